// Draws a map of two settings: every cell is coloured by its loss.

import { formatSetting } from '../../drawing/typed-values.js';
import { rgb } from '../../drawing/rgb.js';
import { cellNumbers } from './cell-numbers.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('../view.js').Size} Size */

/**
 * @typedef {object} MapCell
 * @property {number} x
 * @property {number} y
 * @property {number} loss NaN: nothing yet; Infinity: diverged
 * @property {string[]} lines in words
 * @property {number} diverged trainings
 * @property {boolean} isBest
 * @property {import('../../config/config.js').RunConfig} definition
 */

/**
 * @typedef {object} MapModel
 * @property {{ key: string, labels: string[] }} x
 * @property {{ key: string, labels: string[] }} y growing upwards
 * @property {MapCell[]} cells
 */

/** @typedef {ReturnType<typeof gridOf>} Grid */

const MARGIN = { left: 64, top: 22, right: 10, bottom: 40 };
// Cells that are flatter have no room for their number.
const LEAST_HEIGHT = 16;
const LABEL_WIDTH = 46;
// Of the legend, in pixels.
const SHADES = 7;
const SHADE = { width: 11, height: 9, gap: 6 };

/**
 * Where the cells lie on the canvas.
 * @param {MapModel} model
 * @param {Size} size of the canvas
 */
export function gridOf({ x: { labels: xs }, y: { labels: ys } }, size) {
  const [columns, rows] = [xs.length, ys.length];
  const width = (size.width - MARGIN.left - MARGIN.right) / columns;
  const height = (size.height - MARGIN.top - MARGIN.bottom) / rows;
  const left = (/** @type {number} */ x) => MARGIN.left + x * width;
  const top = (/** @type {number} */ y) => MARGIN.top + (rows - 1 - y) * height;
  return { columns, rows, width, height, left, top };
}

/**
 * The place of the cell under a pixel.
 * @param {Grid} grid
 * @param {number} left
 * @param {number} top
 * @returns {{ x: number, y: number } | null} null: there is none
 */
export function placeUnder({ columns, rows, width, height }, left, top) {
  const x = Math.floor((left - MARGIN.left) / width);
  const y = rows - 1 - Math.floor((top - MARGIN.top) / height);
  return x >= 0 && x < columns && y >= 0 && y < rows ? { x, y } : null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ model: MapModel, size: Size, theme: Theme, chosen?: MapCell }} scene chosen: what is
 *   pointed at
 */
export function drawHeatMap(context, { model, size, theme, chosen }) {
  const grid = gridOf(model, size);
  const losses = model.cells.map(({ loss }) => loss);
  const shadeOf = shades(losses);
  const numbers = cellNumbers(losses);
  for (const cell of model.cells) drawCell(context, { cell, grid, theme, shadeOf });
  drawNumbers(context, { cells: model.cells, grid, theme, shadeOf, text: numbers.text });
  drawLabels(context, { model, grid, theme, height: size.height });
  drawLegend(context, { losses, theme, numbers, y: size.height - 10 });
  for (const cell of model.cells) {
    if (cell.isBest) outline(context, cell, grid, theme.ink, 2.5);
  }
  if (chosen) outline(context, chosen, grid, theme.accent, 2.5);
}

/**
 * How dark a loss is: 1 for the lowest, 0 for the highest finite one, by rank. By size the good ones
 * would all look alike, since losses span so many sizes.
 * @param {number[]} losses
 * @returns {(loss: number) => number}
 */
function shades(losses) {
  const sorted = [...new Set(losses.filter(Number.isFinite))].sort((a, b) => a - b);
  const places = new Map(sorted.map((loss, i) => [loss, i]));
  return (loss) => (sorted.length > 1 ? 1 - (places.get(loss) ?? 0) / (sorted.length - 1) : 1);
}

/**
 * @param {string} paper
 * @param {string} ink
 * @param {number} part of the ink, 0..1
 */
function mix(paper, ink, part) {
  const [from, to] = [rgb(paper), rgb(ink)];
  const channels = from.map((value, i) => Math.round(value + (to[i] - value) * part));
  return `rgb(${channels.join(' ')})`;
}

/**
 * The colour of a cell.
 * @param {number} loss
 * @param {number} shade
 * @param {Theme} theme
 */
function colourOf(loss, shade, theme) {
  if (Number.isNaN(loss)) return theme.grid;
  return loss === Infinity ? theme.panel : mix(theme.panel, theme.accent, 0.08 + 0.82 * shade);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ cell: MapCell, grid: Grid, theme: Theme, shadeOf: (loss: number) => number }} what
 */
function drawCell(context, { cell, grid, theme, shadeOf }) {
  const [left, top] = [grid.left(cell.x), grid.top(cell.y)];
  const [width, height] = [grid.width - 1, grid.height - 1];
  context.fillStyle = colourOf(cell.loss, shadeOf(cell.loss), theme);
  context.fillRect(left, top, width, height);
  const isDiverged = cell.loss === Infinity;
  if (isDiverged || cell.diverged) hatch(context, { left, top, width, height }, theme, isDiverged);
}

/**
 * In all cells or in none: a number that is missing among others would look like a result.
 * @param {CanvasRenderingContext2D} context
 * @param {{ cells: MapCell[], grid: Grid, theme: Theme, shadeOf: (loss: number) => number,
 *   text: (loss: number) => string }} what
 */
function drawNumbers(context, { cells, grid, theme, shadeOf, text }) {
  context.font = `11.5px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const texts = cells.map(({ loss }) => {
    if (Number.isNaN(loss)) return '';
    return loss === Infinity ? '∞' : text(loss);
  });
  const widest = Math.max(...texts.map((one) => context.measureText(one).width));
  if (widest > grid.width - 5 || grid.height < LEAST_HEIGHT) return;
  cells.forEach(({ x, y, loss }, i) => {
    const background = colourOf(loss, shadeOf(loss), theme);
    context.fillStyle =
      loss === Infinity ? theme.warn : clearer(background, [theme.ink, theme.panel]);
    const middle = { x: grid.left(x) + grid.width / 2, y: grid.top(y) + grid.height / 2 };
    context.fillText(texts[i], middle.x - 0.5, middle.y - 0.5);
  });
}

/**
 * @param {string} background "rgb(...)"
 * @param {[string, string]} colours
 * @returns {string} the one that can be read better on it
 */
function clearer(background, [first, second]) {
  const behind = brightness((background.match(/\d+/g) ?? []).map(Number));
  const contrast = (/** @type {string} */ colour) => {
    const [low, high] = [behind, brightness(rgb(colour))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  return contrast(first) >= contrast(second) ? first : second;
}

/**
 * Relative luminance, as guidelines for contrast define it.
 * @param {number[]} channels 0..255
 */
function brightness(channels) {
  const [red, green, blue] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * What the shades and the numbers mean.
 * @param {CanvasRenderingContext2D} context
 * @param {{ losses: number[], theme: Theme, numbers: import('./cell-numbers.js').CellNumbers, y: number }}
 *   what y: centre
 */
function drawLegend(context, { losses, theme, numbers, y }) {
  const finite = losses.filter(Number.isFinite);
  if (!finite.length) return;
  context.font = `11.5px ${theme.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let x = MARGIN.left;
  const say = (/** @type {string} */ words) => {
    context.fillStyle = theme.ink2;
    context.fillText(words, x, y);
    x += context.measureText(words).width + SHADE.gap;
  };
  say(numbers.text(Math.min(...finite)));
  for (let i = 0; i < SHADES; i++) {
    context.fillStyle = mix(theme.panel, theme.accent, 0.08 + 0.82 * (1 - i / (SHADES - 1)));
    context.fillRect(x + i * SHADE.width, y - SHADE.height / 2, SHADE.width, SHADE.height);
  }
  x += SHADES * SHADE.width + SHADE.gap;
  say(numbers.text(Math.max(...finite)));
  say(['shades by rank', numbers.scale].filter(Boolean).join(' · '));
}

/**
 * What diverged is hatched: wholly, or in a corner where only some seeds did.
 * @param {CanvasRenderingContext2D} context
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {Theme} theme
 * @param {boolean} isWhole
 */
function hatch(context, { left, top, width, height }, theme, isWhole) {
  context.save();
  context.beginPath();
  if (isWhole) context.rect(left, top, width, height);
  else {
    const size = Math.min(12, width / 2, height / 2);
    context.moveTo(left + width - size, top);
    context.lineTo(left + width, top);
    context.lineTo(left + width, top + size);
    context.closePath();
    context.fillStyle = theme.warn;
    context.fill();
  }
  context.clip();
  if (isWhole) {
    context.strokeStyle = theme.warn;
    context.globalAlpha = 0.3;
    context.lineWidth = 1;
    context.beginPath();
    for (let x = left - height; x < left + width; x += 6) {
      context.moveTo(x, top + height);
      context.lineTo(x + height, top);
    }
    context.stroke();
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {MapCell} cell
 * @param {Grid} grid
 * @param {string} color
 * @param {number} lineWidth
 */
function outline(context, cell, grid, color, lineWidth) {
  context.strokeStyle = color;
  context.lineWidth = lineWidth;
  const [left, top] = [grid.left(cell.x), grid.top(cell.y)];
  context.strokeRect(left + 0.5, top + 0.5, grid.width - 2, grid.height - 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ model: MapModel, grid: Grid, theme: Theme, height: number }} what
 */
function drawLabels(context, { model, grid, theme, height }) {
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  const longest = Math.max(...model.x.labels.map((text) => context.measureText(text).width));
  const everyX = Math.max(1, Math.ceil(Math.max(LABEL_WIDTH, longest + 8) / grid.width));
  model.x.labels.forEach((text, x) => {
    if (x % everyX === 0) {
      context.fillText(text, grid.left(x) + grid.width / 2, height - MARGIN.bottom + 12);
    }
  });
  context.textAlign = 'right';
  const everyY = Math.max(1, Math.ceil(14 / grid.height));
  model.y.labels.forEach((text, y) => {
    if (y % everyY === 0) {
      context.fillText(text.slice(0, 10), MARGIN.left - 7, grid.top(y) + grid.height / 2);
    }
  });
  context.font = `600 11.5px ${theme.font}`;
  context.fillStyle = theme.ink2;
  context.textAlign = 'left';
  context.fillText(`${model.y.key} ↑`, 6, 10);
  context.textAlign = 'right';
  context.fillText(`${model.x.key} →`, grid.left(grid.columns), height - 10);
}

/**
 * The words for a value on an axis of a map.
 * @param {unknown} value
 * @returns {string}
 */
export function valueLabel(value) {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? formatSetting(value) : String(value);
}
