// What pictures of a plane share: a rectangle with axes, and both landscapes: contour lines and paths.

import { linearTicks } from '../../drawing/series.js';
import { drawPaths } from './paths.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Size} Size */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */
/** @typedef {import('../picture/run-pictures.js').Way} Way */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Margin in CSS pixels */

/**
 * @typedef {object} Plot a rectangle of the plane on a canvas, in CSS pixels
 * @property {number} xMin
 * @property {number} xMax
 * @property {number} yMin
 * @property {number} yMax
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {(x: number) => number} toX
 * @property {(y: number) => number} toY
 * @property {(pixel: number) => number} fromX
 * @property {(pixel: number) => number} fromY
 */

/**
 * @param {number[]} window xMin, xMax, yMin, yMax
 * @param {Size} size of the canvas
 * @param {Margin} margin
 * @returns {Plot}
 */
export function plotOf([xMin, xMax, yMin, yMax], { width, height }, margin) {
  const { left, top } = margin;
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const [across, up] = [right - left, bottom - top];
  return {
    ...{ xMin, xMax, yMin, yMax, left, right, top, bottom },
    toX: (x) => left + ((x - xMin) / (xMax - xMin)) * across,
    toY: (y) => bottom - ((y - yMin) / (yMax - yMin)) * up,
    fromX: (pixel) => xMin + ((pixel - left) / across) * (xMax - xMin),
    fromY: (pixel) => yMin + ((bottom - pixel) / up) * (yMax - yMin),
  };
}

/**
 * A plot on which both axes have the same scale, so that steps are perpendicular to contour lines.
 * @param {number[]} window xMin, xMax, yMin, yMax
 * @param {Size} size of the canvas
 * @param {Margin} margin
 * @returns {Plot} in the middle, if the window has another shape than the room
 */
export function equalPlotOf(window, size, margin) {
  const [xMin, xMax, yMin, yMax] = window;
  const across = size.width - margin.left - margin.right;
  const up = size.height - margin.top - margin.bottom;
  const scale = Math.min(across / (xMax - xMin), up / (yMax - yMin));
  const [x, y] = [(across - scale * (xMax - xMin)) / 2, (up - scale * (yMax - yMin)) / 2];
  const { left, right, top, bottom } = margin;
  return plotOf(window, size, {
    left: left + x,
    right: right + x,
    top: top + y,
    bottom: bottom + y,
  });
}

/**
 * Width per height of the room for a plot.
 * @param {Size} size of the canvas
 * @param {Margin} margin
 * @returns {number} above 0
 */
export function shapeOf({ width, height }, { left, right, top, bottom }) {
  return Math.max(1, width - left - right) / Math.max(1, height - top - bottom);
}

// About so many pixels lie between two numbers of an axis.
const X_SPACING = 60;
const Y_SPACING = 32;
const MOST_TICKS = 6;

/**
 * Numbers along the left and the lower side, and what they are.
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Theme} theme
 * @param {{ x?: string[], y?: string[] }} [titles] long and shorter ones: the first that has room stands
 */
export function drawAxes(context, plot, theme, { x: xTitles = [], y: yTitles = [] } = {}) {
  const { xMin, xMax, yMin, yMax, left, right, top, bottom, toX, toY } = plot;
  const [across, up] = [right - left, bottom - top];
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const y of ticksOn(yMin, yMax, up / Y_SPACING)) {
    context.fillText(tickText(y), left - 8, toY(y));
  }
  context.textAlign = 'center';
  for (const x of ticksOn(xMin, xMax, across / X_SPACING)) {
    context.fillText(tickText(x), toX(x), bottom + 13);
  }
  context.fillStyle = theme.ink2;
  const fits = (/** @type {number} */ room) => (/** @type {string} */ text) =>
    context.measureText(text).width <= room;
  const [xTitle, yTitle] = [xTitles.find(fits(across)), yTitles.find(fits(up))];
  if (xTitle) context.fillText(xTitle, (left + right) / 2, bottom + 30);
  if (!yTitle) return;
  context.save();
  context.translate(left - 42, (top + bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(yTitle, 0, 0);
  context.restore();
}

/**
 * @param {number} min
 * @param {number} max
 * @param {number} count about so many have room
 */
function ticksOn(min, max, count) {
  return linearTicks(min, max, Math.min(MOST_TICKS, Math.max(1, Math.floor(count))));
}

/** @param {number} value */
function tickText(value) {
  return String(Number(value.toPrecision(6)));
}

/**
 * A landscape: what stays is painted once and kept, paths grow on it.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {object} parts
 * @param {Plot} parts.plot
 * @param {unknown} [parts.ground] what the background shows; it is painted again for another one
 * @param {(context: CanvasRenderingContext2D, plot: Plot) => void} parts.drawGround
 * @param {(run: RunPictures) => Way | null | undefined} parts.wayOf
 * @param {(context: CanvasRenderingContext2D, plot: Plot) => void} [parts.drawAbove]
 */
export function drawPlane(context, scene, { plot, ground, drawGround, wayOf, drawAbove }) {
  if (ground) {
    const layer = { name: 'ground', reasons: [ground], scene };
    scene.kept.layer(context, layer, (below) => drawGround(below, plot));
  }
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
  context.clip();
  drawPaths(context, scene, plot, wayOf);
  drawAbove?.(context, plot);
  context.restore();
}

/**
 * The mark of a minimum.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 */
export function cross(context, x, y, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(x - 5, y - 5);
  context.lineTo(x + 5, y + 5);
  context.moveTo(x + 5, y - 5);
  context.lineTo(x - 5, y + 5);
  context.stroke();
}
