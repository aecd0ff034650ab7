// The values that a study tries. Rounded to three digits: readable, and the same in every
// engine, whatever its logarithms do in the last place.

/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('./axes.js').AxisParam} AxisParam */
/** @typedef {Pick<Param, 'min' | 'max' | 'sliderMin' | 'sliderMax'> & AxisParam} NumberParam */

const DIGITS = 3;
// Good rates are looked for from the lowest present one divided by this to the highest times this.
const AROUND = 100;
const LOWEST = 1e-6;

/**
 * @param {number} value
 * @param {number} [digits]
 * @returns {number} with so many significant digits
 */
export function roundTo(value, digits = DIGITS) {
  return Number(value.toPrecision(digits));
}

/**
 * Values at equal ratios; both ends as given.
 * @param {number} from positive
 * @param {number} to positive
 * @param {number} points at least 1
 * @returns {number[]} one in the middle for a single point
 */
export function logGrid(from, to, points) {
  if (points === 1) return [roundTo(Math.sqrt(from * to))];
  const inner = (/** @type {number} */ i) => roundTo(from * (to / from) ** (i / (points - 1)));
  return ends(from, to, points, inner);
}

/**
 * Values at equal distances; both ends as given.
 * @param {number} from
 * @param {number} to
 * @param {number} points at least 1
 * @returns {number[]}
 */
export function linearGrid(from, to, points) {
  if (points === 1) return [roundTo((from + to) / 2)];
  const inner = (/** @type {number} */ i) => roundTo(from + ((to - from) * i) / (points - 1));
  return ends(from, to, points, inner);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} points
 * @param {(i: number) => number} inner a value between the ends
 */
function ends(from, to, points, inner) {
  const values = Array.from({ length: points }, (_, i) => {
    if (i === 0) return from;
    return i === points - 1 ? to : inner(i);
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

/**
 * The values of a parameter between two ends, spaced as its slider is.
 * @param {NumberParam} param
 * @param {number} from
 * @param {number} to
 * @param {number} points
 * @returns {number[]} growing, each once, all valid
 */
export function gridOf(param, from, to, points) {
  const [low, high] = from <= to ? [from, to] : [to, from];
  const valid = (/** @type {number} */ value) => {
    const whole = param.type === 'int' ? Math.round(value) : value;
    return Math.min(param.max, Math.max(lowestOf(param), whole));
  };
  return [...new Set(spaced(param, low, high, points).map(valid))].sort((a, b) => a - b);
}

/**
 * @param {NumberParam} param
 * @param {number} low
 * @param {number} high
 * @param {number} points
 */
function spaced(param, low, high, points) {
  if (param.complement && high < 1) {
    return logGrid(roundTo(1 - high), roundTo(1 - low), points).map((gap) => roundTo(1 - gap, 6));
  }
  if (param.scale !== 'log' || high <= 0) return linearGrid(low, high, points);
  // Zero has no logarithm: it is a value apart from the grid.
  if (low > 0) return logGrid(low, high, points);
  const start = Math.min(param.sliderMin > 0 ? param.sliderMin : LOWEST, high);
  return points > 1 ? [low, ...logGrid(start, high, points - 1)] : [low];
}

/** @param {NumberParam} param */
function lowestOf(param) {
  if (!param.minExcluded) return param.min;
  return param.sliderMin > param.min ? param.sliderMin : Math.min(LOWEST, param.max);
}

/**
 * Where to look for good values of a parameter: in the range of its slider; for rates far around
 * those that the runs have, and for free names up to them.
 * @param {NumberParam} param
 * @param {number[]} present values of the runs
 * @returns {{ from: number, to: number }}
 */
export function usualRange(param, present) {
  const given = present.filter((value) => value > 0);
  if (param.id === 'lr' && given.length) {
    const from = roundTo(Math.min(...given) / AROUND);
    return { from, to: Math.min(param.max, roundTo(Math.max(...given) * AROUND)) };
  }
  // All that is known of a free name is what the runs have.
  const to = param.isFree ? Math.max(param.sliderMax, ...present) : param.sliderMax;
  return { from: param.sliderMin, to };
}

/**
 * All values of a parameter that has no scale.
 * @param {AxisParam} param of type choice or bool
 * @returns {Array<string | boolean>}
 */
export function everyChoice(param) {
  return param.type === 'bool' ? [false, true] : (param.choices ?? []);
}
