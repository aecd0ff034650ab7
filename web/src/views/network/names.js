// What the layers and units of a network are called.

/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */

/**
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @returns {string} "inputs", "hidden 2", "output"
 */
export function layerName({ network: { columns } }, column) {
  if (column === 0) return columns[0].count === 1 ? 'input' : 'inputs';
  if (column < columns.length - 1) return `hidden ${column}`;
  return columns[column].count === 1 ? 'output' : 'outputs';
}

/**
 * The name of an input, or of the class that an output stands for.
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @param {number} row among the units that are shown
 * @returns {string} empty: it has none of its own
 */
export function ownName({ network: { columns }, data, imageWidth }, column, row) {
  const unit = columns[column].units[row];
  if (column === 0) return imageWidth ? '' : (data.featureNames[unit] ?? `input ${unit + 1}`);
  if (column < columns.length - 1 || columns[column].count === 1) return '';
  return className(data, unit);
}

/**
 * @param {DrawnNetwork['data']} data
 * @param {number} index
 */
export function className({ classNames }, index) {
  return classNames[index] ?? String(index);
}

/**
 * A unit in words.
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @param {number} row among the units that are shown
 * @returns {string} "x1", "hidden 1, unit 3", "output", "output for class 2"
 */
export function unitName(drawn, column, row) {
  const { columns } = drawn.network;
  if (column === 0) return ownName(drawn, column, row) || `the ${columns[0].count} pixels`;
  if (column < columns.length - 1) {
    return `${layerName(drawn, column)}, unit ${columns[column].units[row] + 1}`;
  }
  const name = ownName(drawn, column, row);
  return name ? `output for class ${name}` : 'output';
}
