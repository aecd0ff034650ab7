// Numbers of charts as text.

import { describe, expect, it } from 'vitest';
import {
  curveSentences,
  curvesTable,
  curvesText,
  valueText,
  readoutText,
} from '../../../web/src/drawing/curve-text.js';

describe('numbers that are read off', () => {
  it.each([
    [0.125, '0.125'],
    [0.1234567, '0.1235'],
    [100, '100'],
    [0, '0'],
    [1234567, '1.235e6'],
    [-0.5, '-0.5'],
    [3.2e-8, '3.2e-8'],
    [NaN, '–'],
    [Infinity, '∞'],
  ])('writes %s as %s', (value, text) => expect(valueText(value)).toBe(text));

  it('writes shares as percentages', () => {
    expect(valueText(0.98125, true)).toBe('98.1\u202f%');
    expect(valueText(1, true)).toBe('100\u202f%');
    expect(valueText(NaN, true)).toBe('–');
  });
});

it('the course of a curve is told, unless it is one value', () => {
  const curves = [
    { name: 'SGD', x: [0, 10, 20], y: [4, 0.5, 1] },
    { name: 'Adam', x: [0, 10], y: [2, 2] },
    { name: 'Lion', x: [0, 10, 20], y: [NaN, 3, 5] },
  ];
  expect(curveSentences({ curves, y: {} }, 'steps')).toEqual([
    'SGD: 4 at first, lowest 0.5 after 10 steps, highest 4 after 0 steps',
    'Lion: 3 at first, lowest 3 after 10 steps, highest 5 after 20 steps',
  ]);
});

describe('a readout', () => {
  it('names the place once if all values are of one', () => {
    const rows = [
      { x: 1200, step: 1200, value: 0.5 },
      { x: 1200, step: 1200, value: 0.25 },
    ];
    expect(readoutText(rows, 'steps', false)).toEqual({
      heading: '1\u202f200 steps',
      rows: [
        { text: '0.5', place: '' },
        { text: '0.25', place: '' },
      ],
    });
  });

  it('names the place of each if they differ', () => {
    const rows = [
      { x: 1.5, step: 12, value: 0.5 },
      { x: 1.25, step: 10, value: 0.25 },
    ];
    const { heading, rows: words } = readoutText(rows, 'epochs', false);
    expect(heading).toBe(null);
    expect(words.map(({ place }) => place)).toEqual([
      '1.50 epochs, step 12',
      '1.25 epochs, step 10',
    ]);
  });
});

describe('the numbers of a chart', () => {
  const curve = (name, x, y, rest = {}) => ({ name, x, y, ...rest });
  const text = (curves, range = { min: 0, max: 9 }) => curvesText({ curves }, 'steps', range);

  it('have a row for every x and a column for every curve', () => {
    const a = curve('Adam', [0, 2, 4], [1, 0.5, 0.25]);
    const b = curve('SGD', [0, 3], [8, 9]);
    expect(text([a, b])).toBe('steps\tAdam\tSGD\n0\t1\t8\n2\t0.5\t\n3\t\t9\n4\t0.25\t\n');
  });

  it('are those in view, ends included', () => {
    const a = curve('Adam', [0, 1, 2, 3], [4, 5, 6, 7]);
    expect(text([a], { min: 1, max: 2 })).toBe('steps\tAdam\n1\t5\n2\t6\n');
    expect(text([a], { min: 1.2, max: 1.8 })).toBe('steps\tAdam\n');
  });

  it('are not rounded: reading them gives the same bits', () => {
    const values = Float32Array.of(0.1, 1 / 3, 1e-30, NaN, Infinity);
    const rows = text([curve('Adam', [0, 1, 2, 3, 4], values)])
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(rows.map((row) => Number(row.split('\t')[1]))).toEqual([...values]);
  });

  it('hold bands and batches, but nothing twice', () => {
    const x = [0, 1];
    const banded = curve('a', x, [2, 3], { bands: [{ low: [1, 2], high: [3, 4] }] });
    expect(text([banded])).toBe('steps\ta\ta low\ta high\n0\t2\t1\t3\n1\t3\t2\t4\n');
    const extremes = { low: [1, 2], high: [3, 4] };
    const line = { x, y: [2.5, 2.75], words: 'average of 36 steps' };
    const quantiles = { x: [1], low: [1.5], high: [3.5], words: ['10 %', '90 %'] };
    expect(text([curve('a', x, [2, 3], { extremes, line, bands: [quantiles] })])).toBe(
      'steps\ta\ta (average of 36 steps)\ta (lowest)\ta (highest)\ta 10 %\ta 90 %\n' +
        '0\t2\t2.5\t1\t3\t\t\n1\t3\t2.75\t2\t4\t1.5\t3.5\n',
    );
    // What is drawn of a curve without words is what was measured, in other places.
    const path = { x: [0, 0.5, 1], y: [1, 9, 2] };
    const each = { low: [1, 2], high: [1, 2] };
    expect(text([curve('a', x, [1, 2], { extremes: each, line: path })])).toBe(
      'steps\ta\n0\t1\n1\t2\n',
    );
    // Placed in a lane of the chart: the numbers are those before.
    const placed = curve('layer 1', x, [0.2, 0.3], { values: [20, 30], bands: [{}] });
    expect(text([placed])).toBe('steps\tlayer 1\n0\t20\n1\t30\n');
  });

  it('keep their columns whatever a run is called', () => {
    expect(text([curve('my\trun\n2', [0], [1])])).toBe('steps\tmy run 2\n0\t1\n');
  });
});

describe('the table of a chart', () => {
  const x = Array.from({ length: 101 }, (_, i) => i);
  const model = {
    x: { min: 20, max: 60 },
    y: { percent: false },
    now: 50,
    curves: [{ name: 'Adam', x, y: x.map((step) => step / 8) }],
  };

  it('has points of the curve in view, up to the present', () => {
    const { columns, rows } = curvesTable(model, 'steps', { isWhole: true, goesAhead: false });
    expect(columns.map(({ name }) => name)).toEqual(['steps', 'Adam']);
    expect(rows[0]).toEqual(['20', '2.5']);
    expect(rows.at(-1)).toEqual(['50', '6.25']);
    for (const [step, value] of rows) expect(Number(value)).toBe(Number(step) / 8);
  });

  it('goes on where the curve is known ahead', () => {
    const { rows } = curvesTable(model, 'steps', { isWhole: true, goesAhead: true });
    expect(rows.at(-1)).toEqual(['60', '7.5']);
  });
});
