import { prepareCanvas } from '../../drawing/canvas.js';
import { fillReadout, placeReadout } from '../charts/readout.js';
import { formatLoss, formatValue } from '../../drawing/format.js';
import { readTheme, rgb } from '../../drawing/palette.js';
import { CanvasElement } from './canvas-element.js';

const MARGIN = { left: 64, top: 22, right: 10, bottom: 40 };
// Cells that are smaller have no room for their number.
const ROOM = { width: 33, height: 16 };
const WIDE_CELL = 50;
const LABEL_WIDTH = 46;
// Contrast beyond which text on a cell is light.
const DARK_CELL = 0.55;

/**
 * @typedef {object} MapModel
 * @property {{ key: string, labels: string[] }} x
 * @property {{ key: string, labels: string[] }} y growing upwards
 * @property {Array<{ x: number, y: number, loss: number, lines: string[], diverged: number,
 *   isBest: boolean, definition: object } | undefined>} cells NaN: nothing yet; Infinity: diverged
 */

/**
 * A map of two settings. Cells can be pointed at, and picked by a click or Enter: fires "pick" with
 * `detail` the cell.
 */
export class HeatMap extends CanvasElement {
  draw() {
    const [width, height] = [this.clientWidth, this.clientHeight];
    const context = prepareCanvas(this.querySelector('canvas'), width, height);
    this.#drawMap(context, height);
    this.#showReadout(width);
  }

  get #grid() {
    const [columns, rows] = [this.model.x.labels.length, this.model.y.labels.length];
    const width = (this.clientWidth - MARGIN.left - MARGIN.right) / columns;
    const height = (this.clientHeight - MARGIN.top - MARGIN.bottom) / rows;
    const left = (x) => MARGIN.left + x * width;
    const top = (y) => MARGIN.top + (rows - 1 - y) * height;
    return { columns, rows, width, height, left, top };
  }

  #cellAt(x, y) {
    return this.model.cells.find((cell) => cell.x === x && cell.y === y);
  }

  #drawMap(context, height) {
    const theme = readTheme(this);
    const grid = this.#grid;
    const shadeOf = shades(this.model.cells.map(({ loss }) => loss));
    for (const cell of this.model.cells) drawCell(context, { cell, grid, theme, shadeOf });
    drawLabels(context, { model: this.model, grid, theme, height });
    for (const cell of this.model.cells) {
      if (cell.isBest) outline(context, cell, grid, theme.ink, 2.5);
    }
    const chosen = this.picked;
    if (chosen) outline(context, chosen, grid, theme.accent, 2.5);
  }

  onPointer({ offsetX, offsetY }) {
    if (!this.model) return;
    const { columns, rows, width, height } = this.#grid;
    const x = Math.floor((offsetX - MARGIN.left) / width);
    const y = rows - 1 - Math.floor((offsetY - MARGIN.top) / height);
    const inside = x >= 0 && x < columns && y >= 0 && y < rows;
    this.at = inside ? { x, y } : null;
  }

  onMove(sideways, upwards) {
    const { columns, rows } = this.#grid;
    const { x, y } = this.at ?? { x: -sideways, y: -upwards };
    const within = (value, count) => Math.min(count - 1, Math.max(0, value));
    this.at = { x: within(x + sideways, columns), y: within(y + upwards, rows) };
  }

  get picked() {
    return this.at && this.#cellAt(this.at.x, this.at.y);
  }

  #showReadout(width) {
    const box = this.querySelector('.readout');
    const cell = this.picked;
    box.hidden = !cell;
    if (!cell) return;
    const { x, y } = this.model;
    fillReadout(box, `${x.key} ${x.labels[cell.x]}, ${y.key} ${y.labels[cell.y]}`, [
      ...cell.lines,
      'Click or Enter: make it a run',
    ]);
    const grid = this.#grid;
    placeReadout(box, width, grid.left(cell.x), grid.left(cell.x + 1));
  }
}

// How dark a loss is: 1 for the lowest, 0 for the highest finite one, by its order. Order, since
// losses span so many sizes that the good ones would all look alike.
function shades(losses) {
  const sorted = [...new Set(losses.filter(Number.isFinite))].sort((a, b) => a - b);
  const places = new Map(sorted.map((loss, i) => [loss, i]));
  return (loss) => (sorted.length > 1 ? 1 - places.get(loss) / (sorted.length - 1) : 1);
}

function mix(paper, ink, part) {
  const [from, to] = [rgb(paper), rgb(ink)];
  const channels = from.map((value, i) => Math.round(value + (to[i] - value) * part));
  return `rgb(${channels.join(' ')})`;
}

function drawCell(context, { cell, grid, theme, shadeOf }) {
  const [left, top] = [grid.left(cell.x), grid.top(cell.y)];
  const [width, height] = [grid.width - 1, grid.height - 1];
  if (Number.isNaN(cell.loss)) {
    context.fillStyle = theme.grid;
    context.fillRect(left, top, width, height);
    return;
  }
  const isDiverged = cell.loss === Infinity;
  const shade = isDiverged ? 0 : shadeOf(cell.loss);
  context.fillStyle = isDiverged
    ? theme.panel
    : mix(theme.panel, theme.accent, 0.08 + 0.82 * shade);
  context.fillRect(left, top, width, height);
  if (isDiverged || cell.diverged) hatch(context, { left, top, width, height }, theme, isDiverged);
  if (grid.width < ROOM.width || grid.height < ROOM.height) return;
  context.font = `11.5px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = isDiverged ? theme.warn : shade > DARK_CELL ? theme.panel : theme.ink;
  const text = isDiverged ? '∞' : shortLoss(cell.loss, grid.width < WIDE_CELL ? 2 : 3);
  context.fillText(text, left + width / 2, top + height / 2);
}

function shortLoss(loss, digits) {
  if (loss > 0 && loss < 1e-3) return loss.toExponential(0);
  if (!(loss < 1e3)) return formatLoss(loss);
  return String(Number(loss.toPrecision(digits))).replace(/^0\./, '.');
}

// What diverged is hatched: wholly, or in a corner where only some seeds did.
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

function outline(context, cell, grid, color, lineWidth) {
  context.strokeStyle = color;
  context.lineWidth = lineWidth;
  const [left, top] = [grid.left(cell.x), grid.top(cell.y)];
  context.strokeRect(left + 0.5, top + 0.5, grid.width - 2, grid.height - 2);
}

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
  return typeof value === 'number' ? formatValue(value) : String(value);
}

customElements.define('heat-map', HeatMap);
