// An axis of a map: which value of a hyperparameter belongs to which place of the window. Zooms go on without end, so
// values are computed in plain arithmetic, which is the same in every engine.

import { roundTo, usualRange } from '../grid.js';

/** @typedef {import('../axes.js').Target} Target */
/** @typedef {import('../grid.js').NumberParam} NumberParam */
/** @typedef {{ from: number, to: number }} Window */

/**
 * @typedef {object} MapAxis
 * @property {string} key
 * @property {NumberParam} param
 * @property {'linear' | 'log' | 'complement'} scale complement: logarithmic in 1 - value
 * @property {number} from value at the left or lower edge of the window
 * @property {number} to at the other edge
 * @property {number} cells
 * @property {number[]} values in the middles of the cells, growing; whole numbers each once
 */

// Powers are rounded to so many digits: engines differ in the last ones.
const DIGITS = 9;
// Windows in which the ends differ by less are divided evenly, without powers.
const NARROW = 1.05;
// A map should reach beyond the rates at which training converges.
const BEYOND = 10;
// Where a slider begins at 0, a logarithm needs another end.
const LEAST = 1e-4;

/**
 * @param {string} key
 * @param {Target} target
 * @param {{ from: number | null, to: number | null, cells: number }} wish null: what suits it
 * @returns {MapAxis}
 */
export function mapAxis(key, target, { from, to, cells }) {
  const param = /** @type {NumberParam} */ (target.param);
  const window = windowOf(param, Number(target.value), { from, to });
  const scale = scaleOf(param, window);
  const axis = { key, param, scale, ...window, cells, values: /** @type {number[]} */ ([]) };
  const values = Array.from({ length: cells }, (_, i) => valueAt(axis, (i + 0.5) / cells));
  return { ...axis, values: param.type === 'int' ? [...new Set(values)] : values };
}

/**
 * @param {NumberParam} param
 * @param {number} present value of the run
 * @param {{ from: number | null, to: number | null }} wish
 * @returns {Window}
 */
function windowOf(param, present, { from, to }) {
  const range = usualRange(param, [present]);
  const usual =
    param.id === 'lr' ? { ...range, to: Math.min(param.max, BEYOND * range.to) } : range;
  const isLog = param.scale === 'log' && !param.complement;
  const least = isLog && usual.from <= 0 ? Math.min(LEAST, usual.to) : usual.from;
  const [low, high] = [from ?? least, to ?? usual.to].sort((a, b) => a - b);
  const inside = (/** @type {number} */ value) => Math.min(param.max, Math.max(param.min, value));
  const window = { from: inside(low), to: inside(high) };
  return window.to > window.from ? window : { from: param.sliderMin, to: param.sliderMax };
}

/**
 * @param {NumberParam} param
 * @param {Window} window
 * @returns {MapAxis['scale']}
 */
function scaleOf(param, { from, to }) {
  if (param.complement && to < 1) return 'complement';
  return param.scale === 'log' && from > 0 ? 'log' : 'linear';
}

/**
 * @param {Pick<MapAxis, 'scale' | 'from' | 'to' | 'param'>} axis
 * @param {number} share 0: left or lower edge, 1: the other
 * @returns {number}
 */
export function valueAt({ scale, from, to, param }, share) {
  const value = between(scale, from, to, share);
  return param.type === 'int' ? Math.round(value) : value;
}

/**
 * @param {MapAxis['scale']} scale
 * @param {number} from
 * @param {number} to
 * @param {number} share
 * @returns {number}
 */
function between(scale, from, to, share) {
  if (scale === 'linear' || isNarrow(scale, from, to)) return from + (to - from) * share;
  if (scale === 'complement') return 1 - between('log', 1 - from, 1 - to, share);
  return roundTo(from * (to / from) ** share, DIGITS);
}

/**
 * @param {MapAxis['scale']} scale
 * @param {number} from
 * @param {number} to
 */
function isNarrow(scale, from, to) {
  const [a, b] = scale === 'log' ? [from, to] : [1 - from, 1 - to];
  return Math.max(a, b) / Math.min(a, b) < NARROW;
}

/**
 * Where a value lies in the window.
 * @param {MapAxis} axis
 * @param {number} value
 * @returns {number} 0..1 inside
 */
export function shareOf({ scale, from, to }, value) {
  if (scale === 'linear' || isNarrow(scale, from, to)) return (value - from) / (to - from);
  if (scale === 'log') return Math.log(value / from) / Math.log(to / from);
  return Math.log((1 - value) / (1 - from)) / Math.log((1 - to) / (1 - from));
}

/**
 * How many digits tell neighbouring cells apart.
 * @param {MapAxis} axis
 * @returns {number} distance of two cells, in parts of their value
 */
export function finenessOf({ values }) {
  const [first, second] = [values[0], values[1] ?? values[0]];
  return Math.abs(second - first) / Math.max(Math.abs(first), Math.abs(second));
}
