// What several views want together.

import { describe, expect, it } from 'vitest';
import { Wishes, mergeWishes } from '../../../web/src/playground/wishes.js';

describe('wishes', () => {
  it('are nothing without a view', () => {
    expect(mergeWishes([])).toEqual({
      grid: null,
      network: null,
      steps: null,
      confusion: false,
      samples: 0,
      path: false,
      plane: null,
      measures: [],
    });
  });

  it('take the finest grid, the most samples, and every measure once', () => {
    const grids = [40, 80, 20].map((side) => ({ grid: { columns: side, rows: side } }));
    expect(mergeWishes(grids).grid).toEqual({ columns: 80, rows: 80 });
    expect(mergeWishes([{ samples: 3 }, { samples: 9 }]).samples).toBe(9);
    expect(mergeWishes([{ measures: ['b', 'a'] }, { measures: ['a'] }]).measures).toEqual([
      'a',
      'b',
    ]);
  });

  it('end with the view that had them', () => {
    const wishes = new Wishes();
    const [view, other] = [{}, {}];
    wishes.set(view, { confusion: true });
    wishes.set(other, { path: true });
    expect(wishes.all).toMatchObject({ confusion: true, path: true });
    wishes.set(view, null);
    expect(wishes.all).toMatchObject({ confusion: false, path: true });
  });
});
