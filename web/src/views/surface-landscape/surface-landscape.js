// A test surface from above, with the path that every run took down.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { pickedEntry, settingValue } from '../../config/settings.js';
import { cross, disc, drawAxes, drawContours, drawPlane, plotOf } from '../plane/plane.js';

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../plane/plane.js').Plot} Plot */
/** @typedef {import('../picture/picture.js').Size} Size */
/** @typedef {Entry & { window: number[], start: number[] }} Surface */

/**
 * @typedef {object} SurfaceResults
 * @property {import('../plane/plane.js').Level[]} levels contours of the surface's values
 * @property {number[][]} minima [x, y] of each
 */

/** @typedef {import('../picture/picture.js').PictureScene<SurfaceResults>} SurfaceScene */
/** @typedef {Pick<SurfaceScene, 'catalog' | 'config'>} Experiment */

const MARGIN = { left: 40, right: 8, top: 8, bottom: 24 };
/** Cells of the grid on which the surface is computed, in each direction. */
export const CELLS = 120;

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
 * Where the surface lies on the canvas.
 * @param {Experiment} experiment
 * @param {Size} size
 * @returns {Plot | null} null: there is no surface
 */
export function plotFor(experiment, size) {
  const surface = surfaceOf(experiment);
  return surface ? plotOf(surface.window, size, MARGIN) : null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SurfaceScene} scene without results: only the paths are drawn
 */
export function draw(context, scene) {
  const plot = plotFor(scene, scene.size);
  if (!plot) return;
  const { theme, results } = scene;
  const [x, y] = startOf(scene);
  drawPlane(context, scene, {
    plot,
    ground: results,
    drawGround: (layer) => results && drawGround(layer, plot, results, theme),
    wayOf: ({ path }) => path,
    drawAbove: () => disc(context, plot.toX(x), plot.toY(y), 6, theme.panel, theme.ink),
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {SurfaceResults} results
 * @param {import('../picture/picture.js').Theme} theme
 */
function drawGround(context, plot, { levels, minima }, theme) {
  const { xMin, xMax, yMin, yMax, left, right, top, bottom, toX, toY } = plot;
  // Values belong to the centres of cells.
  drawContours(context, plot, {
    levels,
    toPixel: ([x, y]) => [left + (x / CELLS) * (right - left), top + (y / CELLS) * (bottom - top)],
    theme,
  });
  drawAxes(context, plot, theme);
  for (const [x, y] of minima) {
    const isInSight = x >= xMin && x <= xMax && y >= yMin && y <= yMax;
    if (isInSight) cross(context, toX(x), toY(y), theme.ink);
  }
}
