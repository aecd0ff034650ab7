// Draws a map of trainability: the cells, the axes of the window, and what the colours mean.

import { linearTicks, logTicks } from '../../drawing/series.js';
import { shareOf } from '../../studies/map/map-axis.js';
import { axisName, axisValue } from './axis-words.js';
import { mapColours, paintMap } from './map-colours.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('../../studies/map/map-axis.js').MapAxis} MapAxis */
/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */
/** @typedef {import('../../studies/map/map-results.js').MapResults} MapResults */
/** @typedef {import('../view.js').Size} Size */
/** @typedef {{ left: number, top: number, width: number, height: number }} Area */
/** @typedef {{ plan: MapPlan, canvas: HTMLCanvasElement }} Before a map of another window */

const MARGIN = { left: 66, top: 24, right: 12, bottom: 58 };
const TICK_WIDTH = 74;
const TICK_HEIGHT = 44;
const LEGEND = { width: 54, height: 9, gap: 7 };

/**
 * Where the cells are.
 * @param {Size} size of the canvas
 * @returns {Area}
 */
export function mapArea({ width, height }) {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(1, width - MARGIN.left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ plan: MapPlan, results: MapResults, image?: HTMLCanvasElement, theme: Theme, size: Size, before?: Before | null }} scene
 *   image: the cells as pixels; before: what is shown where nothing is known yet
 */
export function drawMap(context, { plan, results, image, theme, size, before = null }) {
  const area = mapArea(size);
  const { left, top, width, height } = area;
  context.fillStyle = theme.grid;
  context.fillRect(left, top, width, height);
  context.imageSmoothingEnabled = false;
  if (before) drawBefore(context, before, plan, area);
  if (image) context.drawImage(image, left, top, width, height);
  else drawCells(context, results, theme, area);
  context.imageSmoothingEnabled = true;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
  drawAxes(context, plan, theme, area);
  drawLegend(context, theme, { x: left, y: size.height - 10 });
}

/**
 * The map of another window, where it belongs in this one.
 * @param {CanvasRenderingContext2D} context
 * @param {Before} before
 * @param {MapPlan} plan
 * @param {Area} area
 */
function drawBefore(context, { plan: old, canvas }, { x, y }, { left, top, width, height }) {
  const [x0, x1] = [shareOf(x, old.x.from), shareOf(x, old.x.to)];
  const [y0, y1] = [shareOf(y, old.y.to), shareOf(y, old.y.from)];
  if (![x0, x1, y0, y1].every(Number.isFinite)) return;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.globalAlpha = 0.6;
  const at = { x: left + x0 * width, y: top + (1 - y0) * height };
  context.drawImage(canvas, at.x, at.y, (x1 - x0) * width, (y0 - y1) * height);
  context.restore();
}

/**
 * Draws the cells without a canvas of their own, which programs do not have: each row in stretches of one colour.
 * @param {CanvasRenderingContext2D} context
 * @param {MapResults} results
 * @param {Theme} theme
 * @param {Area} area
 */
function drawCells(context, results, theme, { left, top, width, height }) {
  const { columns, rows } = results;
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  paintMap(pixels, results, theme);
  const colours = new Uint32Array(pixels.buffer);
  const [across, down] = [width / columns, height / rows];
  for (let y = 0; y < rows; y++) {
    let x = 0;
    while (x < columns) {
      const first = x;
      const colour = colours[y * columns + first];
      while (x < columns && colours[y * columns + x] === colour) x += 1;
      const at = 4 * (y * columns + first);
      if (pixels[at + 3] === 0) continue;
      context.fillStyle = `rgb(${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]})`;
      // A little over the next one, so that no seam is seen.
      const wide = Math.min((x - first) * across + 0.4, width - first * across);
      const high = Math.min(down + 0.4, height - y * down);
      context.fillRect(left + first * across, top + y * down, wide, high);
    }
  }
}

/**
 * The cells as a picture, a pixel each.
 * @param {MapResults} results
 * @param {Theme} theme
 * @returns {HTMLCanvasElement}
 */
export function mapImage(results, theme) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: results.columns, height: results.rows });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = brush.createImageData(results.columns, results.rows);
  paintMap(image.data, results, theme);
  brush.putImageData(image, 0, 0);
  return canvas;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {MapPlan} plan
 * @param {Theme} theme
 * @param {Area} area
 */
function drawAxes(context, { x, y }, theme, { left, top, width, height }) {
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  context.strokeStyle = theme.ink3;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { share, text } of ticksOf(x, Math.floor(width / TICK_WIDTH))) {
    const at = left + share * width;
    tick(context, at, top + height, at, top + height + 4);
    const half = context.measureText(text).width / 2;
    context.fillText(
      text,
      Math.min(left + width - half, Math.max(left + half, at)),
      top + height + 13,
    );
  }
  context.textAlign = 'right';
  for (const { share, text } of ticksOf(y, Math.floor(height / TICK_HEIGHT))) {
    const at = top + (1 - share) * height;
    tick(context, left - 4, at, left, at);
    context.fillText(text, left - 7, Math.max(top + 5, Math.min(top + height - 5, at)), left - 9);
  }
  context.font = `600 11.5px ${theme.font}`;
  context.fillStyle = theme.ink2;
  context.textAlign = 'left';
  context.fillText(`${axisName(y)} ↑`, 6, 11);
  context.textAlign = 'right';
  context.fillText(`${axisName(x)} →`, left + width, top + height + 30);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 */
function tick(context, x0, y0, x1, y1) {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/**
 * Round values where the window holds some, else its ends.
 * @param {MapAxis} axis
 * @param {number} most
 * @returns {{ share: number, text: string }[]}
 */
function ticksOf(axis, most) {
  const { from, to, scale } = axis;
  const [low, high] = [from, to];
  if (scale === 'complement' && (1 - low) / (1 - high) >= 10) return gapTicks(axis, most);
  const wide = scale === 'log' && high / low >= 10;
  const round = wide
    ? logTicks(low, high, Math.max(2, most))
    : linearTicks(low, high, Math.max(2, most));
  const inside = round.filter((value) => value >= low && value <= high);
  const values = inside.length >= 2 ? inside : [from, to];
  return values.map((value) => ({ share: shareOf(axis, value), text: axisValue(axis, value) }));
}

/**
 * Values such as 0.9, 0.99 and 0.999.
 * @param {MapAxis} axis
 * @param {number} most
 */
function gapTicks(axis, most) {
  const gaps = logTicks(1 - axis.to, 1 - axis.from, Math.max(2, most));
  const values = gaps.map((gap) => Number((1 - gap).toPrecision(9))).reverse();
  return values.map((value) => ({ share: shareOf(axis, value), text: String(value) }));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{ x: number, y: number }} at left end and centre
 */
function drawLegend(context, theme, at) {
  const { blue, red } = mapColours(theme);
  context.font = `11.5px ${theme.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let { x } = at;
  const say = (/** @type {string} */ words) => {
    context.fillStyle = theme.ink2;
    context.fillText(words, x, at.y);
    x += context.measureText(words).width + LEGEND.gap;
  };
  const bar = (/** @type {import('./map-colours.js').Colour[]} */ colours) => {
    const each = LEGEND.width / colours.length;
    colours.forEach((colour, i) => {
      context.fillStyle = `rgb(${colour.join(' ')})`;
      context.fillRect(x + i * each, at.y - LEGEND.height / 2, each + 0.5, LEGEND.height);
    });
    x += LEGEND.width + LEGEND.gap;
  };
  bar(blue);
  say('converges: slow to fast');
  x += LEGEND.gap;
  bar(red);
  say('does not: late to early');
}
