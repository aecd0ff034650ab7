// What is said about a step, against numbers by hand.

import { describe, expect, it } from 'vitest';
import { pairWords, stepWords } from '../../../web/src/steps/words.js';

/** A look at a step with these values of lines. */
function lookOf({ t = 5, rate = 0.01, gradient = 2, move, values = {}, isSkipped = false }) {
  const lines = Object.entries(values).map(([target, value]) => ({ target, value }));
  return {
    ...{ t, gradient, weight: 1, newWeight: 1 + move, isSkipped },
    report: { rate },
    rule: { lines },
  };
}

describe('the words about a step', () => {
  it('say why the first step of Adam is the rate', () => {
    const first = { t: 1, gradient: -0.3, move: 0.01, values: { m_hat: -0.3, v_hat: 0.09 } };
    expect(stepWords(lookOf(first))).toMatch(
      /m̂\/√v̂ is −1, however large the gradient is: the step is the rate\./,
    );
    const second = { ...first, t: 2 };
    expect(stepWords(lookOf(second))).not.toMatch(/first step/);
  });

  it('compare it with gradient descent', () => {
    expect(stepWords(lookOf({ move: -0.02 }))).toBe('The step is the rate times the gradient.');
    expect(stepWords(lookOf({ move: -0.06 }))).toMatch(
      /3\.0 times as long as that of plain gradient descent/,
    );
    expect(stepWords(lookOf({ move: -0.005 }))).toMatch(/4\.0 times shorter than/);
  });

  it('tell that momentum carries a weight up its gradient', () => {
    expect(stepWords(lookOf({ move: 0.05 }))).toMatch(/moves up its own gradient/);
  });

  it('tell that only the sign counts', () => {
    expect(stepWords(lookOf({ move: -0.01 }))).toMatch(/as long as the rate, 0.01: only the sign/);
  });

  it('say that nothing moves', () => {
    expect(stepWords(lookOf({ move: 0 }))).toBe('The weight does not move in this step.');
    expect(stepWords(lookOf({ move: 0.1, isSkipped: true }))).toMatch(/leaves this step out/);
  });
});

describe('the words about two runs', () => {
  const run = (name, move) => ({ name, look: lookOf({ t: 1, move }) });

  it('name the one that goes further', () => {
    expect(pairWords(run('SGD', -0.001), run('Adam', -0.03))).toBe(
      'At step 1, Adam moves this weight 30 times as far as SGD.',
    );
  });

  it('do not count in which direction, and say when they are alike', () => {
    expect(pairWords(run('SGD', 0.01), run('Adam', -0.01))).toBe(
      'At step 1, both runs move this weight alike.',
    );
    expect(pairWords(run('SGD', 0), run('Adam', -0.01))).toBe('');
  });
});
