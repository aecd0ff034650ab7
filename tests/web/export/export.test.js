// Curves as files: the exact text, and the same from whoever replays.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv, formatFloat } from '../../../web/src/export/csv.js';
import { formatJson } from '../../../web/src/export/json.js';
import { defaultEvery, replayRun } from '../../../web/src/export/replay.js';
import { fakeEngine } from '../engine/fake-engine.js';

const row = (step, changes = {}) => ({
  step,
  epoch: step / 4,
  lr: 0.1,
  trainLoss: Math.fround(0.7),
  valLoss: 0.5,
  trainAccuracy: 0.25,
  valAccuracy: 1,
  gradNorm: 1e-10,
  updateRatio: 0,
  ...changes,
});

function replay(settings, options) {
  const { run } = fakeEngine().createRun({ settings, optimizer: { params: {} } });
  const training = replayRun(run, options);
  let step = training.next();
  while (!step.done) step = training.next();
  return { ...step.value, run };
}

describe('formatFloat', () => {
  it.each([
    [Math.fround(0.7), '0.699999988'],
    [1, '1'],
    [0, '0'],
    [-1.5e-12, '-1.5e-12'],
    [1e21, '1e+21'],
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ])('writes %d as %s', (number, text) => expect(formatFloat(number)).toBe(text));

  it('gives every float32 back', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Math.fround(Number(formatFloat(number)))).toBe(number === 0 ? 0 : number);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatCsv', () => {
  it('writes header, rows and fingerprints', () => {
    const csv = formatCsv([
      { index: 0, rows: [row(0), row(3, { trainLoss: NaN })], fingerprint: '00ff00ff00ff00ff' },
      { index: 1, rows: [row(0)], fingerprint: '1234567890abcdef' },
    ]);
    expect(csv).toBe(
      [
        'run,step,epoch,lr,train_loss,val_loss,train_accuracy,val_accuracy,grad_norm,update_ratio',
        '0,0,0,0.1,0.699999988,0.5,0.25,1,1e-10,0',
        '0,3,0.75,0.1,nan,0.5,0.25,1,1e-10,0',
        '1,0,0,0.1,0.699999988,0.5,0.25,1,1e-10,0',
        '# fingerprint 0 00ff00ff00ff00ff',
        '# fingerprint 1 1234567890abcdef',
        '',
      ].join('\n'),
    );
  });

  it('leaves empty what a run does not have, and spells what stops being a number', () => {
    const none = { valLoss: NaN, trainAccuracy: NaN, valAccuracy: NaN };
    const lines = formatCsv([
      { index: 0, rows: [row(0, none), row(1, none)], fingerprint: 'a' },
      { index: 1, rows: [row(0), row(1, { valLoss: NaN, gradNorm: Infinity })], fingerprint: 'b' },
    ]).split('\n');
    expect(lines[2]).toBe('0,1,0.25,0.1,0.699999988,,,,1e-10,0');
    expect(lines[4]).toBe('1,1,0.25,0.1,0.699999988,nan,0.25,1,inf,0');
  });
});

describe('formatJson', () => {
  it('holds the same numbers', () => {
    const rows = [row(0), row(1, { trainLoss: NaN, gradNorm: Infinity })];
    const text = formatJson({
      link: 'v=1&run=sgd',
      replays: [{ index: 0, name: 'SGD', rows, fingerprint: 'ab', status: 'diverged' }],
    });
    expect(JSON.parse(text)).toEqual({
      version: 1,
      link: 'v=1&run=sgd',
      runs: [
        {
          run: 0,
          name: 'SGD',
          status: 'diverged',
          fingerprint: 'ab',
          step: [0, 1],
          epoch: [0, 0.25],
          lr: [0.1, 0.1],
          train_loss: [0.699999988, 'nan'],
          val_loss: [0.5, 0.5],
          train_accuracy: [0.25, 0.25],
          val_accuracy: [1, 1],
          grad_norm: [1e-10, 'inf'],
          update_ratio: [0, 0],
        },
      ],
    });
  });
});

describe('replayRun', () => {
  const stepsOf = ({ rows }) => rows.map(({ step }) => step);

  it('notes every step of a short run', () => {
    expect(stepsOf(replay({ steps: 4 }))).toEqual([0, 1, 2, 3, 4]);
  });

  it('notes every so many steps, and the last', () => {
    expect(stepsOf(replay({ steps: 100 }, { every: 30 }))).toEqual([0, 30, 60, 90, 100]);
    expect(stepsOf(replay({ steps: 100 }, { every: 30, steps: 60 }))).toEqual([0, 30, 60]);
    expect(stepsOf(replay({ steps: 5 }, { every: 1000, steps: 1e9 }))).toEqual([0, 5]);
  });

  it('ends where the run diverges', () => {
    const { rows, fingerprint, status } = replay({ steps: 100, diverge: 33 }, { every: 10 });
    expect(stepsOf({ rows })).toEqual([0, 10, 20, 30, 33]);
    expect(rows.at(-1).trainLoss).toBeNaN();
    expect({ fingerprint, status }).toEqual({
      fingerprint: 'fingerprint-at-33',
      status: 'diverged',
    });
    expect(stepsOf(replay({ steps: 100, diverge: 30 }, { every: 10 }))).toEqual([0, 10, 20, 30]);
  });

  it('takes at most 1,000 rows and the first by default', () => {
    expect([1, 1000, 1001, 2000, 10_000].map(defaultEvery)).toEqual([1, 1, 2, 2, 10]);
    expect(replay({ steps: 2500 }).rows.length).toBeLessThanOrEqual(1001);
  });
});
