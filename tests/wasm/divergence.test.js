// A run whose numbers leave what can be computed has diverged, and says at which step and why.

import { describe, expect, it } from 'vitest';
import { replayRun } from '../../web/src/engine/worker/replay.js';
import { withRun } from './engine.js';

const surface = (rest) => `problem=surface&${rest}`;

// link, words of the message
const CASES = {
  // Adam's first version divides 0 by 0 where a gradient is 0; the loss does not depend on y.
  'a weight that is not a number, and a loss that does not see it': [
    surface('surface=custom&surface.f=x&start=0:0&steps=20&run=adam-v0,lr=0.01'),
    'a weight is not finite',
    1,
  ],
  'another rule and another weight': [
    surface('surface=custom&surface.f=y^2&start=1:1&steps=20&run=adam-v0,lr=0.01'),
    'a weight is not finite',
    1,
  ],
  'a loss that falls below what single precision holds': [
    surface('surface=saddle&steps=300&run=momentum,lr=0.05'),
    'the loss is not finite',
  ],
  'a loss that rises above it': [
    surface('surface=quadratic&steps=200&run=sgd,lr=1'),
    'the loss is not finite',
  ],
  'a network': ['data=plane&steps=500&activation=identity&run=sgd,lr=1000', 'is not finite'],
};

describe.each(Object.entries(CASES))('%s', (name, [link, words, atStep]) => {
  it('is a divergence', () => {
    withRun(link, (run) => {
      const { step, status } = run.advance(1e6);
      const state = run.state();
      expect(status).toBe('diverged');
      expect(state).toMatchObject({ status: 'diverged', eventKind: 'diverged', eventStep: step });
      expect(state.message).toContain(words);
      if (atStep !== undefined) expect(step).toBe(atStep);
      expect(run.history().trainLoss.every(Number.isFinite)).toBe(true);
    });
  });

  it('is one in a replay, whose rows before it are finite', () => {
    withRun(link, (run) => {
      const steps = replayRun(run, { every: 1 });
      let step = steps.next();
      while (!step.done) step = steps.next();
      const { rows, status } = step.value;
      expect(status).toBe('diverged');
      for (const { trainLoss, gradNorm } of rows.slice(0, -1)) {
        expect([trainLoss, gradNorm].every(Number.isFinite)).toBe(true);
      }
    });
  });
});

describe('a run that stays finite', () => {
  it.each([
    surface('surface=saddle&steps=50&run=momentum,lr=0.05'),
    surface('surface=custom&surface.f=x&start=0:0&steps=20&run=adam,lr=0.01'),
    surface('surface=quadratic&steps=20&run=newton,lr=1'),
  ])('is finished: %s', (link) => {
    withRun(link, (run) => {
      expect(run.advance(1e6).status).toBe('finished');
      expect(run.parameters().every(Number.isFinite)).toBe(true);
    });
  });
});

describe('norms of numbers whose squares are no floats', () => {
  it('are what they are: SGD near a minimum', () => {
    withRun(surface('surface=quadratic&steps=600&run=sgd,lr=0.05'), (run) => {
      run.advance(500);
      const [x, y] = run.parameters();
      const { gradNorm } = run.row();
      expect(gradNorm).toBeGreaterThan(0);
      expect(gradNorm).toBeLessThan(1e-9);
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    });
  });
});
