// One yardstick for all engines: the loss of given weights on the training data, in double precision.

import { layerOffsets } from './workloads.js';

/**
 * Mean loss over samples first ... first + count - 1.
 * @param {import('./workloads.js').Workload} workload
 * @param {{ inputs: Float32Array, labels: Uint8Array }} material
 * @param {Float32Array} parameters flat, see layerOffsets
 * @param {{ first?: number, count?: number }} [part] default: all samples
 * @returns {number}
 */
export function fullLoss(workload, material, parameters, { first = 0, count } = {}) {
  const total = count ?? workload.samples;
  let sum = 0;
  for (let s = first; s < first + total; ++s) {
    sum += sampleLosses[workload.loss](
      rawOutputs(workload, material.inputs, parameters, s),
      material.labels[s],
    );
  }
  return sum / total;
}

function rawOutputs({ sizes, activation }, inputs, parameters, sample) {
  const layers = layerOffsets(sizes);
  let x = inputs.subarray(sample * sizes[0], (sample + 1) * sizes[0]);
  layers.forEach((layer, l) => {
    const y = new Float64Array(layer.outputs);
    for (let o = 0; o < layer.outputs; ++o) {
      let sum = parameters[layer.biases + o];
      const row = layer.weights + o * layer.inputs;
      for (let i = 0; i < layer.inputs; ++i) sum += parameters[row + i] * x[i];
      y[o] = l < layers.length - 1 ? activations[activation](sum) : sum;
    }
    x = y;
  });
  return x;
}

const activations = { tanh: Math.tanh, relu: (x) => Math.max(x, 0) };

const sampleLosses = {
  bce: ([z], label) => Math.max(z, 0) - label * z + Math.log1p(Math.exp(-Math.abs(z))),
  'softmax-ce'(z, label) {
    const max = Math.max(...z);
    return max + Math.log(z.reduce((sum, value) => sum + Math.exp(value - max), 0)) - z[label];
  },
};
