// The list of charts: names, what they need, and that all of them can be drawn.

import { describe, expect, it } from 'vitest';
import { chartIds, chartsInForce } from '../../../web/src/ui/model/curves.js';
import {
  aboutChart,
  chartGroups,
  measuresOf,
} from '../../../web/src/ui/model/diagnostic-charts.js';
import { catalog } from '../catalog/catalog.js';
import { NO_STEPS, modelOf, record, storeOf, view } from './diagnostics/charts-bench.js';

describe('the list of charts', () => {
  it('has a name, a heading and a sentence for every chart of the catalog', () => {
    const ids = chartIds(catalog);
    const groups = chartGroups(ids);
    expect(groups.flatMap(({ charts }) => charts.map(({ id }) => id))).toEqual(ids);
    expect(groups.map(({ group }) => group)).not.toContain('Others');
    for (const id of ids) expect(aboutChart(id).length).toBeGreaterThan(10);
    const names = groups.flatMap(({ charts }) => charts.map(({ name }) => name));
    expect(new Set(names).size).toBe(ids.length);
  });

  it('asks for nothing that no chart shows', () => {
    expect(measuresOf(['loss', 'lr', 'accuracy', 'memory'])).toEqual([]);
    expect(measuresOf(['layer-gradient-norm', 'gradient-norm', 'sharpness'])).toEqual([
      'gradient-norm',
      'sharpness',
    ]);
  });

  it('shows the gradient of a surface, which has no accuracy', () => {
    const network = storeOf([view(0)]);
    expect(chartsInForce(network)).toEqual(['loss', 'lr', 'accuracy']);
    const surface = storeOf([view(0)], { settings: { problem: 'surface' } });
    expect(chartsInForce(surface)).toEqual(['loss', 'lr', 'gradient-norm']);
    expect(chartsInForce(surface, ['accuracy', 'gradient-norm'])).toEqual(['gradient-norm']);
  });

  it('draws every chart before anything is recorded', () => {
    // One run is not asked yet, the other has just been.
    const begun = Object.fromEntries(
      measuresOf(chartIds(catalog)).map((measure) => [measure, record(0, () => 0, NO_STEPS)]),
    );
    const store = storeOf([view(0), view(1, begun)]);
    for (const id of chartIds(catalog).filter((one) => measuresOf([one]).length)) {
      const model = modelOf(store, id);
      expect(model.title.length).toBeGreaterThan(3);
      expect(model.y.max).toBeGreaterThan(model.y.min);
      expect(model.y.ticks.every(Number.isFinite)).toBe(true);
    }
  });
});
