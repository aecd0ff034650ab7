// The loss of a network on a plane through its weights, with the paths of all runs on it.

import { drawContours } from '../plane/contours.js';
import { cross, drawAxes, drawPlane, equalPlotOf, shapeOf } from '../plane/plane.js';
import { drawArrows, wantsArrows } from '../plane/arrows-later.js';
import { valueAt } from './points.js';

/** @typedef {import('./explore.js').Landscape} Landscape */
/** @typedef {import('../plane/plane.js').Plot} Plot */
/** @typedef {import('../plane/contours.js').ToPixel} ToPixel */
/** @typedef {import('../picture/picture.js').Size} Size */
/** @typedef {Landscape & { levels: import('../plane/contours.js').Level[] }} DrawnLandscape */
/** @typedef {import('../picture/picture.js').PictureScene<DrawnLandscape>} LandscapeScene */

const MARGIN = { left: 58, right: 8, top: 8, bottom: 40 };

/**
 * Where a landscape lies on the canvas. Both directions have the same scale.
 * @param {Landscape} landscape
 * @param {Size} size
 */
export function plotFor({ window }, size) {
  return equalPlotOf(window, size, MARGIN);
}

/**
 * The shape of a window that fills a canvas.
 * @param {Size} size
 * @returns {number} width per height, with two digits: not every pixel makes another landscape
 */
export function shapeFor(size) {
  return Number(shapeOf(size, MARGIN).toPrecision(2));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LandscapeScene} scene without results nothing is drawn
 */
export function draw(context, scene) {
  const { theme, results: landscape } = scene;
  if (!landscape) return;
  const plot = plotFor(landscape, scene.size);
  drawPlane(context, scene, {
    plot,
    ground: landscape,
    drawGround: (layer) => drawGround(layer, plot, landscape, theme),
    wayOf: (run) => wayOn(landscape, run),
    drawAbove: () => {
      if (!wantsArrows(scene.config)) return;
      const project = projectorOn(landscape.plane);
      drawArrows(context, scene, plot, { wayOf: (run) => wayOn(landscape, run), project });
    },
  });
}

/**
 * Until the workers know a new plane, paths are shown as far as they went when it was found.
 * @param {Landscape} landscape
 * @param {Pick<import('../picture/run-pictures.js').RunPictures, 'index' | 'track'>} run
 */
export function wayOn({ ways, plane }, { index, track }) {
  const known = ways.get(index);
  if (!known || track?.plane !== plane.id) return known;
  const off = Array.from(track.step, (step) => valueAt(known.step, known.off, step));
  return { ...track, off };
}

/**
 * @param {{ first: Float32Array, second: Float32Array }} plane
 * @returns {(values: Float64Array) => { x: number, y: number } | null} where a vector of weights goes on it
 */
export function projectorOn({ first, second }) {
  const dot = (/** @type {ArrayLike<number>} */ a, /** @type {ArrayLike<number>} */ b) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  };
  const [ff, fs, ss] = [dot(first, first), dot(first, second), dot(second, second)];
  // Random directions are nearly, but not quite, perpendicular.
  const determinant = ff * ss - fs * fs;
  return (values) => {
    if (values.length !== first.length || !(determinant > 0)) return null;
    const [f, s] = [dot(values, first), dot(values, second)];
    return { x: (f * ss - s * fs) / determinant, y: (s * ff - f * fs) / determinant };
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {DrawnLandscape} landscape
 * @param {import('../picture/picture.js').Theme} theme
 */
function drawGround(context, plot, landscape, theme) {
  const { levels, nodes, shares } = landscape;
  // The outermost losses lie on the border.
  /** @type {ToPixel} */
  const toPixel = ([x, y]) => [
    plot.left + ((x - 0.5) / (nodes - 1)) * (plot.right - plot.left),
    plot.top + ((y - 0.5) / (nodes - 1)) * (plot.bottom - plot.top),
  ];
  const { column, row } = lowest(landscape);
  const best = toPixel([column + 0.5, row + 0.5]);
  drawContours(context, plot, { levels, toPixel, marks: [{ x: best[0], y: best[1] }], theme });
  const [x, y] = shares.map((share, i) => titlesOf(i + 1, share));
  drawAxes(context, plot, theme, { x, y });
  cross(context, ...best, theme.ink);
}

/**
 * @param {number} number of the direction, from 1 on
 * @param {number} share of the variance; -1: drawn at random
 * @returns {string[]} the longest first
 */
function titlesOf(number, share) {
  if (share < 0) return [`Random direction ${number}`, `Random ${number}`];
  const percent = share >= 0.0995 ? Math.round(100 * share) : Number((100 * share).toPrecision(2));
  return [`PC ${number}, ${percent}\u202f% of the variance`, `PC ${number}, ${percent}\u202f%`];
}

/**
 * The node with the lowest finite loss.
 * @param {Landscape} landscape
 */
export function lowest({ losses, nodes }) {
  let best = 0;
  for (let i = 1; i < losses.length; i++) {
    if (losses[i] < losses[best] || !Number.isFinite(losses[best])) best = i;
  }
  return { loss: losses[best], column: best % nodes, row: Math.floor(best / nodes) };
}

/**
 * The loss at the node nearest to a place on the canvas.
 * @param {Landscape} landscape
 * @param {Plot} plot
 * @param {{ x: number, y: number }} pixel
 * @returns {number | null} null: outside the plane
 */
export function lossAt({ losses, nodes }, { left, right, top, bottom }, { x, y }) {
  const column = Math.round(((x - left) / (right - left)) * (nodes - 1));
  const row = Math.round(((y - top) / (bottom - top)) * (nodes - 1));
  const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < nodes;
  return isInside ? losses[row * nodes + column] : null;
}
