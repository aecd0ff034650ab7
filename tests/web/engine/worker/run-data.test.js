// The mini-batches of an epoch.

import { describe, expect, it } from 'vitest';
import { dataOfEpoch } from '../../../../web/src/engine/worker/run-data.js';

const run = (steps, batchesPerEpoch) => ({
  state: () => ({ steps, batchesPerEpoch }),
  data: () => ({ rows: 6 }),
  batch: (step) => Int32Array.of(step, step + 1),
});

describe('an epoch', () => {
  it('is that of the updates that visit every sample once', () => {
    expect(dataOfEpoch(run(9, 3), 1)).toEqual({
      data: { rows: 6 },
      epoch: 1,
      firstStep: 3,
      batches: [
        [3, 4],
        [4, 5],
        [5, 6],
      ],
    });
  });

  it('ends where training ends', () => {
    expect(dataOfEpoch(run(7, 3), 2).batches).toEqual([[6, 7]]);
  });

  it.each([3, -1, 0.5, NaN])('%d is refused where there is none', (epoch) => {
    expect(() => dataOfEpoch(run(9, 3), epoch)).toThrow(/its epochs are 0 to 2/);
  });

  it('is refused on a surface', () => {
    expect(() => dataOfEpoch({ ...run(9, 1), data: () => null })).toThrow(/surface has no data/);
  });
});
