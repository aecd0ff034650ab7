// Draws the curves themselves: raw values behind them, how far training has come, names at their ends.
// All that a first look needs.

import { indexAt, perPixel, spreadLabels } from './series.js';

/** Least distance of the centres of two labels. */
export const LABEL_GAP = 15;
// Narrower charts have room for names at the ends of curves, not for numbers.
const NARROW = 440;
const RAW_ALPHA = 0.17;
const AHEAD_ALPHA = 0.4;

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Picture} Picture */

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawLines(context, picture) {
  const { model, area } = picture;
  const alpha = RAW_ALPHA * Math.min(1, Math.sqrt(4 / model.curves.length));
  context.save();
  clipTo(context, area);
  for (const curve of model.curves) drawRaw(context, picture, curve, alpha);
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
 * @param {number} alpha
 */
function drawRaw(context, { theme, toX, toY, model }, { raw, slot }, alpha) {
  if (!raw) return;
  const floor = model.y.log ? model.y.min / 10 : -Infinity;
  const pixels = perPixel(raw.x, raw.low, raw.high, toX);
  context.beginPath();
  for (let i = 0; i < pixels.length; i++) {
    // A logarithm has no place for 0: such values leave through the bottom.
    const high = toY(Math.max(floor, pixels.high[i]));
    const low = toY(Math.max(floor, pixels.low[i]));
    if (i) context.lineTo(pixels.columns[i], high);
    else context.moveTo(pixels.columns[i], high);
    if (low - high > 0.5) context.lineTo(pixels.columns[i], low);
  }
  context.globalAlpha = alpha;
  context.lineWidth = 1;
  context.strokeStyle = theme.runs[slot];
  context.stroke();
  context.globalAlpha = 1;
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Curve} curve
 */
function drawCurve(context, picture, curve) {
  const { theme } = picture;
  context.strokeStyle = theme.runs[curve.slot];
  context.lineJoin = 'round';
  if (curve.solidTo < Infinity) {
    context.globalAlpha = AHEAD_ALPHA;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    tracePath(context, picture, curve, curve.solidTo, Infinity);
    context.stroke();
    context.globalAlpha = 1;
  }
  context.lineWidth = 2;
  context.globalAlpha = curve.alpha ?? 1;
  context.setLineDash(curve.dash);
  tracePath(context, picture, curve, -Infinity, curve.solidTo);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * The part of a curve between two x as a path; at most about two points per pixel.
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Pick<Curve, 'x' | 'y'>} line
 * @param {number} from
 * @param {number} to
 */
export function tracePath(context, { toX, toY, model }, { x, y }, from, to) {
  const { log } = model.y;
  let drawing = false;
  let lastPixel = -Infinity;
  context.beginPath();
  for (let i = 0; i < x.length; i++) {
    if (x[i] < from && x[i + 1] < from) continue;
    const beyond = x[i] > to;
    // The curve goes on to the very border of its solid part.
    const at = beyond ? to : Math.max(from, x[i]);
    const value = at === x[i] ? y[i] : between(x, y, i, at);
    const pixel = toX(at);
    if (!Number.isFinite(value) || (log && value <= 0)) {
      drawing = false;
    } else if (!drawing) {
      context.moveTo(pixel, toY(value));
      drawing = true;
      lastPixel = pixel;
    } else if (pixel - lastPixel >= 0.5 || i === x.length - 1 || beyond) {
      context.lineTo(pixel, toY(value));
      lastPixel = pixel;
    }
    if (beyond) break;
  }
}

/**
 * Value at x between two points; `i` is the one after (or the one before, at the start of a part).
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {number} i
 * @param {number} at
 */
function between(x, y, i, at) {
  const left = x[i] > at ? i - 1 : i;
  if (left < 0 || left + 1 >= x.length) return y[i];
  const part = (at - x[left]) / (x[left + 1] - x[left]);
  return y[left] + part * (y[left + 1] - y[left]);
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
 * The names at the ends of the curves, and where they stand.
 * @param {Brush} context measures; its font is set
 * @param {Picture} picture
 * @returns {{ curve: Curve, text: string, x: number, y: number, width: number }[]} x: left end, y:
 *   centre
 */
export function endLabels(context, picture) {
  const { model, area, theme, toX, toY, width } = picture;
  const ends = model.curves
    .filter((curve) => !curve.ended && curve.x.length)
    .map((curve) => ({ curve, at: lastSolidPoint(curve, model.y.log, model.x.max) }))
    .filter(({ curve, at }) => at >= 0 && curve.x[at] >= model.x.min);
  // A label at the very top would stand under the chart's controls.
  const top = area.top + LABEL_GAP / 2;
  const room = area.bottom - top + LABEL_GAP;
  if (!model.endLabels) return [];
  if (model.endLabels === 'if-room' && ends.length * LABEL_GAP > room) return [];
  const wished = ends.map(({ curve, at }) => clamp(toY(curve.y[at]), top, area.bottom));
  const places = spreadLabels(wished, LABEL_GAP, top, area.bottom);
  context.font = `600 11.5px ${theme.font}`;
  return ends.map(({ curve, at }, index) => {
    const endText = width < NARROW ? '' : curve.endText;
    const text = fitText(context, { ...curve, endText }, width - area.right + 30);
    const { width: length } = context.measureText(text);
    const goesOn = curve.x[at + 1] > model.x.max;
    const end = goesOn ? area.right : toX(curve.x[at]);
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
 * @param {Pick<Curve, 'x' | 'y'> & { solidTo?: number }} line
 * @param {boolean} log
 * @param {number} [end] x
 * @returns {number} index of the last point that can be drawn, of its solid part and up to `end`; -1:
 *   there is none
 */
export function lastSolidPoint({ x, y, solidTo = Infinity }, log, end = Infinity) {
  const to = Math.min(solidTo, end);
  const last = to < Infinity ? Math.max(0, indexAt(x, to)) : x.length - 1;
  for (let i = last; i >= 0; i--) {
    if (Number.isFinite(y[i]) && !(log && y[i] <= 0)) return i;
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
