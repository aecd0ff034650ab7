// What a file that somebody drops is.

import { describe, expect, it } from 'vitest';
import csv from '../../../web/src/export/formats/csv.js';
import json from '../../../web/src/export/formats/json.js';
import { openedFile } from '../../../web/src/ui/model/opened-file.js';
import { row } from '../export/replay-row.js';

const file = (text, name) => new File([text], name);
const rows = [row(0), row(10, { trainLoss: 0.5, valLoss: 0.25 })];
const replays = [
  { index: 0, name: 'SGD', rows, every: 10, fingerprint: 'ab', status: 'finished' },
  { index: 1, name: 'Adam', rows, every: 10, fingerprint: 'cd', status: 'finished' },
];

describe('a file that is opened', () => {
  it('is an experiment, if it was exported as JSON', async () => {
    const text = json.write({ link: 'v=1&run=sgd', replays });
    expect(await openedFile(file(text, 'a.json'))).toEqual({ link: 'v=1&run=sgd' });
    const { failure } = await openedFile(file('{"a": 1}', 'b.json'));
    expect(failure).toMatch(/b\.json holds no experiment/);
    expect((await openedFile(file('{', 'b.json'))).failure).toBe(failure);
  });

  it('is a study of its experiment, if it holds trainings', async () => {
    const study = { link: 'v=1&run=sgd', study: 'sweep', report: [], rows: [] };
    const opened = (trainings) =>
      openedFile(file(JSON.stringify({ ...study, trainings }), 'sweep.json'));
    const trainings = [{ training: 0 }];
    expect(await opened(trainings)).toEqual({
      link: 'v=1&run=sgd',
      study: { id: 'sweep', trainings },
    });
    for (const none of [undefined, [], 'all', {}]) {
      expect(await opened(none)).toEqual({ link: 'v=1&run=sgd' });
    }
  });

  it('is losses of every run, if it was exported as CSV', async () => {
    const { overlays } = await openedFile(file(csv.write({ replays }), 'old.csv'));
    expect(overlays.map(({ name, of }) => [name, of])).toEqual([
      ['old · SGD · train_loss', 'training'],
      ['old · Adam · train_loss', 'training'],
      ['old · SGD · val_loss', 'validation'],
      ['old · Adam · val_loss', 'validation'],
    ]);
    expect(overlays[2].step).toEqual(Float64Array.of(0, 10));
    expect(overlays[2].loss).toEqual(Float64Array.of(0.5, 0.25));
  });

  it.each([
    ['of a notebook', 'step,loss\n0,1\n1,0.5\n2,0.25\n', 'mine', ''],
    ['of TensorBoard', 'Wall time,Step,Value\n1.5,0,1\n1.6,1,0.5\n1.7,2,0.25', 'mine', ''],
    ['in disorder', 'iteration;Test loss\n2;0,25\n0;1\n1;0,5\n3;NaN', 'mine', 'validation'],
    [
      'of Weights and Biases',
      '"Step","run-1 - train/loss"\n"0","1"\n"1","0.5"\n"2","0.25"',
      'mine',
      'training',
    ],
  ])('is a curve: %s', async (_, text, name, of) => {
    const { overlays } = await openedFile(file(text, 'mine.csv'));
    const [step, loss] = [Float64Array.of(0, 1, 2), Float64Array.of(1, 0.5, 0.25)];
    expect(overlays).toEqual([{ name, of, step, loss }]);
  });

  it('is a table of data otherwise, unless a curve is wanted', async () => {
    const numbers = file('0,1\n1,0.5\n2,0.25', 'two.csv');
    expect(await openedFile(numbers)).toEqual({ table: numbers });
    const { overlays } = await openedFile(numbers, { isCurve: true });
    expect([...overlays[0].loss]).toEqual([1, 0.5, 0.25]);
    const words = await openedFile(file('a,b\nx,y', 'words.csv'), { isCurve: true });
    expect(words.failure).toMatch(/no columns of steps and losses/);
  });
});
