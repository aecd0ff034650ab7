// What a run came to.

import { describe, expect, it } from 'vitest';
import { hasSpike, heightsOf, lastFinite, riseOf } from '../../../web/src/playground/outcome.js';

const run = (trainLoss, status = 'finished') => ({ status, evaluations: { trainLoss } });

describe('a run ended above its start', () => {
  it('if its loss over all training data is higher than it was, by more than a tenth', () => {
    // SGD with rate 30 on the first problem, as replay prints it.
    expect(riseOf(run([0.6735, 27.3, 31.67]))).toEqual({ first: 0.6735, last: 31.67 });
    expect(riseOf(run([0.6735, 27.3, 0.01]))).toBe(null);
    expect(riseOf(run([0.6735, 0.7]))).toBe(null);
    expect(riseOf(run([0.6735, 0.75]))).not.toBe(null);
  });

  it('also where heights are negative or 0', () => {
    expect(riseOf(run([-10, -78]))).toBe(null);
    expect(riseOf(run([-10, -9.5]))).toBe(null);
    expect(riseOf(run([-10, -5]))).toEqual({ first: -10, last: -5 });
    expect(riseOf(run([0, 0]))).toBe(null);
    expect(riseOf(run([0, 1e-3]))).not.toBe(null);
  });

  it('only once it is over, and only by numbers', () => {
    expect(riseOf(run([1, 9], 'training'))).toBe(null);
    expect(riseOf(run([1, NaN], 'diverged'))).toBe(null);
    expect(riseOf(run([1, NaN]))).toBe(null);
    expect(riseOf(run([]))).toBe(null);
    expect(riseOf(run([1]))).toBe(null);
  });
});

describe('a spike', () => {
  const spiking = (batch, trainLoss) => ({
    state: { eventKind: 'spike', step: 64, samplesSeen: 64 * batch, batchesPerEpoch: 210 / batch },
    evaluations: { trainLoss },
  });

  it('of single samples is none while the loss over all data stays below its start', () => {
    expect(hasSpike(spiking(1, [0.69, 0.5, 0.3]))).toBe(false);
    expect(hasSpike(spiking(1, [0.69, 1.8, 0.3]))).toBe(true);
    expect(hasSpike(spiking(32, [0.69, 0.5, 0.3]))).toBe(true);
  });

  it('of heights is one, and of all data at once', () => {
    expect(hasSpike(spiking(210, [0.69, 0.5]))).toBe(true);
    expect(hasSpike({ ...spiking(1, [0.69]), state: { eventKind: '' } })).toBe(false);
  });
});

describe('the last finite measurement', () => {
  it('comes with its step', () => {
    expect(lastFinite([0, 10, 20], [1, 2, NaN])).toEqual({ value: 2, step: 10 });
    expect(lastFinite([0, 10, 20], [1, Infinity, -Infinity])).toEqual({ value: 1, step: 0 });
    expect(lastFinite([0], [NaN])).toEqual({ value: NaN, step: NaN });
    expect(lastFinite([], [])).toEqual({ value: NaN, step: NaN });
  });
});

describe('the heights of a run on a surface', () => {
  const history = { step: Int32Array.of(0, 1, 2), last: Float32Array.of(4, 3, 2) };
  const at = (step, trainLoss) => ({
    history,
    evaluations: { step: Int32Array.from(step), trainLoss: Float32Array.from(trainLoss) },
  });

  it('end with the height after the last update', () => {
    const { step, height } = heightsOf(at([0, 2, 3], [4, 2, 1]));
    expect([...step]).toEqual([0, 1, 2, 3]);
    expect([...height]).toEqual([4, 3, 2, 1]);
  });

  it('end with the last update where the evaluation is older', () => {
    expect([...heightsOf(at([0, 2], [4, 2])).height]).toEqual([4, 3, 2]);
    expect([...heightsOf(at([], [])).height]).toEqual([4, 3, 2]);
  });
});
