// ConvNetJS. It differs where the library has nothing else: no sigmoid with cross-entropy, so networks
// with one output use its squared error; no Adam, so Adadelta is timed, which keeps as much state.

import convnetjs from 'convnetjs';
import { layerOffsets, parameterCount } from '../workloads.js';

/** @typedef {import('../session.js').Session} Session */

/**
 * @param {import('../workloads.js').Cell} cell
 * @param {import('../material.js').Material} material
 * @returns {Session}
 */
export function open({ workload, rule }, { inputs, labels, parameters }) {
  const { sizes, activation, loss, batch, samples } = workload;
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...sizes.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation })),
    loss === 'bce'
      ? { type: 'regression', num_neurons: sizes.at(-1) }
      : { type: 'softmax', num_classes: sizes.at(-1) },
  ]);
  const dense = net.layers.filter((layer) => layer.layer_type === 'fc');
  setParameters(dense, sizes, parameters);

  const trainer = new convnetjs.Trainer(net, {
    ...methods[rule.optimizer](rule.params),
    batch_size: batch,
  });
  const used = Math.floor(samples / batch) * batch;
  const data = Array.from({ length: used }, (_, s) => ({
    x: volume(inputs.subarray(s * sizes[0], (s + 1) * sizes[0])),
    y: loss === 'bce' ? [labels[s]] : labels[s],
  }));
  let sample = 0;

  return {
    advance(steps) {
      for (let i = 0; i < steps * batch; ++i) {
        const { x, y } = data[sample];
        trainer.train(x, y);
        sample = (sample + 1) % used;
      }
    },
    parameters: () => getParameters(dense, sizes),
    close() {},
  };
}

const methods = {
  sgd: ({ lr }) => ({ method: 'sgd', learning_rate: lr, momentum: 0 }),
  momentum: ({ lr, momentum }) => ({ method: 'sgd', learning_rate: lr, momentum }),
  adam: () => ({ method: 'adadelta' }),
  adamw: () => ({ method: 'adadelta' }),
};

function volume(values) {
  const vol = new convnetjs.Vol(1, 1, values.length, 0);
  vol.w.set(values);
  return vol;
}

function setParameters(dense, sizes, flat) {
  layerOffsets(sizes).forEach(({ inputs, outputs, weights, biases }, l) => {
    for (let o = 0; o < outputs; ++o) {
      const row = weights + o * inputs;
      dense[l].filters[o].w.set(flat.subarray(row, row + inputs));
    }
    dense[l].biases.w.set(flat.subarray(biases, biases + outputs));
  });
}

function getParameters(dense, sizes) {
  const flat = new Float32Array(parameterCount(sizes));
  layerOffsets(sizes).forEach(({ inputs, outputs, weights, biases }, l) => {
    for (let o = 0; o < outputs; ++o) flat.set(dense[l].filters[o].w, weights + o * inputs);
    flat.set(dense[l].biases.w, biases);
  });
  return flat;
}
