// Curves as CSV: the exact text.

import { describe, expect, it } from 'vitest';
import csv from '../../../../web/src/export/formats/csv.js';
import { row } from '../replay-row.js';

const prints = ['00ff00ff00ff00ff', '1234567890abcdef'];
const run = (index, name) => ({ index, name, every: 1, fingerprint: prints[index] });

describe('CSV', () => {
  it('says which steps it holds, where it does not hold all', () => {
    const rows = [0, 20, 40, 60, 70].map((step) => row(step));
    const replays = [
      { ...run(0, 'SGD'), every: 20, rows },
      { ...run(1, 'Adam'), every: 20, rows: rows.slice(0, 2) },
    ];
    const lines = csv.write({ replays }).split('\n');
    expect(lines.filter((line) => line.startsWith('# steps'))).toEqual([
      '# steps 0 0, 20, 40, ... 70',
      '# steps 1 0, 20',
    ]);
    expect(lines.at(-2)).toBe(`# fingerprint 1 ${prints[1]}`);
  });

  it('writes header, rows and fingerprints', () => {
    const text = csv.write({
      replays: [
        { ...run(0, 'SGD\nlr 1'), rows: [row(0), row(3, { trainLoss: NaN })] },
        { ...run(1, 'Adam'), rows: [row(0)] },
      ],
    });
    expect(text).toBe(
      [
        'run,step,epoch,lr,train_loss,val_loss,train_accuracy,val_accuracy,grad_norm,update_ratio,train_r2,val_r2',
        '0,0,0,0.1,0.699999988,0.5,0.25,1,1e-10,0,,',
        '0,3,0.75,0.1,nan,0.5,0.25,1,1e-10,0,,',
        '1,0,0,0.1,0.699999988,0.5,0.25,1,1e-10,0,,',
        '# run 0 SGD lr 1',
        '# run 1 Adam',
        '# fingerprint 0 00ff00ff00ff00ff',
        '# fingerprint 1 1234567890abcdef',
        '',
      ].join('\n'),
    );
  });

  it('leaves empty what a run does not have, and spells what stops being a number', () => {
    const none = { valLoss: NaN, trainAccuracy: NaN, valAccuracy: NaN };
    const lines = csv
      .write({
        replays: [
          { ...run(0, 'a'), rows: [row(0, none), row(1, none)] },
          { ...run(1, 'b'), rows: [row(0), row(1, { valLoss: NaN, gradNorm: Infinity })] },
        ],
      })
      .split('\n');
    expect(lines[2]).toBe('0,1,0.25,0.1,0.699999988,,,,1e-10,0,,');
    expect(lines[4]).toBe('1,1,0.25,0.1,0.699999988,nan,0.25,1,inf,0,,');
  });

  it('has R² of a regression in columns of its own, and none where it is not defined', () => {
    const regression = { trainAccuracy: NaN, valAccuracy: NaN, trainR2: 0.75, valR2: -0.5 };
    const replays = [
      { ...run(0, 'a'), rows: [row(0, regression)] },
      { ...run(1, 'b'), rows: [row(0, { ...regression, valR2: NaN })] },
    ];
    const lines = csv.write({ replays }).split('\n');
    expect(lines[1]).toBe('0,0,0,0.1,0.699999988,0.5,,,1e-10,0,0.75,-0.5');
    expect(lines[2]).toBe('1,0,0,0.1,0.699999988,0.5,,,1e-10,0,0.75,');
  });
});
