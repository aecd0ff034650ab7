// Charts with a line a layer.

import { describe, expect, it } from 'vitest';
import { modelOf, record, sceneOf, view } from '../scenes.js';

describe('charts per layer', () => {
  // Three layers and the whole.
  const norms = () => ({ 'gradient-norm': record(4, (c) => 10 ** -c) });

  it('show all runs where there are few lines, else the selected run', () => {
    const few = () => ({ 'gradient-norm': record(3, (c) => 10 ** -c) });
    const two = modelOf(sceneOf([view(0, few()), view(1, few())]), 'layer-gradient-norm');
    expect(two.curves).toHaveLength(4);
    const views = [0, 1].map((index) => view(index, norms()));
    const three = modelOf(sceneOf(views, { selected: 1 }), 'layer-gradient-norm');
    expect(three.curves.map(({ name }) => name)).toEqual(['layer 1', 'layer 2', 'output']);
    expect(three.curves.every(({ index }) => index === 1)).toBe(true);
    expect(three.curves[0].alpha).toBeGreaterThan(three.curves[2].alpha);
    expect(three.y.log).toBe(true);
  });
});
