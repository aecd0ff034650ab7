// jax-js on its WebAssembly backend: value, gradient and update in one jit, flushed every step by a
// scalar read. Without the read its queue grows and every step gets slower.

import * as jax from '@jax-js/jax';
import { joinParameters, makeBatches, splitParameters } from './dense-parameters.js';

/** @typedef {import('../session.js').Session} Session */

const { numpy: np, nn, jit, tree, valueAndGrad } = jax;

/**
 * @param {import('../workloads.js').Cell} cell
 * @param {import('../material.js').Material} material
 * @returns {Promise<Session>}
 */
export async function open({ workload, rule }, material) {
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { sizes, batch } = workload;
  let weights = splitParameters(sizes, material.parameters).flatMap((part) => [
    np.array(part.weights).reshape([part.inputs, part.outputs]),
    np.array(part.biases),
  ]);
  const { state: firstState, factors, update } = updates[rule.optimizer](rule.params, weights);
  let state = firstState;
  const batches = makeBatches(workload, material, (inputs, labels) => ({
    x: np.array(inputs).reshape([batch, sizes[0]]),
    y: np.array(targets[workload.loss](labels, sizes.at(-1))).reshape([batch, sizes.at(-1)]),
  }));

  const loss = (w, x, y) => losses[workload.loss](forward(workload.activation, w, x), y);
  const train = jit((w, s, scalars, x, y) => {
    const [value, gradient] = valueAndGrad(loss)(tree.ref(w), x, y);
    const [newWeights, newState] = update(w, s, gradient, scalars);
    return [value, newWeights, newState];
  });
  let step = 0;

  return {
    async advance(steps) {
      for (let i = 0; i < steps; ++i) {
        const { x, y } = batches[step++ % batches.length];
        const [value, newWeights, newState] = train(weights, state, factors(step), x.ref, y.ref);
        weights = newWeights;
        state = newState;
        value.item();
      }
    },
    async parameters() {
      const flat = await Promise.all(weights.map((w) => w.ref.data()));
      const parts = sizes
        .slice(1)
        .map((_, l) => ({ weights: flat[2 * l], biases: flat[2 * l + 1] }));
      return joinParameters(sizes, parts);
    },
    close() {
      tree.dispose([weights, state, batches]);
    },
  };
}

// weights: matrix, biases, matrix, biases ...; takes them and x over.
function forward(activation, weights, x) {
  const act = { tanh: np.tanh, relu: nn.relu }[activation];
  for (let l = 0; l < weights.length; l += 2) {
    const z = np.dot(x, weights[l]).add(weights[l + 1]);
    x = l + 2 < weights.length ? act(z) : z;
  }
  return x;
}

const targets = {
  bce: (labels) => Float32Array.from(labels),
  'softmax-ce'(labels, classes) {
    const oneHot = new Float32Array(labels.length * classes);
    labels.forEach((label, s) => (oneHot[s * classes + label] = 1));
    return oneHot;
  },
};

const losses = {
  bce: (z, y) => np.mean(nn.softplus(z.ref).sub(z.mul(y))),
  'softmax-ce': (z, y) => np.mean(np.sum(nn.logSoftmax(z).mul(y), 1)).neg(),
};

// factors(t): what changes from step to step, computed in double; the other numbers are constants of
// the compiled step.
const updates = {
  sgd: ({ lr }) => ({
    state: [],
    factors: () => [],
    update: (weights, state, gradient) => [
      weights.map((w, i) => w.sub(gradient[i].mul(lr))),
      state,
    ],
  }),
  momentum: ({ lr, momentum }, first) => ({
    state: first.map((w) => np.zeros(w.shape)),
    factors: () => [],
    update(weights, state, gradient) {
      const velocity = state.map((v, i) => v.mul(momentum).add(gradient[i]));
      return [weights.map((w, i) => w.sub(velocity[i].ref.mul(lr))), velocity];
    },
  }),
  adam: adamUpdate,
  adamw: adamUpdate,
};

function adamUpdate({ lr, beta1, beta2, eps, weight_decay: decay = 0 }, first) {
  return {
    state: { m: first.map((w) => np.zeros(w.shape)), v: first.map((w) => np.zeros(w.shape)) },
    factors: (t) => [np.array(lr / (1 - beta1 ** t)), np.array(1 / (1 - beta2 ** t))],
    update(weights, state, gradient, [rate, scale]) {
      const m = state.m.map((x, i) => x.mul(beta1).add(gradient[i].ref.mul(1 - beta1)));
      const v = state.v.map((x, i) => x.mul(beta2).add(np.square(gradient[i]).mul(1 - beta2)));
      const next = weights.map((w, i) => {
        const step = m[i].ref.mul(rate.ref).div(np.sqrt(v[i].ref.mul(scale.ref)).add(eps));
        return (decay > 0 ? w.mul(1 - lr * decay) : w).sub(step);
      });
      rate.dispose();
      scale.dispose();
      return [next, { m, v }];
    },
  };
}
