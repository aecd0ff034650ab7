// A test surface from above, with the path that every run took down.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { pickedEntry, settingValue } from '../../config/settings.js';
import { shapedWindow } from '../../engine/worker/shaped-window.js';
import { drawContours } from '../plane/contours.js';
import { disc } from '../plane/paths.js';
import { cross, drawAxes, drawPlane, equalPlotOf, shapeOf } from '../plane/plane.js';
import { drawArrows, wantsArrows } from '../plane/arrows-later.js';

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../plane/plane.js').Plot} Plot */
/** @typedef {import('../picture/picture.js').Size} Size */
/** @typedef {Entry & { window: number[], start: number[] }} Surface */

/**
 * @typedef {object} SurfaceResults
 * @property {import('../plane/contours.js').Level[]} levels contours of the surface's values
 * @property {number[][]} minima [x, y] of each
 * @property {number[]} window xMin, xMax, yMin, yMax: where the values are from
 * @property {number} columns of the grid of values, which belong to the centres of its cells
 * @property {number} rows
 */

/** @typedef {import('../picture/picture.js').PictureScene<SurfaceResults>} SurfaceScene */
/** @typedef {Pick<SurfaceScene, 'catalog' | 'config'>} Experiment */

const MARGIN = { left: 40, right: 16, top: 16, bottom: 24 };

/**
 * @param {Experiment} experiment
 * @returns {Surface | undefined}
 */
export function surfaceOf({ catalog, config }) {
  const picker = catalog.settings.find(({ family }) => family === 'surfaces');
  if (!picker) return undefined;
  const entry = pickedEntry(config.settings, picker, indexCatalog(catalog));
  return /** @type {Surface | undefined} */ (entry);
}

/**
 * Where all runs begin.
 * @param {Experiment} experiment
 * @returns {number[]} x, y
 */
export function startOf({ catalog, config }) {
  const start = settingValue(config.settings, 'start', indexCatalog(catalog));
  if (Array.isArray(start) && start.length === 2) return start.map(Number);
  return surfaceOf({ catalog, config })?.start ?? [0, 0];
}

/**
 * The part of the plane that fills a canvas: at least the one that is typical of the surface.
 * @param {Surface} surface
 * @param {Size} size of the canvas
 * @returns {number[]} xMin, xMax, yMin, yMax
 */
export function windowOn(surface, size) {
  return shapedWindow(surface.window, shapeOf(size, MARGIN));
}

/**
 * Where the surface lies on the canvas, with the same scale in both directions.
 * @param {Experiment} experiment
 * @param {Size} size
 * @param {number[]} [window] that the values are from; default: one that fills the canvas
 * @returns {Plot | null} null: there is no surface
 */
export function plotFor(experiment, size, window) {
  const surface = surfaceOf(experiment);
  return surface ? equalPlotOf(window ?? windowOn(surface, size), size, MARGIN) : null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SurfaceScene} scene without results: only the paths are drawn
 */
export function draw(context, scene) {
  const { theme, results } = scene;
  const plot = plotFor(scene, scene.size, results?.window);
  if (!plot) return;
  const [x, y] = startOf(scene);
  drawPlane(context, scene, {
    plot,
    ground: results,
    drawGround: (layer) => results && drawGround(layer, plot, results, theme),
    wayOf: ({ path }) => path,
    drawAbove: () => {
      disc(context, plot.toX(x), plot.toY(y), 6, theme.panel, theme.ink);
      if (!wantsArrows(scene.config)) return;
      drawArrows(context, scene, plot, { wayOf: ({ path }) => path, project });
    },
  });
}

/** @param {Float64Array} values of both coordinates */
function project([x, y]) {
  return { x, y };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {SurfaceResults} results
 * @param {import('../picture/picture.js').Theme} theme
 */
function drawGround(context, plot, { levels, minima, window, columns, rows }, theme) {
  const { xMin, xMax, yMin, yMax, toX, toY } = plot;
  const [left, right, low, high] = window;
  const marks = minima
    .filter(([x, y]) => x >= xMin && x <= xMax && y >= yMin && y <= yMax)
    .map(([x, y]) => ({ x: toX(x), y: toY(y) }));
  drawContours(context, plot, {
    levels,
    toPixel: ([column, row]) => [
      toX(left + (column / columns) * (right - left)),
      toY(high - (row / rows) * (high - low)),
    ],
    marks,
    theme,
  });
  drawAxes(context, plot, theme);
  context.fillStyle = theme.ink2;
  context.fillText('x', plot.right + 8, plot.bottom);
  context.fillText('y', plot.left, plot.top - 8);
  for (const { x, y } of marks) cross(context, x, y, theme.ink);
}
