// The time of an update, without what a machine does now and then.

import { describe, expect, it } from 'vitest';
import { StepTime } from '../../../../web/src/engine/page/step-time.js';

/** After stretches of so many updates and milliseconds. */
function leastOf(stretches) {
  const time = new StepTime();
  let [steps, milliseconds] = [0, 0];
  for (const [more, took] of stretches) {
    steps += more;
    milliseconds += took;
    time.add(steps, milliseconds / 1000);
  }
  return time.least;
}

describe('the time of an update', () => {
  it('is not known before the first stretches are over', () => {
    expect(leastOf([])).toBe(0);
    expect(leastOf([[1, 1]])).toBe(0);
    expect(leastOf(Array(2).fill([10, 8]))).toBe(0);
  });

  it('leaves out the start, and all that other programs take', () => {
    const usual = [100, 10];
    const all = [[10, 50], [900, 20], ...Array(20).fill([100, 70]), usual, [3, 200], usual];
    expect(leastOf(all)).toBeCloseTo(1e-4, 9);
  });

  it('takes short stretches together, because clocks are coarse', () => {
    // Two updates a round: most rounds take no time, as far as the clock tells.
    const rounds = Array.from({ length: 200 }, (_, i) => [2, i % 5 ? 0 : 5]);
    expect(leastOf(rounds)).toBeCloseTo(5e-4, 9);
  });

  it('is sure after a few stretches', () => {
    const time = new StepTime();
    const known = Array.from({ length: 7 }, (_, i) => {
      time.add(10 * i, 0.01 * i);
      return time.isSure;
    });
    expect(known).toEqual([false, false, false, false, false, false, true]);
  });

  it('goes on after a run has gone back', () => {
    const time = new StepTime();
    for (let i = 1; i <= 10; i++) time.add(100 * i, 0.01 * i);
    time.add(300, 0.03);
    for (let i = 4; i <= 8; i++) time.add(100 * i, 0.01 * i);
    expect(time.least).toBeCloseTo(1e-4, 9);
  });
});
