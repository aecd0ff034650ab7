// Which views have room in an embedded page.

import { describe, expect, it } from 'vitest';
import { fitViews } from '../../../../web/src/ui/embed/fit-views.js';

const charts = ['loss', 'lr', 'accuracy', 'gradient-norm'];
const usual = ['loss', 'lr', 'stage'];
const first = ['loss', 'stage', 'lr'];
const fit = (views, width, height, order) =>
  fitViews(views, { room: { width, height }, charts, first: order });
const shape = ({ rows }) =>
  rows.map(({ columns }) => columns.map(({ charts: own, view }) => own ?? view));

describe('an embedded page', () => {
  it('has curves beside the picture where it is wide', () => {
    for (const [width, height] of [
      [600, 360],
      [700, 260],
    ]) {
      const layout = fit(usual, width, height, first);
      expect(shape(layout)).toEqual([[['loss', 'lr'], 'stage']]);
      expect(layout.leftOut).toEqual([]);
    }
  });

  it('has them above each other where it is narrow and high', () => {
    expect(shape(fit(usual, 390, 560, first))).toEqual([[['loss', 'lr']], ['stage']]);
  });

  it('leaves out what is least important, and says it', () => {
    const layout = fit(['loss', 'boundary', 'confusion'], 320, 330);
    expect(shape(layout)).toEqual([[['loss']], ['boundary']]);
    expect(layout.leftOut).toEqual(['confusion']);
  });

  it('never leaves out everything', () => {
    expect(shape(fit(['sweep', 'loss'], 100, 50))).toEqual([['sweep']]);
    expect(fit(['loss'], 1, 1).leftOut).toEqual([]);
  });

  it('keeps the order of what stays, and has each view once: shown or left out', () => {
    const views = ['lr', 'boundary', 'loss', 'runs', 'accuracy', 'formula', 'race'];
    for (let width = 200; width < 1200; width += 70) {
      for (let height = 100; height < 900; height += 90) {
        const layout = fit(views, width, height);
        const shown = shape(layout).flat(2);
        expect([...shown, ...layout.leftOut].sort()).toEqual([...views].sort());
        expect(views.filter((id) => shown.includes(id))).toEqual(shown);
      }
    }
  });

  it('shows more in more room', () => {
    const counts = [200, 300, 400, 600, 900].map(
      (height) => fit(['loss', 'lr', 'boundary', 'runs', 'formula'], 600, height).leftOut.length,
    );
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.at(-1)).toBe(0);
  });
});
