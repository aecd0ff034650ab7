// Curves as CSV: the exact text.

import { describe, expect, it } from 'vitest';
import csv from '../../../../web/src/export/formats/csv.js';
import { row } from '../replay-row.js';

describe('CSV', () => {
  it('writes header, rows and fingerprints', () => {
    const text = csv.write({
      replays: [
        { index: 0, rows: [row(0), row(3, { trainLoss: NaN })], fingerprint: '00ff00ff00ff00ff' },
        { index: 1, rows: [row(0)], fingerprint: '1234567890abcdef' },
      ],
    });
    expect(text).toBe(
      [
        'run,step,epoch,lr,train_loss,val_loss,train_accuracy,val_accuracy,grad_norm,update_ratio,train_r2,val_r2',
        '0,0,0,0.1,0.699999988,0.5,0.25,1,1e-10,0,,',
        '0,3,0.75,0.1,nan,0.5,0.25,1,1e-10,0,,',
        '1,0,0,0.1,0.699999988,0.5,0.25,1,1e-10,0,,',
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
          { index: 0, rows: [row(0, none), row(1, none)], fingerprint: 'a' },
          {
            index: 1,
            rows: [row(0), row(1, { valLoss: NaN, gradNorm: Infinity })],
            fingerprint: 'b',
          },
        ],
      })
      .split('\n');
    expect(lines[2]).toBe('0,1,0.25,0.1,0.699999988,,,,1e-10,0,,');
    expect(lines[4]).toBe('1,1,0.25,0.1,0.699999988,nan,0.25,1,inf,0,,');
  });

  it('has R² of a regression in columns of its own, and none where it is not defined', () => {
    const regression = { trainAccuracy: NaN, valAccuracy: NaN, trainR2: 0.75, valR2: -0.5 };
    const replays = [
      { index: 0, rows: [row(0, regression)], fingerprint: 'a' },
      { index: 1, rows: [row(0, { ...regression, valR2: NaN })], fingerprint: 'b' },
    ];
    const lines = csv.write({ replays }).split('\n');
    expect(lines[1]).toBe('0,0,0,0.1,0.699999988,0.5,,,1e-10,0,0.75,-0.5');
    expect(lines[2]).toBe('1,0,0,0.1,0.699999988,0.5,,,1e-10,0,0.75,');
  });
});
