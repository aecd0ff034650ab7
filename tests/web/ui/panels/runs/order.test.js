// In which order the table shows the runs, and which of them.

import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../../../web/src/ui/panels/runs/columns.js';
import {
  areMany,
  fitting,
  nextSorting,
  orderOf,
} from '../../../../../web/src/ui/panels/runs/order.js';

const floats = (...values) => Float32Array.from(values);

/** What a run that was trained says. */
const view = (loss, accuracy, { status = 'finished', bestStep = 5 } = {}) => ({
  status,
  state: {
    bestStep,
    microsecondsPerStep: 10 * loss,
    isTimed: true,
    stateSize: 20,
    parameterCount: 10,
  },
  evaluations: {
    trainLoss: floats(2 * loss),
    valLoss: floats(loss),
    valAccuracy: floats(accuracy),
  },
});
const rows = [
  { name: 'SGD', rate: 0.1, view: view(0.5, 0.8) },
  { name: 'Adam', rate: 0.01, view: view(0.1, 0.95) },
  { name: 'Own 10', rate: NaN, view: view(0.2, 0.99, { status: 'diverged' }) },
  { name: 'Own 9', rate: 1, view: undefined },
  { name: 'Lion', rate: 0.003, view: view(0.3, 0.9, { bestStep: 0 }) },
].map((row, index) => ({ ...row, index, status: '', schedule: 'Constant', text: row.name }));
const columns = columnsOf('classification');
const order = (column, isReversed = false) => orderOf(rows, { column, isReversed }, columns);

describe('the order of the runs', () => {
  it('is that of the link unless one sorts', () => {
    expect(orderOf(rows, null, columns)).toEqual([0, 1, 2, 3, 4]);
    expect(order('differs')).toEqual([0, 1, 2, 3, 4]);
  });

  it('has the best first, and what diverged or has no number last', () => {
    expect(order('validation')).toEqual([1, 4, 0, 2, 3]);
    expect(order('validation', true)).toEqual([0, 4, 1, 2, 3]);
    expect(order('quality')).toEqual([1, 4, 0, 2, 3]);
    expect(order('training')).toEqual([1, 4, 0, 2, 3]);
    expect(order('rate')).toEqual([4, 1, 0, 3, 2]);
  });

  it('is that of names as people count', () => {
    expect(order('run')).toEqual([1, 4, 3, 2, 0]);
  });

  it('keeps equal ones as they are', () => {
    expect(order('schedule')).toEqual([0, 1, 2, 3, 4]);
    expect(order('best')).toEqual([0, 1, 2, 3, 4]);
  });

  it('turns with the second click and ends with the third', () => {
    const first = nextSorting(null, 'rate');
    const second = nextSorting(first, 'rate');
    expect([first, second]).toEqual([
      { column: 'rate', isReversed: false },
      { column: 'rate', isReversed: true },
    ]);
    expect(nextSorting(second, 'rate')).toBe(null);
    expect(nextSorting(second, 'run')).toEqual({ column: 'run', isReversed: false });
  });
});

describe('a query', () => {
  it('finds the runs with all its words', () => {
    expect([...fitting(rows, 'OWN 1')]).toEqual([2]);
    expect([...fitting(rows, '  ')]).toHaveLength(5);
    expect([...fitting(rows, 'zebra')]).toEqual([]);
  });
});

it('five runs are many', () => {
  expect([4, 5].map(areMany)).toEqual([false, true]);
});

it.each([
  ['classification', 'Accuracy'],
  ['regression', 'R²'],
  ['surface', 'Gradient'],
])('columns of a problem of the kind %s have unique names, among them %s', (kind, quality) => {
  const headings = columnsOf(kind).map(({ heading }) => heading);
  expect(new Set(headings).size).toBe(headings.length);
  expect(headings).toContain(quality);
  expect(headings.includes('Validation loss')).toBe(kind !== 'surface');
});
