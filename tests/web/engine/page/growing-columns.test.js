// Curves that arrive piece by piece are what they would be if they came whole.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingColumns } from '../../../../web/src/engine/page/growing-columns.js';

const NAMES = ['step', 'loss'];
const piece = (from, values) => ({
  from,
  rows: Float32Array.from([...values].flatMap((value, i) => [from + i, value])),
});

describe('growing columns', () => {
  it('hold what a list would hold after any pieces', () => {
    const pieces = fc.array(fc.tuple(fc.nat(), fc.array(fc.integer(), { maxLength: 200 })));
    fc.assert(
      fc.property(pieces, (all) => {
        const columns = new GrowingColumns(NAMES);
        let list = [];
        for (const [place, values] of all) {
          const from = list.length ? place % (list.length + 1) : 0;
          list = [...list.slice(0, from), ...Float32Array.from(values)];
          const whole = columns.add(piece(from, values));
          expect(Object.keys(whole)).toEqual(NAMES);
          expect([...whole.loss]).toEqual(list);
          expect([...whole.step]).toEqual(list.map((_, i) => i));
        }
      }),
    );
  });

  it('leave what was handed out alone when everything is new', () => {
    const columns = new GrowingColumns(NAMES);
    const before = columns.add(piece(0, [1, 2, 3]));
    const after = columns.add(piece(0, [4]));
    expect([...before.loss]).toEqual([1, 2, 3]);
    expect([...after.loss]).toEqual([4]);
  });

  it('grow without copying every time', () => {
    const columns = new GrowingColumns(NAMES);
    const buffers = new Set();
    for (let from = 0; from < 1000; from++) {
      buffers.add(columns.add(piece(from, [from])).loss.buffer);
    }
    expect(buffers.size).toBeLessThan(10);
  });
});
