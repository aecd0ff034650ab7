// A weight is known by its place in the flat list of all parameters; here that is a tensor, a row and a column.
// Light: the description of the view needs it.

/** @typedef {import('../../engine/wasm/bindings.js').Tensor} Tensor */

/** The weight that is looked at first. */
export const FIRST = 0;
/** Steps before the present one that are listed. */
export const LAST_STEPS = 20;
/** Of networks with at most so many weights, all of them are reported where sums need them. */
export const MOST_WEIGHTS = 4096;

/**
 * @typedef {object} Place
 * @property {number} tensor index
 * @property {number} row
 * @property {number} column 0 in vectors
 */

/**
 * @param {Tensor[]} tensors at least one
 * @param {number} index of a parameter; beyond the last one: that one
 * @returns {Place}
 */
export function placeOfWeight(tensors, index) {
  let rest = Math.max(0, Math.floor(index));
  for (const [tensor, { shape }] of tensors.entries()) {
    const size = sizeOf(shape);
    if (rest < size) return placeIn(shape, tensor, rest);
    rest -= size;
  }
  const last = tensors.length - 1;
  return placeIn(tensors[last].shape, last, sizeOf(tensors[last].shape) - 1);
}

/**
 * @param {Tensor[]} tensors
 * @param {Place} place what is beyond a tensor's end is its last row or column
 * @returns {number} index among all parameters
 */
export function indexOfWeight(tensors, { tensor, row, column }) {
  const before = tensors.slice(0, tensor).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const [rows, columns = 1] = tensors[tensor].shape;
  return before + clamp(row, rows) * columns + clamp(column, columns);
}

/** @type {Record<string, string>} */
const KINDS = { W: 'weights', b: 'biases', gamma: 'factors', rho: 'shifts', a: 'slopes' };
const COORDINATES = ['x', 'y'];

/**
 * @param {Tensor} tensor
 * @returns {string} "Layer 1 weights"; of a surface: its own name
 */
export function tensorName({ name }) {
  const [, layer, kind] = /^(\d+)\.(.*)$/.exec(name) ?? [];
  return layer === undefined ? name : `Layer ${Number(layer) + 1} ${KINDS[kind] ?? kind}`;
}

/**
 * @param {Tensor[]} tensors
 * @param {Place} place
 * @returns {string} "Layer 1 weights, unit 3, input 1"; of a surface: "x" or "y"
 */
export function weightName(tensors, { tensor, row, column }) {
  const { name, shape } = tensors[tensor];
  if (!name.includes('.')) return COORDINATES[row] ?? name;
  const parts = [tensorName(tensors[tensor]), `unit ${row + 1}`];
  return [...parts, ...(shape.length > 1 ? [`input ${column + 1}`] : [])].join(', ');
}

/**
 * @param {number[]} shape
 * @param {number} tensor
 * @param {number} index in the tensor
 * @returns {Place}
 */
function placeIn([, columns = 1], tensor, index) {
  return { tensor, row: Math.floor(index / columns), column: index % columns };
}

/**
 * @param {number[]} shape
 * @returns {number} how many weights there are
 */
export function sizeOf(shape) {
  return shape.reduce((size, length) => size * length, 1);
}

/**
 * @param {number} place
 * @param {number} count
 */
function clamp(place, count) {
  return Math.max(0, Math.min(count - 1, place));
}
