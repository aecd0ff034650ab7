// What the chart of a sweep shows: all runs, or one of them.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../../web/src/config/index.js';
import { planSweep } from '../../../../web/src/studies/sweep.js';
import { sweepModel } from '../../../../web/src/views/sweep/chart.js';
import { catalog, index } from '../../catalog/catalog.js';
import { trial } from '../../studies/trials.js';

const series = ['Adam', 'SGD'].map((name, slot) => ({ name, slot, dash: [] }));

describe('a sweep', () => {
  const { config } = parseLink(
    'v=1&sweep.runs=all&sweep.from=0.01&sweep.to=1&sweep.points=3&sweep.seeds=2&run=adam&run=sgd',
    catalog,
  );
  const value = (key) => settingValue(config.settings, key, index);
  const plan = planSweep({ config, catalog, value, selected: 0 });
  // Two seeds at 0.01, 0.1 and 1: Adam diverges at the end, once of two times.
  const losses = [
    [1, 0.25, 3],
    [8, 4, 2],
  ];
  const results = plan.jobs.map(({ cell }, i) => {
    const loss = losses[plan.cells[cell].run][plan.cells[cell].x];
    const isLost = loss === 3 && i < plan.cells.length;
    return isLost ? trial({ status: 'diverged' }) : trial({ valLoss: loss, firstLoss: 1e9 });
  });
  const outcome = { plan, results, series };

  it('has a curve with its band for every run', () => {
    const { curves, crosses, points, endLabels } = sweepModel(outcome, true, null);
    expect(curves.map(({ name, index: at }) => [name, at])).toEqual([
      ['Adam', 0],
      ['SGD', 1],
    ]);
    expect(curves[0].y).toEqual([1, 0.25, Infinity]);
    expect(curves[0].bands[0]).toMatchObject({ low: [1, 0.25, 3], high: [1, 0.25, Infinity] });
    expect(crosses.map(({ x }) => x)).toEqual([1]);
    expect(points).toHaveLength(6);
    expect(endLabels).toBe(true);
  });

  it('shows one run only, on axes of its own, and keeps its name', () => {
    const all = sweepModel(outcome, true, null);
    const { curves, crosses, points, dots, endLabels, x, y } = sweepModel(outcome, true, 1);
    expect(curves.map(({ name, index: at }) => [name, at])).toEqual([['SGD', 1]]);
    expect([...points, ...dots].every(({ slot }) => slot === 1)).toBe(true);
    expect(points.map((point) => point.y)).toEqual([8, 4, 2]);
    expect(crosses).toEqual([]);
    expect(endLabels).toBe(true);
    expect([x.min, x.max]).toEqual([all.x.min, all.x.max]);
    expect(y.min).toBeGreaterThan(all.y.min);
  });

  it('marks the best value of each run, and the largest stable rate', () => {
    const { dots, flags } = sweepModel(outcome, true, null);
    expect(dots.filter(({ isBest }) => isBest).map(({ x }) => x)).toEqual([0.1, 1]);
    expect(flags.map(({ text }) => text)).toEqual(['best 0.1', 'largest stable 0.1', 'best 1']);
  });
});
