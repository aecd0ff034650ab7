// Planes have one scale in both directions, and their lines carry the values that they are at.

import { contours } from 'd3-contour';
import { describe, expect, it } from 'vitest';
import { shapedWindow } from '../../../web/src/engine/worker/shaped-window.js';
import { contourLevels, drawContours } from '../../../web/src/views/plane/contours.js';
import { drawPaths } from '../../../web/src/views/plane/paths.js';
import { equalPlotOf } from '../../../web/src/views/plane/plane.js';
import { recorder, sceneOf } from './scene.js';

const margin = { left: 40, right: 16, top: 16, bottom: 24 };
const sizes = [
  [600, 400],
  [700, 300],
  [390, 400],
  [320, 120],
  [240, 700],
].map(([width, height]) => ({ width, height }));

describe('a plane', () => {
  it.each(sizes)('has as many pixels per unit up as across, on $width x $height', (size) => {
    for (const window of [
      [-5, 5, -5, 5],
      [-2, 2, -1, 3],
      [0, 1, -20, 20],
    ]) {
      const plot = equalPlotOf(window, size, margin);
      expect(plot.toX(1) - plot.toX(0)).toBeCloseTo(plot.toY(0) - plot.toY(1), 9);
      expect(plot.left).toBeGreaterThanOrEqual(margin.left);
      expect(plot.bottom).toBeLessThanOrEqual(size.height - margin.bottom);
    }
  });

  it('grows to a shape about its middle, and never loses anything', () => {
    for (const shape of [0.2, 1, 1.7, 6]) {
      const window = [-2, 2, -1, 3];
      const [xMin, xMax, yMin, yMax] = shapedWindow(window, shape);
      expect((xMax - xMin) / (yMax - yMin)).toBeCloseTo(shape, 9);
      expect(xMin).toBeLessThanOrEqual(-2);
      expect(yMax).toBeGreaterThanOrEqual(3);
      expect([xMin + xMax, yMin + yMax]).toEqual([expect.closeTo(0), expect.closeTo(2)]);
    }
  });
});

describe('contour lines', () => {
  const cells = 60;
  // A bowl around (0, 0) on [-3, 3] x [-3, 3].
  const heightAt = (x, y) => 7 + x * x + y * y;
  const at = (i) => -3 + (6 * (i + 0.5)) / cells;
  const values = Float64Array.from({ length: cells * cells }, (_, i) =>
    heightAt(at(i % cells), at(Math.floor(i / cells))),
  );
  const levels = contourLevels(contours, values, cells, cells);
  const scale = 600 / cells;
  const toPixel = ([column, row]) => [column * scale, row * scale];
  const plot = { left: 0, right: 600, top: 0, bottom: 600 };
  const scene = sceneOf('run=adam', {});

  it('carry the value that the surface has there', () => {
    const { context, calls } = recorder();
    drawContours(context, plot, { levels, toPixel, theme: scene.theme });
    const places = calls.filter(({ name }) => name === 'translate').map(({ args }) => args);
    const words = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
    expect(words.length).toBeGreaterThanOrEqual(3);
    places.forEach(([x, y], i) => {
      const height = heightAt(-3 + x / 100, -3 + y / 100);
      // A cell is 0.1 wide: the line and the surface differ by what lies between two of them.
      expect(Math.abs(height - Number(words[i]))).toBeLessThan(0.02 * height);
    });
  });

  it('leave out what nobody could read', () => {
    const { context, calls } = recorder();
    const tiny = { left: 0, right: 30, top: 0, bottom: 30 };
    const small = ([column, row]) => [column / 2, row / 2];
    drawContours(context, tiny, { levels, toPixel: small, theme: scene.theme });
    expect(calls.filter(({ name }) => name === 'fillText')).toEqual([]);
  });

  it('have levels between the extremes of the range that counts', () => {
    const range = values.filter((value) => value < 10);
    const heights = contourLevels(contours, values, cells, cells, { range }).map(
      ({ value }) => value,
    );
    expect(Math.max(...heights)).toBeLessThan(10);
  });
});

describe('paths', () => {
  const plot = equalPlotOf([-1, 1, -1, 1], { width: 100, height: 100 }, { ...margin, left: 16 });
  const drawPath = (way) => {
    const { context, calls } = recorder();
    const strengths = [];
    const stroke = () => strengths.push([context.lineWidth, context.globalAlpha]);
    Object.defineProperty(context, 'stroke', { value: stroke });
    const scene = sceneOf('run=adam', { frame: { runs: [{ index: 0 }] } });
    drawPaths(context, scene, plot, () => way);
    return { calls, strengths };
  };

  it('end in a disc, or in an arrow at the border where they left', () => {
    const stays = drawPath({ x: [0, 0.5], y: [0, 0] }).calls;
    expect(stays.filter(({ name }) => name === 'arc')).toHaveLength(1);
    const leaves = drawPath({ x: [0, 0.5, 7], y: [0, 0, 0] }).calls;
    expect(leaves.filter(({ name }) => name === 'arc')).toHaveLength(0);
    const [tip] = leaves.filter(({ name }) => name === 'moveTo').slice(-1);
    expect(tip.args).toEqual([plot.right, plot.toY(0)]);
  });

  it('fade with their distance from the plane', () => {
    const { strengths } = drawPath({ x: [0, 0.2, 0.4], y: [0, 0, 0], off: [0, 0.5, 2] });
    const own = strengths.filter(([width]) => width === 2).map(([, alpha]) => alpha);
    expect(own).toEqual([1, 0.5]);
  });
});
