// What a map says, and what is drawn of it.

import { describe, expect, it } from 'vitest';
import { MapResults } from '../../../../web/src/studies/map/map-results.js';
import { axisValue } from '../../../../web/src/views/map/axis-words.js';
import { paintMap } from '../../../../web/src/views/map/map-colours.js';
import {
  cellWords,
  mapHeadline,
  mapTable,
  mapWords,
} from '../../../../web/src/views/map/map-report.js';

const axis = (key, values) => ({
  key,
  values,
  param: { id: key, summary: `${key}: words` },
  from: values[0],
  to: values.at(-1),
  cells: values.length,
  scale: 'linear',
});
const plan = {
  x: axis('lr', [0.1, 0.2]),
  y: axis('momentum', [0, 0.5]),
  steps: 500,
  isDeep: false,
  presentY: 2,
};

function mapOf(statuses) {
  const results = new MapResults(2, 2);
  statuses.forEach(
    (status, i) => status === null || results.keep(i, status, 10 * i, 0.125 * (i + 1)),
  );
  return results;
}

describe('a map', () => {
  it('says in one sentence what one sees', () => {
    const say = (statuses) => mapHeadline(plan, mapOf(statuses), 'SGD');
    expect(say([0, 0, 1, 2])).toBe('SGD converges in 50 % of this window of lr and momentum.');
    expect(say([1, 1, 2, 2])).toBe('SGD converges nowhere in this window of lr and momentum.');
    expect(say([0, 0, 0, 0])).toBe('SGD converges everywhere in this window of lr and momentum.');
    expect(say([null, null, null, null])).toBe('');
  });

  it('counts how the others ended', () => {
    expect(mapWords(plan, mapOf([0, 1, 1, 2]))[0]).toBe(
      'Of the cells, 1 ended with a number that is not finite and 2 ended with losses no lower than the first.',
    );
  });

  it('says where the row of the run itself converges', () => {
    const wide = { ...plan, x: axis('lr', [1, 2, 3, 4, 5, 6]), presentY: 0.1 };
    const results = new MapResults(6, 2);
    // The fastest cell is the third; the last one is beyond a cell that diverges.
    [1, 0, 0, 0, 2, 0].forEach((status, i) => results.keep(i, status, 9, i === 2 ? 0.1 : 0.5));
    [2, 2, 2, 2, 2, 2].forEach((status, i) => results.keep(6 + i, status, 9, 0.5));
    expect(mapWords(wide, results)[0]).toBe(
      'At momentum 0.1, as the run has it, training converges for lr 2 to 4, fastest at 3.',
    );
    expect(mapWords({ ...wide, presentY: 0.4 }, results)[0]).toMatch(/^Of the cells/);
    expect(mapWords({ ...wide, presentY: 7 }, results)[0]).toMatch(/^Of the cells/);
  });

  it('says of a deep window that runs of the page may end differently', () => {
    expect(mapWords({ ...plan, isDeep: true }, mapOf([0, 0, 0, 0])).join(' ')).toContain(
      'single precision',
    );
  });

  it('says what became of a cell', () => {
    const results = mapOf([0, 1, 2, 3]);
    expect(cellWords(results.cellAt(0, 0), plan)).toBe(
      'Converges: on average the loss is 13 % of the first',
    );
    expect(cellWords(results.cellAt(0, 1), plan)).toBe(
      'Diverges: no finite number after 20 of 500 steps',
    );
    expect(cellWords(null, plan)).toBe('Not trained yet');
  });

  it('is a table of the cells that are known', () => {
    const { columns, rows } = mapTable(plan, mapOf([0, null, 2, null]));
    expect(columns).toEqual(['lr', 'momentum', 'outcome', 'steps', 'measure']);
    expect(rows).toEqual([
      [0.1, 0, 'converged', 0, 0.125],
      [0.1, 0.5, 'diverged', 20, 0.375],
    ]);
  });

  it('paints the highest row first: blue where it converges, red where not, nothing where nothing is known', () => {
    const pixels = new Uint8ClampedArray(16);
    paintMap(pixels, mapOf([0, 2, null, 0]), { paper: '#ffffff', grid: '#cccccc' });
    const pixel = (i) => [...pixels.subarray(4 * i, 4 * i + 4)];
    const [, , upperLeft] = [pixel(2), pixel(3), pixel(0)];
    // Cell 0 was coarse for all that is not known.
    expect(upperLeft[2]).toBeGreaterThan(upperLeft[0]);
    expect(pixel(2)[2]).toBeGreaterThan(pixel(2)[0]);
    expect(pixel(3)[0]).toBeGreaterThan(pixel(3)[2]);
  });
});

it('writes values with as many digits as tell neighbours apart', () => {
  const ends = (from, to) => ({ from, to, cells: 100 });
  expect(axisValue(ends(0.001, 10), 0.123456789)).toBe('0.1235');
  expect(axisValue(ends(1, 1 + 1e-9), 1.0000000005)).toBe('1.0000000005');
});
