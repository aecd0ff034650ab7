// The samples that a run trains on, one by one.

/** @typedef {import('../engine/wasm/bindings.js').RunData} RunData */

/**
 * @typedef {object} DataRow
 * @property {Float32Array} inputs as the network sees them
 * @property {number} target index of the class, or the number to predict
 * @property {string} [label] name of the class
 * @property {boolean} isTraining false: it is validated with
 */

/**
 * @param {RunData} data
 * @returns {DataRow[]}
 */
export function rowsOf({ rows, features, labels, inputs, targets, training }) {
  return Array.from({ length: rows }, (_, row) => ({
    inputs: inputs.subarray(row * features, (row + 1) * features),
    target: targets[row],
    label: labels[targets[row]],
    isTraining: training[row] === 1,
  }));
}
