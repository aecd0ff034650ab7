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
// Characters of a number at an axis.
const LONGEST = 9;
// So far a cell reaches into the next one, so that no seam is seen where pixels are shared.
const OVER = 1;
const LEGEND = { width: 54, height: 9, gap: 7 };
const LEGEND_WORDS = [
  ['converges: slow to fast', 'does not: late to early'],
  ['converges, fast', 'does not, early'],
  ['converges', 'does not'],
];

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
 * @typedef {object} MapScene
 * @property {MapPlan} plan
 * @property {MapResults} results
 * @property {HTMLCanvasElement} [image] the cells as pixels
 * @property {Theme} theme
 * @property {Size} size
 * @property {Before | null} [before] what is shown where nothing is known yet
 * @property {import('./window.js').Ends | null} [ends] another window that the same cells are seen from; needs an image
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {MapScene} scene
 */
export function drawMap(context, { plan, results, image, theme, size, before, ends }) {
  const area = mapArea(size);
  const { left, top, width, height } = area;
  const axes = ends ? axesWithin(plan, ends) : plan;
  context.fillStyle = theme.grid;
  context.fillRect(left, top, width, height);
  context.imageSmoothingEnabled = false;
  if (before) drawOther(context, before, { axes, area, strength: 0.6 });
  if (image && ends) drawOther(context, { plan, canvas: image }, { axes, area, strength: 1 });
  else if (image) context.drawImage(image, left, top, width, height);
  else drawCells(context, results, theme, area);
  context.imageSmoothingEnabled = true;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
  drawAxes(context, axes, theme, area);
  drawLegend(context, theme, area, size.height - 10);
}

/** @typedef {Pick<MapPlan, 'x' | 'y'>} Axes */

/**
 * @param {Axes} axes
 * @param {import('./window.js').Ends} ends
 * @returns {Axes}
 */
function axesWithin({ x, y }, ends) {
  return {
    x: { ...x, from: ends.x[0], to: ends.x[1] },
    y: { ...y, from: ends.y[0], to: ends.y[1] },
  };
}

/**
 * The map of another window, where it belongs in this one.
 * @param {CanvasRenderingContext2D} context
 * @param {Before} other
 * @param {{ axes: Axes, area: Area, strength: number }} here
 */
function drawOther(context, { plan: old, canvas }, { axes, area, strength }) {
  const { x, y } = axes;
  const { left, top, width, height } = area;
  const [x0, x1] = [shareOf(x, old.x.from), shareOf(x, old.x.to)];
  const [y0, y1] = [shareOf(y, old.y.to), shareOf(y, old.y.from)];
  if (![x0, x1, y0, y1].every(Number.isFinite)) return;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.globalAlpha = strength;
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
      const wide = Math.min((x - first) * across + OVER, width - first * across);
      const high = Math.min(down + OVER, height - y * down);
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
 * @param {Axes} axes
 * @param {Theme} theme
 * @param {Area} area
 */
function drawAxes(context, { x, y }, theme, { left, top, width, height }) {
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  context.strokeStyle = theme.ink3;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  const across = ticksOf(x, Math.floor(width / TICK_WIDTH));
  const up = ticksOf(y, Math.floor(height / TICK_HEIGHT));
  for (const { share, text } of across.ticks) {
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
  for (const { share, text } of up.ticks) {
    const at = top + (1 - share) * height;
    tick(context, left - 4, at, left, at);
    context.fillText(text, left - 7, Math.max(top + 5, Math.min(top + height - 5, at)), left - 9);
  }
  context.font = `600 11.5px ${theme.font}`;
  context.fillStyle = theme.ink2;
  context.textAlign = 'left';
  context.fillText(`${axisName(y)}${up.above} ↑`, 6, 11);
  context.textAlign = 'right';
  context.fillText(`${axisName(x)}${across.above} →`, left + width, top + height + 30);
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

/** @typedef {{ share: number, text: string }} Tick */

/**
 * Round values where the window holds some, else its ends. In narrow windows, numbers of many digits would hide what
 * differs: there they are counted from the first value, which stands at the axis.
 * @param {MapAxis} axis
 * @param {number} most
 * @returns {{ ticks: Tick[], above: string }} above: from where they are counted; empty: from 0
 */
function ticksOf(axis, most) {
  const { from, to, scale } = axis;
  const count = Math.max(2, most);
  if (axisValue(axis, (from + to) / 2).length > LONGEST) {
    const ticks = linearTicks(0, to - from, count).map((value) => ({
      share: value / (to - from),
      text: value ? `+${shortText(value)}` : '0',
    }));
    return { ticks, above: ` above ${from}` };
  }
  if (scale === 'complement' && (1 - from) / (1 - to) >= 10)
    return { ticks: gapTicks(axis, count), above: '' };
  const isWide = scale === 'log' && to / from >= 10;
  const round = isWide ? logTicks(from, to, count) : linearTicks(from, to, count);
  const inside = round.filter((value) => value >= from && value <= to);
  const values = inside.length >= 2 ? inside : [from, to];
  const ticks = values.map((value) => ({
    share: shareOf(axis, value),
    text: axisValue(axis, value),
  }));
  return { ticks, above: '' };
}

/** @param {number} value */
function shortText(value) {
  return String(Number(value.toPrecision(3))).replace('-', '−');
}

/**
 * Values such as 0.9, 0.99 and 0.999.
 * @param {MapAxis} axis
 * @param {number} most
 */
function gapTicks(axis, most) {
  const gaps = logTicks(1 - axis.to, 1 - axis.from, most);
  const values = gaps.map((gap) => Number((1 - gap).toPrecision(9))).reverse();
  return values.map((value) => ({ share: shareOf(axis, value), text: String(value) }));
}

/**
 * What the colours mean, in the longest words that have room.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {Area} area
 * @param {number} y centre
 */
function drawLegend(context, theme, { left, width }, y) {
  const { blue, red } = mapColours(theme);
  context.font = `11.5px ${theme.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const lengthOf = (/** @type {string[]} */ [first, second]) =>
    2 * LEGEND.width +
    4 * LEGEND.gap +
    context.measureText(first).width +
    context.measureText(second).width;
  const fitting = LEGEND_WORDS.find((words) => lengthOf(words) <= width);
  const words = fitting ?? LEGEND_WORDS[LEGEND_WORDS.length - 1];
  let x = left;
  [blue, red].forEach((colours, i) => {
    const each = LEGEND.width / colours.length;
    colours.forEach((colour, shade) => {
      context.fillStyle = `rgb(${colour.join(' ')})`;
      context.fillRect(x + shade * each, y - LEGEND.height / 2, each + 0.5, LEGEND.height);
    });
    context.fillStyle = theme.ink2;
    context.fillText(words[i], x + LEGEND.width + LEGEND.gap, y);
    x += LEGEND.width + context.measureText(words[i]).width + 3 * LEGEND.gap;
  });
}
