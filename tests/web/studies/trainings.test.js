// Trainings in files: what is written comes back to the bit, and what is not theirs is refused.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../web/src/config/index.js';
import { planSweep, readSweepTrainings, sweepTrainings } from '../../../web/src/studies/sweep.js';
import { tableToJson } from '../../../web/src/studies/tables.js';
import { plainTrial, readTrial } from '../../../web/src/studies/trainings.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

const { config } = parseLink(
  'v=1&sweep.points=3&sweep.seeds=2&sweep.runs=all&run=adam&run=sgd',
  catalog,
);
const value = (key) => settingValue(config.settings, key, index);
const plan = planSweep({ config, catalog, value, selected: 0 });
const NAMES = ['Adam', 'SGD'];

const throughJson = (plain) => JSON.parse(JSON.stringify(plain));

describe('a trial', () => {
  it.each([
    ['finished', { valLoss: Math.fround(0.1), fingerprint: '0123456789abcdef', milliseconds: 0 }],
    ['diverged', { status: 'diverged', trainLoss: Infinity, valLoss: -Infinity, message: 'why' }],
    ['on a surface', { valLoss: NaN, bestValLoss: 0, trainAccuracy: NaN }],
  ])('comes back from a file: %s', (_, changes) => {
    const before = trial({ ...changes, milliseconds: 0 });
    expect(readTrial(throughJson(plainTrial(before)))).toEqual(before);
  });

  it('is none if something is missing or of another kind', () => {
    const plain = plainTrial(trial());
    for (const junk of [null, 7, 'finished', [], { ...plain, status: 'constructor' }]) {
      expect(readTrial(junk)).toBe(null);
    }
    for (const key of ['step', 'first_loss', 'val_accuracy']) {
      for (const wrong of [undefined, 'NaN', '1', {}, true]) {
        expect(readTrial({ ...plain, [key]: wrong })).toBe(null);
      }
    }
    expect(readTrial({ ...plain, message: 'x'.repeat(9999) })?.message).toHaveLength(400);
    expect(readTrial({ ...plain, message: { html: 1 } })?.message).toBe('');
  });
});

describe('the trainings of a sweep', () => {
  const trials = plan.jobs.map((_, i) =>
    i === 4 ? undefined : trial({ valLoss: i, milliseconds: 0 }),
  );
  const lines = throughJson(sweepTrainings(plan, trials, NAMES));

  it('say what was tried', () => {
    expect(lines).toHaveLength(11);
    const { training, run, name, values, seed, val_loss } = lines.at(-1);
    const last = plan.x.values.at(-1);
    expect([training, run, name, values, seed, val_loss]).toEqual([11, 1, 'SGD', [last], 1, 11]);
  });

  it('come back in their places', () => {
    expect(readSweepTrainings(plan, lines)).toEqual(trials);
  });

  it.each([
    ['a place that there is not', { training: 12 }],
    ['no place', { training: undefined }],
    ['another value', { values: [0.123] }],
    ['another seed', { seed: 5 }],
    ['another run', { run: 1 }],
    ['no trial', { status: 'gone' }],
  ])('are refused with %s', (_, changes) => {
    const other = lines.with(0, { ...lines[0], ...changes });
    expect(readSweepTrainings(plan, other)).toBe(null);
  });

  it('stand in the file of its table, a line for each', () => {
    const table = { columns: ['run'], rows: [['Adam']] };
    const about = { link: 'v=1', words: ['A word.'] };
    const text = tableToJson(table, { ...about, study: 'sweep', trainings: lines });
    expect(JSON.parse(text)).toEqual({
      ...{ link: 'v=1', study: 'sweep', report: ['A word.'], rows: [{ run: 'Adam' }] },
      trainings: lines,
    });
    expect(text.split('\n').filter((line) => line.includes('"training":'))).toHaveLength(11);
    expect(JSON.parse(tableToJson(table, about))).toEqual({
      ...{ link: 'v=1', report: ['A word.'], rows: [{ run: 'Adam' }] },
    });
  });
});
