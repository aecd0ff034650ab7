// Charts on a part of somebody's canvas.

import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { axis, unitAxis } from '../../../web/src/drawing/axis.js';
import { drawChart } from '../../../web/src/drawing/chart-axes.js';
import { themeNamed } from '../figure/draw-link.js';
import { recorder } from '../figure/recorder.js';

const model = {
  x: unitAxis('step', 100, 4),
  y: axis(0, 1, false, 3),
  curves: [],
  markers: [],
  endLabels: false,
  cursor: null,
  now: null,
  title: '',
  subtitle: '',
  format: String,
};
const theme = themeNamed('light');
const size = { width: 300, height: 200 };

function drawn(options = {}) {
  const { context, calls } = recorder(createCanvas(1, 1).getContext('2d'));
  context.translate(40, 50);
  drawChart(context, { model, theme, size }, { xLabels: true, right: 60, ...options });
  return calls;
}

describe('a chart on a part of a canvas', () => {
  it('neither empties nor moves the rest', () => {
    const names = new Set(drawn().map(({ name }) => name));
    expect(names).toContain('lineTo');
    for (const name of ['clearRect', 'setTransform', 'resetTransform']) {
      expect(names).not.toContain(name);
    }
  });

  it('has its plot in a frame of fixed margins', () => {
    let area = null;
    drawn({ draw: (_, picture) => (area = { ...picture.area, width: picture.width }) });
    expect(area).toMatchObject({ left: 54, top: 22, right: 240, bottom: 178, width: 300 });
  });

  it('puts values where its axes have them', () => {
    drawn({
      draw: (_, { toX, toY }) => {
        expect(toX(50)).toBeCloseTo((54 + 240) / 2, 6);
        expect(toY(0.25)).toBeCloseTo(178 - 0.25 * (178 - 22), 6);
      },
    });
  });

  it('has numbers on both axes, and on one if another chart has them', () => {
    const numbers = (calls) =>
      calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
    expect(numbers(drawn())).toEqual(expect.arrayContaining(['0', '50', '100 steps', '0.5', '1']));
    expect(numbers(drawn({ xLabels: false }))).not.toContain('100 steps');
  });
});
