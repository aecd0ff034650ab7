// Draws the curves themselves, and how far training has come: all that a first look needs.

import { Pen } from './pen.js';

const AHEAD_ALPHA = 0.4;
// Canvases cannot draw to places much further away, in pixels.
const FAR = 1e5;

/** @typedef {import('./chart-model.js').Brush} Brush */
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
