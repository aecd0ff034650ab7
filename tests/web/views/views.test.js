// The list of charts: names, what they need, and that all of them can be drawn.

import { describe, expect, it } from 'vitest';
import { chartIds, chartsInForce } from '../../../web/src/views/charts-in-force.js';
import { views } from '../../../web/src/wasm/views.js';
import { catalog } from '../catalog/catalog.js';
import { NO_STEPS, modelOf, record, sceneOf, view } from './scenes.js';

describe('the list of charts', () => {
  it('has a name, a heading and a sentence for every chart of the catalog', () => {
    const charts = views.filter(({ kind }) => kind === 'chart');
    expect(charts.map(({ id }) => id)).toEqual(chartIds(catalog));
    expect(charts.map(({ group }) => group)).not.toContain(undefined);
    expect(new Set(charts.map(({ name }) => name)).size).toBe(charts.length);
    for (const { about } of views) expect(about.length).toBeGreaterThan(10);
  });

  it('shows the gradient of a surface, which has no accuracy', () => {
    const network = sceneOf([view(0)]);
    expect(chartsInForce(network)).toEqual(['loss', 'lr', 'accuracy']);
    const surface = sceneOf([view(0)], { settings: { problem: 'surface' } });
    expect(chartsInForce(surface)).toEqual(['loss', 'lr', 'gradient-norm']);
    expect(chartsInForce(surface, ['accuracy', 'gradient-norm'])).toEqual(['gradient-norm']);
  });

  it('draws every chart before anything is recorded', () => {
    const recorded = views.filter(({ kind, needs }) => kind === 'chart' && needs);
    // One run is not asked yet, the other has just been.
    const begun = Object.fromEntries(
      [...new Set(recorded.flatMap(({ needs }) => needs.measures))].map((measure) => [
        measure,
        record(0, () => 0, NO_STEPS),
      ]),
    );
    const scene = sceneOf([view(0), view(1, begun)]);
    for (const { id } of recorded) {
      const model = modelOf(scene, id);
      expect(model.title.length).toBeGreaterThan(3);
      expect(model.y.max).toBeGreaterThan(model.y.min);
      expect(model.y.ticks.every(Number.isFinite)).toBe(true);
    }
  });
});
