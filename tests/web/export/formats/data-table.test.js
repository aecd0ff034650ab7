// Data of a run as CSV: the exact text.

import { describe, expect, it } from 'vitest';
import table from '../../../../web/src/export/formats/data-table.js';
import { sampleData, sampleRegression } from '../run-data.js';

describe('data as a table', () => {
  it('hold samples, scales and batches', () => {
    expect(table.write(sampleData)).toBe(
      [
        'row,part,a,"b, c",target',
        '0,training,0.100000001,-1,yes',
        '1,validation,1,0.5,no',
        '2,training,-1.5,2,yes',
        '# mean 0.1 a',
        '# scale 2 a',
        '# mean 0 b, c',
        '# scale 1 b, c',
        '# batch 2 2',
        '# batch 3 0',
        '',
      ].join('\n'),
    );
  });

  it('hold numbers to predict', () => {
    expect(table.write(sampleRegression).split('\n')[1]).toBe(
      '0,training,0.100000001,-1,0.100000001',
    );
  });
});
