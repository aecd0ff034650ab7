// Draws the curves themselves, how far training has come, and names at their ends: all that a first
// look needs.

import { Pen } from './pen.js';
import { indexAt, spreadLabels } from './series.js';

/** Least distance of the centres of two labels. */
export const LABEL_GAP = 15;
// Narrower charts have room for names at the ends of curves, not for numbers.
const NARROW = 440;
const AHEAD_ALPHA = 0.4;
// Room right of the plot: least in pixels, most as a part of the width.
const LEAST_ROOM = 16;
const MOST_ROOM = 0.3;
const LABEL_MARGIN = 12;
const ROOM_STEP = 24;
// Canvases cannot draw to places much further away, in pixels.
const FAR = 1e5;

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').ChartModel} ChartModel */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Picture} Picture */

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawLines(context, picture) {
  const { model, area } = picture;
  context.save();
  clipTo(context, area);
  drawNow(context, picture);
  for (const curve of model.curves) drawCurve(context, picture, curve);
  context.restore();
  drawEndLabels(context, picture);
}

/**
 * From here on only what is in the plot is drawn.
 * @param {Brush} context
 * @param {Picture['area']} area
 */
export function clipTo(context, { left, top, right, bottom }) {
  context.beginPath();
  context.rect(left, top - 2, right - left + 2, bottom - top + 4);
  context.clip();
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Curve} curve
 */
function drawCurve(context, picture, curve) {
  const { theme } = picture;
  const line = curve.line ?? curve;
  context.strokeStyle = theme.runs[curve.slot];
  context.lineJoin = 'round';
  if (curve.solidTo < Infinity) {
    context.globalAlpha = AHEAD_ALPHA;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    tracePath(context, picture, line, curve.solidTo, Infinity);
    context.stroke();
    context.globalAlpha = 1;
  }
  context.lineWidth = curve.width ?? 2;
  context.globalAlpha = curve.alpha ?? 1;
  context.setLineDash(curve.dash);
  tracePath(context, picture, line, -Infinity, curve.solidTo);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * The part of a line between two x as a path, with the first, the highest, the lowest and the last point
 * of each column of pixels.
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Pick<Curve, 'x' | 'y'>} line
 * @param {number} from
 * @param {number} to
 */
export function tracePath(context, picture, { x, y }, from, to) {
  const { toX } = picture;
  const pen = new Pen(context);
  /** @param {number} i */
  const height = (i) => heightOf(picture, y[i]);
  /** @type {(i: number, at: number) => number} height at an x between point i and the one before */
  const between = (i, at) => {
    const part = (toX(at) - toX(x[i - 1])) / (toX(x[i]) - toX(x[i - 1]));
    return height(i - 1) + part * (height(i) - height(i - 1));
  };
  context.beginPath();
  for (let i = 0; i < x.length; i++) {
    if (x[i] < from) continue;
    // The line goes on to the very borders of the part.
    if (x[i - 1] < from && x[i] > from) pen.point(toX(from), between(i, from));
    if (x[i] > to) {
      if (i) pen.point(toX(to), between(i, to));
      break;
    }
    pen.point(toX(x[i]), height(i));
  }
  pen.lift();
}

/**
 * @param {Picture} picture
 * @param {number} value
 * @returns {number} pixel; what is infinite is beyond the plot; NaN: it has no place on this axis
 */
export function heightOf({ model: { y }, area, toY }, value) {
  if (y.log && value <= 0) return value === 0 && y.hasZero ? area.bottom : NaN;
  if (value === Infinity) return area.top - FAR;
  if (value === -Infinity) return area.bottom + FAR;
  return clamp(toY(value), area.top - FAR, area.bottom + FAR);
}

/**
 * How far training has come.
 * @param {Brush} context
 * @param {Picture} picture
 */
function drawNow(context, { model, area, theme, toX }) {
  if (model.now === null || model.now < model.x.min || model.now >= model.x.max) return;
  const x = Math.round(toX(model.now)) + 0.5;
  context.strokeStyle = theme.ink3;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  line(context, x, area.top, x, area.bottom);
  context.setLineDash([]);
}

/**
 * Room for the names at the ends of all curves and the numbers behind them. It does not follow every digit:
 * the plot would tremble.
 * @param {Brush} context measures; its font is set
 * @param {ChartModel[]} models of charts under each other
 * @param {import('./palette.js').Theme} theme
 * @param {number} width of the charts, in CSS pixels
 * @returns {number} CSS pixels
 */
export function endLabelRoom(context, models, theme, width) {
  context.font = labelFont(theme);
  const labelled = models.filter(({ endLabels }) => endLabels).flatMap(({ curves }) => curves);
  const widths = labelled
    .filter(({ isSecond }) => !isSecond)
    .map(({ name, endText }) => {
      const text = labelText(name, width < NARROW ? '' : endText);
      return context.measureText(text).width;
    });
  const wished = widths.length ? Math.max(...widths) + LABEL_MARGIN : LEAST_ROOM;
  const calm = ROOM_STEP * Math.ceil(wished / ROOM_STEP);
  return Math.round(clamp(calm, LEAST_ROOM, MOST_ROOM * width));
}

/**
 * @param {string} name
 * @param {string} endText
 */
function labelText(name, endText) {
  return endText ? `${name} ${endText}` : name;
}

/** @param {import('./palette.js').Theme} theme */
export function labelFont({ font }) {
  return `600 11.5px ${font}`;
}

/**
 * The names at the ends of the curves, and where they stand.
 * @param {Brush} context measures; its font is set
 * @param {Picture} picture
 * @returns {{ curve: Curve, text: string, x: number, y: number, width: number }[]} x: left end, y:
 *   centre
 */
export function endLabels(context, picture) {
  const { model, area, theme, toX, width } = picture;
  const ends = model.curves
    .filter((curve) => !curve.ended && !curve.isSecond)
    .map((curve) => ({ curve, line: curve.line ?? curve }))
    .map(({ curve, line }) => ({ curve, line, at: lastPoint(picture, line, curve.solidTo) }))
    .filter(({ line, at }) => at >= 0 && line.x[at] >= model.x.min);
  // A label at the very top would stand under the chart's controls.
  const top = area.top + LABEL_GAP / 2;
  const room = area.bottom - top + LABEL_GAP;
  if (!model.endLabels) return [];
  if (model.endLabels === 'if-room' && ends.length * LABEL_GAP > room) return [];
  const gap = Math.min(LABEL_GAP, room / ends.length);
  const wished = ends.map(({ line, at }) => heightOf(picture, line.y[at]));
  const inside = wished.map((y) => clamp(y, top, area.bottom));
  const places = spreadLabels(inside, gap, top, area.bottom);
  context.font = labelFont(theme);
  return ends.map(({ curve, line, at }, index) => {
    const endText = width < NARROW ? '' : curve.endText;
    const text = fitText(context, { ...curve, endText }, width - area.right - 10);
    const { width: length } = context.measureText(text);
    const goesOn = line.x[at + 1] > model.x.max;
    const end = goesOn ? area.right : toX(line.x[at]);
    const x = Math.min(end + 8, width - length - 2);
    return { curve, text, x, y: places[index], width: length };
  });
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
function drawEndLabels(context, picture) {
  const { theme } = picture;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { curve, text, x, y } of endLabels(context, picture)) {
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.globalAlpha = 0.85;
    context.strokeText(text, x, y);
    context.globalAlpha = 1;
    context.fillStyle = theme.runs[curve.slot];
    context.fillText(text, x, y);
  }
}

/**
 * Long names are cut, numbers never.
 * @param {Brush} context
 * @param {{ name: string, endText: string }} label
 * @param {number} room
 */
function fitText(context, { name, endText }, room) {
  const suffix = endText ? ` ${endText}` : '';
  let shown = name;
  while (shown.length > 4 && context.measureText(shown + suffix).width > room) {
    shown = `${shown.replace(/…$/, '').slice(0, -1)}…`;
  }
  return shown + suffix;
}

/**
 * @param {Picture} picture
 * @param {Pick<Curve, 'x' | 'y'>} line
 * @param {number} [solidTo] x
 * @returns {number} index of the last point that can be drawn, up to `solidTo` and the end of the x axis;
 *   -1: there is none
 */
export function lastPoint(picture, { x, y }, solidTo = Infinity) {
  const to = Math.min(solidTo, picture.model.x.max);
  for (let i = Math.max(0, indexAt(x, to)); i >= 0; i--) {
    if (Number.isFinite(y[i]) && !Number.isNaN(heightOf(picture, y[i]))) return i;
  }
  return -1;
}

/**
 * @param {Brush} context
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 */
export function line(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}
