// The gradients of batch norm as the lesson on norms derives them, computed here by hand.

import { describe, expect, it } from 'vitest';
import { withRun } from './engine.js';

const EPSILON = 1e-5;
const LINK =
  'data=plane&noise=0.1&hidden=3&activation=tanh&norm=batch&loss=mse&batch=8&steps=40&run=sgd,lr=0.1';

const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
const sum = (values) => values.reduce((total, one) => total + one, 0);
const column = (pairs, k) => pairs.map((pair) => pair[k]);
const product = (left, right) => left.map((one, i) => one * right[i]);

// What a run has in its tensors, by their names.
function tensorsOf(run, values) {
  let at = 0;
  return Object.fromEntries(
    run.tensors().map(({ name, shape }) => {
      const count = shape.reduce((all, side) => all * side, 1);
      return [name, [...values.subarray(at, (at += count))]];
    }),
  );
}

// Samples have two inputs, and units two weights, which stand next to each other.
const pairOf = (values, unit) => values.slice(2 * unit, 2 * unit + 2);
const dot = (left, right) => sum(product(left, right));

// The batch goes forward through the hidden layer; then what comes back to each y, unit by unit.
function passOf({ '0.W': w, '1.gamma': gamma, '1.beta': rho, '3.W': v, '3.b': [c] }, x, targets) {
  const units = gamma.map((_, u) => {
    const z = x.map((pair) => dot(pairOf(w, u), pair));
    const middle = mean(z);
    const deviation = Math.sqrt(mean(z.map((one) => (one - middle) ** 2)) + EPSILON);
    const normal = z.map((one) => (one - middle) / deviation);
    const active = normal.map((one) => Math.tanh(gamma[u] * one + rho[u]));
    return { deviation, normal, active };
  });
  const errors = targets.map(
    (target, i) => sum(units.map(({ active }, u) => v[u] * active[i])) + c - target,
  );
  const deltas = units.map(({ active }, u) =>
    active.map((one, i) => ((2 * errors[i]) / x.length) * v[u] * (1 - one ** 2)),
  );
  return { units, deltas, loss: mean(errors.map((one) => one ** 2)) };
}

describe('batch norm', () => {
  it('has the gradients that are derived in its lesson, at the start and later', () => {
    withRun(LINK, (run) => {
      const { inputs, targets } = run.data();
      for (const steps of [0, 37]) {
        run.advance(steps);
        const rows = [...run.batch(run.state().step)];
        const x = rows.map((row) => pairOf(inputs, row));
        const parameters = tensorsOf(run, run.parameters());
        const { loss, gradient } = run.lossAndGradient();
        const wanted = tensorsOf(run, gradient);
        const pass = passOf(
          parameters,
          x,
          rows.map((row) => targets[row]),
        );
        expect(pass.loss).toBeCloseTo(loss, 5);
        pass.units.forEach(({ deviation, normal }, u) => {
          const delta = pass.deltas[u];
          const along = mean(product(delta, normal));
          const scale = parameters['1.gamma'][u] / deviation;
          const back = delta.map((one, i) => scale * (one - mean(delta) - normal[i] * along));
          expect(dot(delta, normal)).toBeCloseTo(wanted['1.gamma'][u], 5);
          expect(sum(delta)).toBeCloseTo(wanted['1.beta'][u], 5);
          const [first, second] = pairOf(wanted['0.W'], u);
          expect(dot(back, column(x, 0))).toBeCloseTo(first, 5);
          expect(dot(back, column(x, 1))).toBeCloseTo(second, 5);
          // What a bias in front of the norm would learn.
          expect(sum(back)).toBeCloseTo(0, 12);
          // The scale of the weights has no meaning, so the gradient is at right angles to them.
          const weights = pairOf(parameters['0.W'], u);
          const lengths = Math.hypot(first, second) * Math.hypot(...weights);
          expect(Math.abs(dot([first, second], weights))).toBeLessThan(1e-3 * lengths);
        });
      }
    });
  });
});
