// A ribbon: cells coloured by what came of them, above them the loss at the end as a curve, and the
// present value as a cursor.

import { formatNumber } from '../../drawing/format.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { LEFT } from '../../drawing/plot-frame.js';
import { lossScale, placeInWindow } from './ribbon-scale.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('../../studies/ribbon/outcome.js').Cell} Cell */
/** @typedef {import('../../studies/ribbon/outcome.js').RibbonFacts} RibbonFacts */
/** @typedef {import('../../studies/ribbon/plan.js').RibbonPlan} RibbonPlan */
/** @typedef {import('../view.js').Size} Size */
/** @typedef {import('./wall.js').Wall} Wall */

/**
 * @typedef {object} RibbonPicture
 * @property {RibbonPlan} plan
 * @property {(Cell | undefined)[]} cells
 * @property {RibbonFacts} facts
 * @property {number} value of the cursor
 * @property {number} slot colour of the run
 * @property {Wall | null} wall
 */

/** @typedef {{ left: number, right: number, top: number, strip: number, bottom: number }} Area */

const RIGHT = 14;
const STRIP = 10;
const LABELS = 15;
const TOP = 6;
const FONT = 10.5;
const DIGITS = 2;
const KNOB = { width: 8, height: 18 };

/**
 * @param {Size} size of the canvas
 * @returns {Area} in CSS pixels; strip: its upper edge
 */
export function ribbonArea({ width, height }) {
  const bottom = height - LABELS;
  return {
    left: LEFT,
    right: Math.max(LEFT + 1, width - RIGHT),
    top: TOP,
    strip: bottom - STRIP,
    bottom,
  };
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels, cleared
 * @param {Theme} theme
 * @param {Size} size
 * @param {RibbonPicture} picture
 */
export function drawRibbon(context, theme, size, picture) {
  const area = ribbonArea(size);
  const { cells, plan } = picture;
  const width = (area.right - area.left) / Math.max(1, plan.window.values.length);
  const scale = lossScale(cells);
  const pen = { context, theme, area, width, colour: theme.runs[picture.slot] };
  context.font = `${FONT}px ${theme.font}`;
  cells.forEach((cell, i) => drawCell(pen, i, cell, scale));
  drawNumbers(pen, plan, scale);
  if (scale) drawCurve(pen, cells, scale);
  drawMarks(pen, picture, scale);
  drawCursor(pen, placeInWindow(plan.window, picture.value));
}

/**
 * @typedef {object} Pen
 * @property {CanvasRenderingContext2D} context
 * @property {Theme} theme
 * @property {Area} area
 * @property {number} width of a cell
 * @property {string} colour of the run
 */

/** @typedef {import('./ribbon-scale.js').LossScale} LossScale */

/**
 * @param {Pen} pen
 * @param {number} i
 * @param {Cell | undefined} cell
 * @param {LossScale | null} scale
 */
function drawCell({ context, theme, area, width, colour }, i, cell, scale) {
  const x = area.left + i * width;
  const fill = (/** @type {string} */ style, /** @type {number} */ alpha, top = area.strip) => {
    context.globalAlpha = alpha;
    context.fillStyle = style;
    context.fillRect(x, top, Math.max(1, width - 1), area.bottom - top);
    context.globalAlpha = 1;
  };
  if (!cell) fill(theme.grid, 1);
  else if (cell.outcome === 'trains')
    fill(colour, 0.2 + 0.8 * (1 - (scale?.place(cell.loss) ?? 1)));
  else if (cell.outcome === 'stalls') fill(theme.ink3, 0.35);
  else if (cell.outcome === 'diverges') {
    fill(theme.warn, 0.09, area.top);
    fill(theme.warn, 0.75);
    // Colour is not the only sign.
    drawCross(context, theme.panel, x + (width - 1) / 2, (area.strip + area.bottom) / 2);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} x
 * @param {number} y
 */
function drawCross(context, colour, x, y) {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (const side of [-2, 2]) {
    context.moveTo(x - 2, y + side);
    context.lineTo(x + 2, y - side);
  }
  context.stroke();
}

/**
 * @param {Pen} pen
 * @param {RibbonPlan} plan
 * @param {LossScale | null} scale
 */
function drawNumbers({ context, theme, area, width }, { window }, scale) {
  context.fillStyle = theme.ink2;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const value of ticksOf(window)) {
    const x = area.left + (placeInWindow(window, value) + 0.5) * width;
    context.fillText(formatSetting(value), x, area.bottom + LABELS - 3);
  }
  if (!scale) return;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const x = area.left - 6;
  const [high, low] = [formatNumber(scale.high, DIGITS), formatNumber(scale.low, DIGITS)];
  context.fillText(high, x, area.top + 4);
  if (low !== high) context.fillText(low, x, area.strip - 4);
}

/**
 * @param {import('../../studies/ribbon/values.js').RibbonWindow} window
 * @returns {number[]} powers of ten; where there is none, some of the values
 */
function ticksOf({ values, isLog }) {
  const [low, high] = [values[0], values[values.length - 1]];
  const powers = Array.from({ length: 40 }, (_, i) => Number(`1e${i - 20}`));
  const inside = powers.filter((power) => isLog && power >= low && power <= high);
  if (inside.length > 1) return inside;
  const places = [0, 1, 2, 3, 4].map((part) => Math.round((part / 4) * (values.length - 1)));
  return [...new Set(places)].map((place) => values[place]);
}

/**
 * @param {Pen} pen
 * @param {(Cell | undefined)[]} cells
 * @param {LossScale} scale
 */
function drawCurve(pen, cells, scale) {
  const { context, colour } = pen;
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  let isOpen = false;
  cells.forEach((cell, i) => {
    // What is not known yet lies between others; where it diverged, the curve ends.
    if (!cell) return;
    if (Number.isNaN(cell.loss)) isOpen = false;
    else {
      const { x, y } = pointOf(pen, i, cell, scale);
      if (isOpen) context.lineTo(x, y);
      else context.moveTo(x, y);
      isOpen = true;
    }
  });
  context.stroke();
  cells.forEach((cell, i) => {
    if (!cell || Number.isNaN(cell.loss)) return;
    const { x, y } = pointOf(pen, i, cell, scale);
    dot(context, x, y, 1.6);
  });
}

/**
 * @param {Pen} pen
 * @param {number} i
 * @param {Cell} cell with a loss
 * @param {LossScale} scale
 */
function pointOf({ area, width }, i, { loss }, scale) {
  const low = area.strip - 4;
  return {
    x: area.left + (i + 0.5) * width,
    y: low - (low - area.top - 2) * scale.place(loss),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function dot(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/**
 * The best value, the largest stable one, and where theory has its wall.
 * @param {Pen} pen
 * @param {RibbonPicture} picture
 * @param {LossScale | null} scale
 */
function drawMarks(pen, { plan, cells, facts, wall }, scale) {
  const { context, theme, area, width, colour } = pen;
  const { best, largest, beyond } = facts;
  if (largest && beyond) {
    const x = area.left + (cells.indexOf(largest) + 1) * width - 0.5;
    line(pen, x, { colour: theme.warn, dash: [], width: 1.5 });
  }
  if (wall) drawWall(pen, plan, wall, isLowAt(pen, cells, scale));
  if (!best || !scale) return;
  const { x, y } = pointOf(pen, cells.indexOf(best), best, scale);
  context.fillStyle = theme.paper;
  dot(context, x, y, 4.5);
  context.fillStyle = colour;
  dot(context, x, y, 3.2);
}

/**
 * @param {Pen} pen
 * @param {(Cell | undefined)[]} cells
 * @param {LossScale | null} scale
 * @returns {(place: number) => boolean} whether the curve runs in the lower half there
 */
function isLowAt(pen, cells, scale) {
  const { top, strip } = pen.area;
  return (place) => {
    const i = Math.min(Math.ceil(place), cells.length - 1);
    const cell = cells[i];
    return !cell || !scale || pointOf(pen, i, cell, scale).y > (top + strip) / 2;
  };
}

/**
 * @param {Pen} pen
 * @param {RibbonPlan} plan
 * @param {Wall} wall
 * @param {(place: number) => boolean} isFreeAbove
 */
function drawWall(pen, { window }, { value, label }, isFreeAbove) {
  const { context, theme, area, width } = pen;
  const place = placeInWindow(window, value);
  const x = area.left + (place + 0.5) * width;
  if (!(x > area.left) || !(x < area.right)) return;
  line(pen, x, { colour: theme.ink2, dash: [3, 3], width: 1 });
  const isRight = x + 40 < area.right;
  context.textAlign = isRight ? 'left' : 'right';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink2;
  const y = isFreeAbove(place) ? area.top + 5 : area.strip - 6;
  context.fillText(label, x + (isRight ? 4 : -4), y);
}

/**
 * @param {Pen} pen
 * @param {number} x
 * @param {{ colour: string, dash: number[], width: number }} look
 */
function line({ context, area }, x, { colour, dash, width }) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x, area.top);
  context.lineTo(x, area.bottom);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {Pen} pen
 * @param {number} place
 */
function drawCursor(pen, place) {
  const { context, theme, area, width } = pen;
  const x = Math.min(area.right, Math.max(area.left, area.left + (place + 0.5) * width));
  line(pen, x, { colour: theme.ink, dash: [], width: 1.5 });
  context.fillStyle = theme.panel;
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  const top = (area.strip + area.bottom - KNOB.height) / 2;
  context.roundRect(x - KNOB.width / 2, top, KNOB.width, KNOB.height, KNOB.width / 2);
  context.fill();
  context.stroke();
}
