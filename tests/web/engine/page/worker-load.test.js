// How runs share the workers: numbers that can be checked by hand.

import { describe, expect, it } from 'vitest';
import { leastLoaded, runToMove } from '../../../../web/src/engine/page/worker-load.js';

const run = (worker, cost, rest) => ({
  ...{ worker, cost, isLive: true, isOver: false, canMove: true },
  ...rest,
});

describe('leastLoaded', () => {
  it('counts work, not runs', () => {
    expect(leastLoaded([run(0, 5), run(1, 1), run(1, 1)], 2)).toBe(1);
    expect(leastLoaded([run(0, 5), run(1, 3), run(1, 3)], 2)).toBe(0);
  });

  it('takes a run that was never measured for a usual one, and one that is over for none', () => {
    expect(leastLoaded([run(0, 4), run(1, 2), run(1, 0)], 2)).toBe(0);
    expect(leastLoaded([run(0, 4, { isOver: true }), run(1, 2)], 2)).toBe(0);
  });

  it('leaves out runs without a worker, and workers that there are no more', () => {
    expect(leastLoaded([run(-1, 9), run(0, 1), run(7, 9)], 2)).toBe(1);
  });
});

describe('runToMove', () => {
  it('is the one with which rounds get shortest', () => {
    // The load is 11 and 1; without the run of 5 it is 6 and 6, without the one of 4 it is 7 and 5.
    const runs = [run(0, 4), run(0, 5), run(0, 2), run(1, 1)];
    expect(runToMove(runs, 2)).toBe(runs[1]);
  });

  it('is none where little is gained, or the run may not move', () => {
    expect(runToMove([run(0, 4), run(0, 1), run(1, 4)], 2)).toBeNull();
    expect(runToMove([run(0, 4, { canMove: false }), run(0, 4, { isLive: false })], 2)).toBeNull();
  });
});
