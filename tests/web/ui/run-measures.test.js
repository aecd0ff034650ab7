// The numbers of one row of the table of runs.

import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../web/src/ui/panels/run-measures.js';

const floats = (...values) => Float32Array.from(values);

/** A run with a history of one update per entry and evaluations at steps 0, 4 and 8. */
function run({ status = 'finished', losses, evaluations, ...state }) {
  return {
    status,
    state: { step: losses.length, bestStep: 4, microsecondsPerStep: 4200, isTimed: true, ...state },
    history: { step: Int32Array.from(losses.keys()), last: floats(...losses) },
    evaluations: { step: Int32Array.of(0, 4, 8), ...evaluations },
  };
}

const evaluations = {
  trainLoss: floats(1, 0.5, 0.25),
  valLoss: floats(1.1, 0.6, 0.3),
  valAccuracy: floats(0.5, 0.9, 0.988),
  valR2: floats(NaN, 0.5, 0.12345),
  gradNorm: floats(3, 2, NaN),
};
const now = (text) => ({ text, oldStep: null });

describe('the numbers of a run', () => {
  const finished = run({ losses: [1, 0.7, 0.123456], evaluations });

  it('are those that were measured last, with the digits that they have everywhere', () => {
    const { training, validation, quality, best, time } = measuresOf(finished, 'classification');
    expect(training).toEqual(now('0.25'));
    expect(validation).toEqual(now('0.3'));
    expect(quality).toEqual(now('98.8\u202f%'));
    expect([best, time]).toEqual(['4', '4.2 ms']);
  });

  it('say R² where the targets are numbers, and the gradient on a surface', () => {
    expect(measuresOf(finished, 'regression').quality).toEqual(now('0.1235'));
    expect(measuresOf(finished, 'surface').quality).toEqual(now('2'));
  });

  it('say of which step they are once training pauses and the run is further', () => {
    const paused = { ...finished, status: 'training', state: { ...finished.state, step: 9 } };
    const { validation, training } = measuresOf(paused, 'classification');
    expect(validation).toEqual({ text: '0.3', oldStep: finished.evaluations.step.at(-1) });
    expect(training.oldStep).toBe(finished.evaluations.step.at(-1));
    expect(measuresOf(paused, 'classification', true).validation).toEqual(now('0.3'));
  });

  it('have sensible units of time', () => {
    const timeOf = (microsecondsPerStep) =>
      measuresOf({ ...finished, state: { ...finished.state, microsecondsPerStep } }, 'surface')
        .time;
    expect(timeOf(0.35)).toBe('350 ns');
    expect(timeOf(1.7e6)).toBe('1.7 s');
    expect(timeOf(NaN)).toBe('–');
    const early = { ...finished, state: { ...finished.state, isTimed: false } };
    expect(measuresOf(early, 'surface').time).toBe('–');
  });

  it('are not there before the run is', () => {
    const { training, quality, time } = measuresOf(undefined, 'classification');
    expect([training, quality, time]).toEqual([now('–'), now('–'), '–']);
  });
});

describe('a run that diverged', () => {
  it('has its last finite numbers, marked with their steps', () => {
    const { training, validation, quality } = measuresOf(
      run({
        status: 'diverged',
        losses: [1, 1.02, Infinity, NaN],
        evaluations: {
          trainLoss: floats(1, 30, NaN),
          valLoss: floats(1.1, 33.333, NaN),
          // What a network says whose outputs are no numbers.
          valAccuracy: floats(0.5, 0.6, 0.48),
        },
      }),
      'classification',
    );
    expect(training).toEqual({ text: '30', oldStep: 4 });
    expect(validation).toEqual({ text: '33.33', oldStep: 4 });
    expect(quality).toEqual({ text: '60.0\u202f%', oldStep: 4 });
  });

  it('has none if it never had one', () => {
    const none = floats(NaN, NaN, NaN);
    const { training, quality } = measuresOf(
      run({
        status: 'diverged',
        losses: [],
        evaluations: { trainLoss: none, valLoss: none, valAccuracy: floats(0.5, 0.5, 0.5) },
      }),
      'classification',
    );
    expect([training.text, quality.text]).toEqual(['–', '–']);
  });
});
