// What a quantity is, and what several of them have in common.

/** @typedef {import('./measured.js').Measured} Measured */
/** @typedef {import('./measured.js').Series} Series */

/**
 * @typedef {'loss' | 'step' | 'count' | 'ratio' | 'rate' | 'share'} Unit how a value is written
 */

/**
 * @typedef {object} Found what a quantity is for a run
 * @property {number} value NaN: it was not measured, or there is no such thing
 * @property {number} [after] of a step: it is later than this one, and at the latest the value. Without:
 *   the value is exact
 */

/**
 * @typedef {object} Quantity a number that says something about a run
 * @property {string} id
 * @property {string} words what it is
 * @property {string} short the same in a table or a goal; {} is the place of the argument
 * @property {Unit} unit
 * @property {string} [argument] what has to be said besides the run, in words; without: nothing
 * @property {boolean} [needsOther] whether it compares with another run
 * @property {boolean} [needsView] whether it is measured only where a view shows it
 * @property {Moment} [moment] without: it says something about a whole run, or about more than one moment of it
 * @property {(run: Measured, argument?: number, other?: Measured) => Found} compute
 */

/**
 * @typedef {object} Moment what a quantity is at each moment
 * @property {'lower' | 'higher'} better
 * @property {(run: Measured) => Series} series
 */

/** @type {Readonly<Found>} */
export const NOTHING = Object.freeze({ value: NaN });

/** @typedef {{ step: number, value: number }} Point a measurement */

/** @type {WeakMap<Series, Point[]>} many quantities read the same measurements */
const known = new WeakMap();

/**
 * @param {Series} series that does not change any more
 * @returns {Point[]} those that are finite numbers
 */
export function finite(series) {
  let points = known.get(series);
  if (!points) {
    const { step, value } = series;
    points = Array.from(value, (one, i) => ({ step: step[i], value: one })).filter((point) =>
      Number.isFinite(point.value),
    );
    known.set(series, points);
  }
  return points;
}

/**
 * A step at which something was seen for the first time.
 * @param {Series['step']} steps of all measurements
 * @param {number} at index of the one that saw it; -1: none did
 * @returns {Found}
 */
export function stepFound(steps, at) {
  if (at < 0) return NOTHING;
  return at === 0 ? { value: steps[0] } : { value: steps[at], after: steps[at - 1] };
}

/**
 * @param {Series} series
 * @param {(a: number, b: number) => boolean} isBetter whether a is, strictly
 * @returns {{ step: number, value: number } | undefined} the first of the best ones
 */
export function extreme(series, isBetter) {
  /** @type {{ step: number, value: number } | undefined} */
  let best;
  for (const point of finite(series)) if (!best || isBetter(point.value, best.value)) best = point;
  return best;
}

/**
 * @param {number} a
 * @param {number} b
 */
export const isLower = (a, b) => a < b;

/**
 * @param {number} a
 * @param {number} b
 */
export const isHigher = (a, b) => a > b;
