// Curves as JSON: the numbers of the CSV.

import { describe, expect, it } from 'vitest';
import json from '../../../../web/src/export/formats/json.js';
import { row } from '../replay-row.js';

describe('JSON', () => {
  it('holds the same numbers', () => {
    const rows = [row(0), row(1, { trainLoss: NaN, gradNorm: Infinity })];
    const text = json.write({
      link: 'v=1&run=sgd',
      replays: [{ index: 0, name: 'SGD', rows, every: 1, fingerprint: 'ab', status: 'diverged' }],
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
          every: 1,
          step: [0, 1],
          epoch: [0, 0.25],
          lr: [0.1, 0.1],
          train_loss: [0.699999988, 'nan'],
          val_loss: [0.5, 0.5],
          train_accuracy: [0.25, 0.25],
          val_accuracy: [1, 1],
          grad_norm: [1e-10, 'inf'],
          update_ratio: [0, 0],
          train_r2: null,
          val_r2: null,
        },
      ],
    });
  });
});
