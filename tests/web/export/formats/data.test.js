// Data of a run as JSON.

import { describe, expect, it } from 'vitest';
import data from '../../../../web/src/export/formats/data.js';
import { sampleData, sampleRegression } from '../run-data.js';

describe('data as JSON', () => {
  it('hold samples, scales and batches', () => {
    expect(JSON.parse(data.write(sampleData))).toEqual({
      version: 1,
      link: 'v=1&data=own&run=sgd',
      run: 0,
      name: 'SGD',
      features: ['a', 'b, c'],
      classes: ['no', 'yes'],
      means: [0.1, 0],
      scales: [2, 1],
      inputs: [
        [0.100000001, -1],
        [1, 0.5],
        [-1.5, 2],
      ],
      targets: [1, 0, 1],
      training: [true, false, true],
      epoch: 1,
      first_step: 2,
      batches: [[2], [0]],
    });
  });

  it('hold numbers to predict', () => {
    const { classes, targets } = JSON.parse(data.write(sampleRegression));
    expect(classes).toEqual([]);
    expect(targets.map(Math.fround)).toEqual([...sampleRegression.data.targets]);
  });
});
