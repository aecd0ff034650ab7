// TensorFlow.js by its core interface, optimizer.minimize; batches are tensors made beforehand.

import { joinParameters, makeBatches, splitParameters } from './dense-parameters.js';

/** @typedef {import('../session.js').Session} Session */

/**
 * @param {object} tf the module, its backend chosen and ready
 * @param {import('../workloads.js').Cell} cell
 * @param {import('../material.js').Material} material
 * @returns {Session}
 */
export function openSession(tf, { workload, rule }, material) {
  const { sizes, batch } = workload;
  const layers = splitParameters(sizes, material.parameters).map((part) => ({
    weights: tf.variable(tf.tensor2d(part.weights, [part.inputs, part.outputs])),
    biases: tf.variable(tf.tensor1d(part.biases)),
  }));
  const variables = layers.flatMap(({ weights, biases }) => [weights, biases]);
  const batches = makeBatches(workload, material, (inputs, labels) => ({
    x: tf.tensor2d(inputs, [batch, sizes[0]]),
    y: targets[workload.loss](tf, labels, sizes.at(-1)),
  }));
  const activation = (x) => tf[workload.activation](x);
  const loss = losses[workload.loss];
  const optimizer = optimizers[rule.optimizer](tf, rule.params);
  const kept = 1 - rule.params.lr * (rule.params.weight_decay ?? 0);
  let step = 0;

  function forward(x) {
    return layers.reduce((input, { weights, biases }, l) => {
      const z = tf.add(tf.matMul(input, weights), biases);
      return l < layers.length - 1 ? activation(z) : z;
    }, x);
  }

  function train({ x, y }) {
    // It has no AdamW: the decay is a pass of its own.
    if (kept !== 1) tf.tidy(() => variables.forEach((v) => v.assign(tf.mul(v, kept))));
    optimizer.minimize(() => loss(tf, forward(x), y), false, variables);
  }

  return {
    advance(steps) {
      for (let i = 0; i < steps; ++i) train(batches[step++ % batches.length]);
    },
    async parameters() {
      const read = layers.map(async ({ weights, biases }) => ({
        weights: await weights.data(),
        biases: await biases.data(),
      }));
      return joinParameters(sizes, await Promise.all(read));
    },
    close: () => tf.disposeVariables(),
  };
}

const targets = {
  bce: (tf, labels) => tf.tensor2d(Float32Array.from(labels), [labels.length, 1]),
  'softmax-ce': (tf, labels, classes) =>
    tf.tidy(() =>
      tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes), 'float32'),
    ),
};

const losses = {
  bce: (tf, z, y) => tf.losses.sigmoidCrossEntropy(y, z),
  'softmax-ce': (tf, z, y) => tf.losses.softmaxCrossEntropy(y, z),
};

const optimizers = {
  sgd: (tf, { lr }) => tf.train.sgd(lr),
  momentum: (tf, { lr, momentum }) => tf.train.momentum(lr, momentum),
  adam: (tf, { lr, beta1, beta2, eps }) => tf.train.adam(lr, beta1, beta2, eps),
  adamw: (tf, { lr, beta1, beta2, eps }) => tf.train.adam(lr, beta1, beta2, eps),
};
