// Experiments that a reader would try first do what they should.

import { describe, expect, it } from 'vitest';
import { withRun } from './engine.js';

// Trains to the end; where that is, what was measured there, and what happened on the way.
const train = (link) =>
  withRun(link, (run) => {
    const { step, status } = run.advance(1e6);
    return { step, status, row: run.row(), state: run.state(), history: run.history() };
  });

describe('digits', () => {
  it('are told apart by a small network', () => {
    const link = 'data=digits&hidden=64-32&activation=relu&split=0.8&steps=1000&run=adam,lr=0.003';
    const { status, row, state } = train(link);
    expect(status).toBe('finished');
    expect(state.parameterCount).toBe(64 * 64 + 64 + (64 * 32 + 32) + (32 * 10 + 10));
    expect(row.valAccuracy).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a linear classifier on MNIST', () => {
  const link = (steps, lr) => `data=mnist&hidden=none&batch=64&steps=${steps}&run=sgd,lr=${lr}`;

  it('learns with a fitting rate, and nothing remarkable happens', () => {
    const { row, state, history } = train(link(300, 0.1));
    expect(state.parameterCount).toBe(784 * 10 + 10);
    expect(row.valAccuracy).toBeGreaterThanOrEqual(0.85);
    expect(state.eventKind).toBe('');
    expect(Math.max(...history.max)).toBeLessThan(1.5 * history.trainLoss[0]);
  });

  it.each([5, 10])('explodes with a rate of %d, and says where', (lr) => {
    const { state, history } = train(link(30, lr));
    expect(['spike', 'diverged']).toContain(state.eventKind);
    expect(state.eventStep).toBeGreaterThan(0);
    expect(state.message).toMatch(/loss/);
    expect(Math.max(...history.max)).toBeGreaterThan(3 * history.trainLoss[0]);
  });
});

describe('spirals', () => {
  it('are learned by two hidden layers and Adam', () => {
    const { status, row } = train('hidden=16-16&steps=2000&run=adam,lr=0.01');
    expect(status).toBe('finished');
    expect(row.valAccuracy).toBeGreaterThanOrEqual(0.97);
  });
});
