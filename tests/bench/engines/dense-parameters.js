// Between our flat parameters and the matrices of libraries, whose weights are in x out.

import { layerOffsets, parameterCount } from '../workloads.js';

/**
 * Cuts flat parameters into one matrix and one vector a layer.
 * @param {number[]} sizes units of each layer, the input first
 * @param {Float32Array} flat
 * @returns {{ inputs: number, outputs: number, weights: Float32Array, biases: Float32Array }[]}
 *   weights in x out, row by row
 */
export function splitParameters(sizes, flat) {
  return layerOffsets(sizes).map(({ inputs, outputs, weights, biases }) => ({
    inputs,
    outputs,
    weights: transposed(flat.subarray(weights, biases), outputs, inputs),
    biases: flat.slice(biases, biases + outputs),
  }));
}

/**
 * The inverse of splitParameters.
 * @param {number[]} sizes
 * @param {{ weights: Float32Array, biases: Float32Array }[]} parts weights in x out
 * @returns {Float32Array}
 */
export function joinParameters(sizes, parts) {
  const flat = new Float32Array(parameterCount(sizes));
  layerOffsets(sizes).forEach(({ inputs, outputs, weights, biases }, l) => {
    flat.set(transposed(parts[l].weights, inputs, outputs), weights);
    flat.set(parts[l].biases, biases);
  });
  return flat;
}

function transposed(matrix, rows, columns) {
  const result = new Float32Array(matrix.length);
  for (let r = 0; r < rows; ++r) {
    for (let c = 0; c < columns; ++c) result[c * rows + r] = matrix[r * columns + c];
  }
  return result;
}

/**
 * Calls `make(inputs, labels)` for each mini-batch of an epoch.
 * @template Batch
 * @param {import('../workloads.js').Workload} workload
 * @param {import('../material.js').Material} material
 * @param {(inputs: Float32Array, labels: Uint8Array) => Batch} make inputs: batch x features
 * @returns {Batch[]}
 */
export function makeBatches({ sizes, batch, samples }, { inputs, labels }, make) {
  return Array.from({ length: Math.floor(samples / batch) }, (_, i) => {
    const first = i * batch;
    const last = first + batch;
    return make(inputs.slice(first * sizes[0], last * sizes[0]), labels.slice(first, last));
  });
}
