// The loss of a network on a plane through its weights, with the paths of all runs on it.

import { cross, drawAxes, drawContours, drawPlane, plotOf } from '../plane/plane.js';

/** @typedef {import('./explore.js').Landscape} Landscape */
/** @typedef {import('../plane/plane.js').Plot} Plot */
/** @typedef {import('../plane/plane.js').ToPixel} ToPixel */
/** @typedef {import('../picture/picture.js').Size} Size */
/** @typedef {Landscape & { levels: import('../plane/plane.js').Level[] }} DrawnLandscape */
/** @typedef {import('../picture/picture.js').PictureScene<DrawnLandscape>} LandscapeScene */

const MARGIN = { left: 58, right: 8, top: 8, bottom: 40 };

/**
 * Where a landscape lies on the canvas.
 * @param {Landscape} landscape
 * @param {Size} size
 */
export function plotFor({ window }, size) {
  return plotOf(window, size, MARGIN);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LandscapeScene} scene without results nothing is drawn
 */
export function draw(context, scene) {
  const { theme, results: landscape } = scene;
  if (!landscape) return;
  const { plane, ways } = landscape;
  const plot = plotFor(landscape, scene.size);
  drawPlane(context, scene, {
    plot,
    ground: landscape,
    drawGround: (layer) => drawGround(layer, plot, landscape, theme),
    // Until the workers know a new plane, paths are shown as far as they went when it was found.
    wayOf: ({ index, track }) => {
      if (track?.plane !== plane.id) return ways.get(index);
      return ways.has(index) ? track : null;
    },
  });
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
  drawContours(context, plot, { levels, toPixel, theme });
  const [x, y] = shares.map((share, i) => titleOf(i + 1, share));
  drawAxes(context, plot, theme, { x, y });
  const { column, row } = lowest(landscape);
  cross(context, ...toPixel([column + 0.5, row + 0.5]), theme.ink);
}

/**
 * @param {number} number of the direction, from 1 on
 * @param {number} share of the variance; -1: drawn at random
 */
function titleOf(number, share) {
  if (share < 0) return `Random direction ${number}`;
  const percent = share >= 0.0995 ? Math.round(100 * share) : Number((100 * share).toPrecision(2));
  return `PC ${number}, ${percent}\u202f% of the variance`;
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
