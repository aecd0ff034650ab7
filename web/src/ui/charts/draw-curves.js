// Draws curves, their raw values behind them, labels at their ends, markers and the crosshair on
// anything with the methods of a 2-D canvas context (a canvas; an SVG writer for exports).

import { indexAt, perPixel, spreadLabels } from '../model/series.js';

const LABEL_GAP = 15;
// Narrower charts have room for names at the ends of curves, not for numbers.
const NARROW = 440;
const RAW_ALPHA = 0.17;
const AHEAD_ALPHA = 0.4;
const BAND_ALPHA = 0.18;
// Many bands would make mud of each other.
const CLEAR_BANDS = 3;
// Height for the words of one reference line and what they would cover.
const REFERENCE_ROOM = 34;

/**
 * @typedef {object} Curve one run on one chart
 * @property {string} name
 * @property {number} slot colour
 * @property {number[]} dash
 * @property {ArrayLike<number>} x growing
 * @property {ArrayLike<number>} y
 * @property {{ x: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number> } | null} raw
 * @property {string} endText what stands behind the name at the end of the curve
 * @property {number} solidTo drawn faint beyond (the schedule ahead); Infinity: nowhere
 * @property {boolean} ended whether it stopped early
 * @property {{ low: ArrayLike<number>, high: ArrayLike<number>, alpha?: number }[]} [bands] around
 *   it, at the same x
 * @property {number} [alpha] how strong its line is; default 1
 */

/**
 * @typedef {object} Reference a line that says where something would be, drawn dashed
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y
 * @property {number | null} slot colour; null: of no run
 * @property {string} words
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} picture see CurveChart.picture
 */
export function drawCurves(context, picture) {
  const { model, area } = picture;
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 2, area.right - area.left + 2, area.bottom - area.top + 4);
  context.clip();
  const alpha = RAW_ALPHA * Math.min(1, Math.sqrt(4 / model.curves.length));
  const banded = model.curves.filter(({ bands }) => bands);
  const bandAlpha = BAND_ALPHA * Math.min(1, CLEAR_BANDS / banded.length);
  for (const curve of banded) drawBands(context, picture, curve, bandAlpha);
  for (const curve of model.curves) if (curve.raw) drawRaw(context, picture, curve, alpha);
  drawReferences(context, picture);
  drawNow(context, picture);
  for (const curve of model.curves) drawCurve(context, picture, curve);
  context.restore();
  drawEndLabels(context, picture);
  drawMarkers(context, picture);
  drawCrosshair(context, picture);
}

function drawRaw(context, { theme, toX, toY, model }, { raw, slot }, alpha) {
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

// From the low side forth and the high side back, for each stretch where both are defined. What is
// infinite stands at the top.
function drawBands(context, { theme, area, toX, toY, model }, { x, bands, slot }, usual) {
  const floor = model.y.log ? model.y.min / 10 : -Infinity;
  const height = (value) => (value === Infinity ? area.top - 2 : toY(Math.max(floor, value)));
  context.fillStyle = theme.runs[slot];
  for (const { low, high, alpha = usual } of bands) {
    context.globalAlpha = alpha;
    for (let start = 0; start < x.length; start++) {
      if (!isBetween(low[start], high[start])) continue;
      let end = start;
      while (end + 1 < x.length && isBetween(low[end + 1], high[end + 1])) end++;
      context.beginPath();
      context.moveTo(toX(x[start]), height(low[start]));
      for (let i = start + 1; i <= end; i++) context.lineTo(toX(x[i]), height(low[i]));
      for (let i = end; i >= start; i--) context.lineTo(toX(x[i]), height(high[i]));
      context.fill();
      start = end;
    }
  }
  context.globalAlpha = 1;
}

function isBetween(low, high) {
  return Number.isFinite(low) && (Number.isFinite(high) || high === Infinity);
}

function drawReferences(context, picture) {
  const { theme, area, toX, toY, model } = picture;
  const ends = (model.references ?? [])
    .map((reference) => ({ reference, at: lastSolidPoint(reference, model.y.log) }))
    .filter(({ at }) => at >= 0);
  const colourOf = ({ slot }) => (slot === null ? theme.ink2 : theme.runs[slot]);
  context.lineWidth = 1.25;
  context.setLineDash([5, 4]);
  for (const { reference } of ends) {
    context.strokeStyle = colourOf(reference);
    tracePath(context, picture, reference, -Infinity, Infinity);
    context.stroke();
  }
  context.setLineDash([]);
  // Where lines are close, their colours must do.
  if (ends.length * REFERENCE_ROOM > area.bottom - area.top) return;
  // Words at the end of a line, above it; below it where the chart's heading stands.
  const wished = ends.map(({ reference, at }) => {
    const y = toY(reference.y[at]);
    const place = y - 9 < area.top + 4 ? y + 9 : y - 9;
    // Where two would stand at one place, the words keep the order of the lines.
    return place + y / 1000;
  });
  const places = spreadLabels(wished, LABEL_GAP - 2, area.top + 4, area.bottom - 4);
  context.font = `500 11px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  ends.forEach(({ reference, at }, index) => {
    const { width } = context.measureText(reference.words);
    const wishedLeft = toX(reference.x[at]) - width - 4;
    const left = clamp(wishedLeft, area.left + 6, area.right - width - 4);
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.strokeText(reference.words, left, places[index]);
    context.fillStyle = colourOf(reference);
    context.fillText(reference.words, left, places[index]);
  });
}

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

// The part of a curve between two x; at most about two points a pixel.
function tracePath(context, { toX, toY, model }, { x, y }, from, to) {
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

// Value at x between two points; `i` is the one after (or the one before, at the start of a part).
function between(x, y, i, at) {
  const left = x[i] > at ? i - 1 : i;
  if (left < 0 || left + 1 >= x.length) return y[i];
  const part = (at - x[left]) / (x[left + 1] - x[left]);
  return y[left] + part * (y[left + 1] - y[left]);
}

// How far training has come.
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
 * @param {CanvasRenderingContext2D} context measures; its font is set
 * @param {object} picture see CurveChart.picture
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

// Long names are cut, numbers never.
function fitText(context, { name, endText }, room) {
  const suffix = endText ? ` ${endText}` : '';
  let shown = name;
  while (shown.length > 4 && context.measureText(shown + suffix).width > room) {
    shown = `${shown.replace(/…$/, '').slice(0, -1)}…`;
  }
  return shown + suffix;
}

function lastSolidPoint({ x, y, solidTo = Infinity }, log, end = Infinity) {
  const to = Math.min(solidTo, end);
  const last = to < Infinity ? Math.max(0, indexAt(x, to)) : x.length - 1;
  for (let i = last; i >= 0; i--) {
    if (Number.isFinite(y[i]) && !(log && y[i] <= 0)) return i;
  }
  return -1;
}

function drawMarkers(context, picture) {
  const { model, area, theme, toX, toY } = picture;
  const places = model.markers.map(({ x, y }) => ({
    x: clamp(toX(x), area.left, area.right),
    y: Number.isFinite(y) ? clamp(toY(y), area.top, area.bottom) : area.top,
  }));
  const rows = spreadLabels(
    places.map(({ y }) => y - 12),
    LABEL_GAP,
    area.top + 6,
    area.bottom - 6,
  );
  context.font = `500 11.5px ${theme.font}`;
  context.textBaseline = 'middle';
  model.markers.forEach((marker, index) => {
    const { x, y } = places[index];
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fillStyle = theme.panel;
    context.fill();
    context.strokeStyle = theme.warn;
    context.lineWidth = 2;
    context.stroke();
    if (!marker.words) return;
    const fits = context.measureText(marker.words).width < picture.width - area.left - 8;
    const words = fits ? marker.words : marker.fewWords;
    const { width } = context.measureText(words);
    const left = Math.max(area.left + 2, Math.min(x + 9, picture.width - width - 4));
    context.textAlign = 'left';
    context.strokeStyle = theme.paper;
    context.lineWidth = 4;
    context.strokeText(words, left, rows[index]);
    context.fillStyle = theme.warn;
    context.fillText(words, left, rows[index]);
  });
}

function drawCrosshair(context, { model, area, theme, toX, toY }) {
  const { cursor, x: axis } = model;
  if (cursor === null || cursor < axis.min || cursor > axis.max) return;
  const x = Math.round(toX(cursor)) + 0.5;
  context.strokeStyle = theme.ink2;
  context.lineWidth = 1;
  line(context, x, area.top, x, area.bottom);
  for (const curve of model.curves) {
    const at = indexAt(curve.x, cursor);
    const value = at >= 0 ? curve.y[at] : NaN;
    if (!Number.isFinite(value) || (at === curve.x.length - 1 && curve.x[at] < cursor)) continue;
    const y = toY(value);
    if (!(y >= area.top - 1 && y <= area.bottom + 1)) continue;
    context.beginPath();
    context.arc(x, y, 3.2, 0, 2 * Math.PI);
    context.fillStyle = theme.runs[curve.slot];
    context.fill();
    context.strokeStyle = theme.paper;
    context.stroke();
  }
}

function line(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}
