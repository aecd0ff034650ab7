// A control, not a peer: straightforward loops over Float32Array, as one would write them by hand.

import { layerOffsets } from '../workloads.js';

/** @typedef {import('../session.js').Session} Session */

const activations = {
  tanh: { value: Math.tanh, slopeAtOutput: (y) => 1 - y * y },
  relu: { value: (x) => (x > 0 ? x : 0), slopeAtOutput: (y) => (y > 0 ? 1 : 0) },
};

/**
 * @param {import('../workloads.js').Cell} cell
 * @param {import('../material.js').Material} material
 * @returns {Session}
 */
export function open({ workload, rule }, material) {
  const { batch, samples } = workload;
  const batches = Math.floor(samples / batch);
  const network = makeNetwork(workload);
  let parameters, update, step;

  function restart() {
    parameters = Float32Array.from(material.parameters);
    update = updates[rule.optimizer](rule.params, parameters);
    step = 0;
  }

  restart();
  return {
    restart,
    advance(steps) {
      for (let i = 0; i < steps; ++i) {
        update(network.gradient(parameters, material, (step++ % batches) * batch));
      }
    },
    parameters: () => parameters,
    close() {},
  };
}

function makeNetwork({ sizes, batch, activation, loss }) {
  const layers = layerOffsets(sizes);
  const last = layers.length - 1;
  const { value, slopeAtOutput } = activations[activation];
  const outputs = sizes.map((units) => new Float32Array(units * batch));
  const deltas = sizes.map((units) => new Float32Array(units * batch));
  const gradient = new Float32Array(layers[last].biases + layers[last].outputs);

  function forward(parameters) {
    layers.forEach((layer, l) => {
      const x = outputs[l];
      const y = outputs[l + 1];
      for (let s = 0; s < batch; ++s) {
        for (let o = 0; o < layer.outputs; ++o) {
          let sum = parameters[layer.biases + o];
          const row = layer.weights + o * layer.inputs;
          const sample = s * layer.inputs;
          for (let i = 0; i < layer.inputs; ++i) sum += parameters[row + i] * x[sample + i];
          y[s * layer.outputs + o] = l < last ? value(sum) : sum;
        }
      }
    });
  }

  function backward(parameters) {
    gradient.fill(0);
    for (let l = last; l >= 0; --l) {
      const { inputs, outputs: units, weights, biases } = layers[l];
      const x = outputs[l];
      const delta = deltas[l + 1];
      const below = deltas[l];
      below.fill(0);
      for (let s = 0; s < batch; ++s) {
        for (let o = 0; o < units; ++o) {
          const d = delta[s * units + o];
          gradient[biases + o] += d;
          const row = weights + o * inputs;
          const sample = s * inputs;
          for (let i = 0; i < inputs; ++i) gradient[row + i] += d * x[sample + i];
          if (l === 0) continue;
          for (let i = 0; i < inputs; ++i) below[sample + i] += d * parameters[row + i];
        }
      }
      if (l > 0) for (let i = 0; i < below.length; ++i) below[i] *= slopeAtOutput(x[i]);
    }
  }

  return {
    gradient(parameters, { inputs, labels }, first) {
      outputs[0].set(inputs.subarray(first * sizes[0], (first + batch) * sizes[0]));
      forward(parameters);
      outputDeltas[loss](outputs[last + 1], labels, first, batch, deltas[last + 1]);
      backward(parameters);
      return gradient;
    },
  };
}

// Derivative of the mean loss by the raw outputs.
const outputDeltas = {
  bce(z, labels, first, batch, delta) {
    for (let s = 0; s < batch; ++s) {
      delta[s] = (1 / (1 + Math.exp(-z[s])) - labels[first + s]) / batch;
    }
  },
  'softmax-ce'(z, labels, first, batch, delta) {
    const classes = z.length / batch;
    for (let s = 0; s < batch; ++s) {
      const row = s * classes;
      let max = -Infinity;
      for (let c = 0; c < classes; ++c) max = Math.max(max, z[row + c]);
      let sum = 0;
      for (let c = 0; c < classes; ++c) sum += delta[row + c] = Math.exp(z[row + c] - max);
      for (let c = 0; c < classes; ++c) delta[row + c] /= sum * batch;
      delta[row + labels[first + s]] -= 1 / batch;
    }
  },
};

const updates = {
  sgd:
    ({ lr }, weights) =>
    (gradient) => {
      for (let i = 0; i < weights.length; ++i) weights[i] -= lr * gradient[i];
    },
  momentum({ lr, momentum }, weights) {
    const velocity = new Float32Array(weights.length);
    return (gradient) => {
      for (let i = 0; i < weights.length; ++i) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        weights[i] -= lr * velocity[i];
      }
    };
  },
  adam: adamUpdate,
  adamw: adamUpdate,
};

function adamUpdate({ lr, beta1, beta2, eps, weight_decay: decay = 0 }, weights) {
  const m = new Float32Array(weights.length);
  const v = new Float32Array(weights.length);
  let t = 0;
  return (gradient) => {
    ++t;
    const rate = lr / (1 - beta1 ** t);
    const scale = 1 / (1 - beta2 ** t);
    for (let i = 0; i < weights.length; ++i) {
      const g = gradient[i];
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      weights[i] -= lr * decay * weights[i] + (rate * m[i]) / (Math.sqrt(v[i] * scale) + eps);
    }
  };
}
