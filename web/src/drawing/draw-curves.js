// Draws curves with all that is about them: bands and references behind them, markers and the
// crosshair in front, on anything with the methods of a 2-D canvas context (a canvas; an SVG writer
// for exports).

import { drawPins } from './draw-pins.js';
import { drawEmpty } from './draw-empty.js';
import { drawOpenEnds } from './draw-open-ends.js';
import { LABEL_GAP, drawEndLabels, endLabels, lastPoint } from './end-labels.js';
import { indexAt } from './index-at.js';
import { spreadLabels } from './spread-labels.js';
import { drawBeyond, exitsOf } from './draw-beyond.js';
import { clamp, clipTo, drawLines, heightOf, line, tracePath } from './draw-lines.js';

const BAND_ALPHA = 0.18;
const SPIKE_ALPHA = 0.35;
// Many bands would make mud of each other.
const CLEAR_BANDS = 3;
// Height for the words of one reference line and what they would cover.
const REFERENCE_ROOM = 34;

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Picture} Picture */
/** @typedef {import('./chart-model.js').Reference} Reference */

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawCurves(context, picture) {
  const { model, area } = picture;
  const banded = model.curves.filter(({ bands }) => bands);
  const alpha = BAND_ALPHA * Math.min(1, CLEAR_BANDS / banded.length);
  context.save();
  clipTo(context, area);
  for (const curve of banded) drawBands(context, picture, curve, alpha);
  for (const curve of model.curves) drawSpikes(context, picture, curve);
  drawReferences(context, picture);
  context.restore();
  drawLines(context, picture);
  drawEndLabels(context, picture);
  drawOpenEnds(context, picture);
  drawEmpty(context, picture);
  drawBeyond(context, picture);
  drawMarkers(context, picture);
  drawPins(context, picture);
  drawCrosshair(context, picture);
}

/**
 * From the low side forth and the high side back, for each stretch where both are defined. What is
 * infinite stands at the top.
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Curve} curve
 * @param {number} usual alpha
 */
function drawBands(context, { theme, area, toX, toY, model }, { x: own, bands = [], slot }, usual) {
  const { y } = model;
  /** @param {number} value */
  const height = (value) => {
    if (value === Infinity) return area.top - 2;
    // What is not above 0 reaches beyond every logarithmic axis.
    return y.log && value <= 0 ? area.bottom + 2 : toY(value);
  };
  context.fillStyle = theme.runs[slot];
  for (const { x = own, low, high, alpha = usual } of bands) {
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

/**
 * Single values far beyond the band.
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Curve} curve
 */
function drawSpikes(context, picture, { spikes, slot }) {
  if (!spikes) return;
  context.beginPath();
  for (let i = 0; i < spikes.x.length; i++) {
    const x = picture.toX(spikes.x[i]);
    const [from, to] = [spikes.from[i], spikes.to[i]].map((value) => heightOf(picture, value));
    context.moveTo(x, from);
    context.lineTo(x, to);
  }
  context.strokeStyle = picture.theme.runs[slot];
  context.lineWidth = 1;
  context.globalAlpha = SPIKE_ALPHA;
  context.stroke();
  context.globalAlpha = 1;
}

/**
 * @param {number} low
 * @param {number} high
 */
function isBetween(low, high) {
  return Number.isFinite(low) && (Number.isFinite(high) || high === Infinity);
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
function drawReferences(context, picture) {
  const { theme, area, model } = picture;
  const ends = (model.references ?? [])
    .map((reference) => ({ reference, at: lastPoint(picture, reference) }))
    .filter(({ at }) => at >= 0);
  /** @param {Reference} reference */
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
  if (ends.length * REFERENCE_ROOM <= area.bottom - area.top) {
    drawReferenceWords(context, picture, ends, colourOf);
  }
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {{ reference: Reference, at: number }[]} ends
 * @param {(reference: Reference) => string} colourOf
 */
function drawReferenceWords(context, { theme, area, toX, toY }, ends, colourOf) {
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

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
function drawMarkers(context, picture) {
  const { model, area, theme, toX } = picture;
  const places = model.markers.map(({ x, y }) => ({
    x: clamp(toX(x), area.left, area.right),
    // Values without a place on the axis are those beyond its top.
    y: clamp(heightOf(picture, Number.isNaN(y) ? Infinity : y), area.top, area.bottom),
  }));
  const rows = spreadLabels(
    places.map(({ y }) => y - 12),
    LABEL_GAP,
    area.top + 6,
    area.bottom - 6,
  );
  const labels = model.markers.length ? endLabels(context, picture) : [];
  model.markers.forEach((marker, index) => {
    const { x, y } = places[index];
    // Beyond the axis, an arrow marks the place.
    if (y > area.top && y < area.bottom) {
      context.beginPath();
      context.arc(x, y, 4, 0, 2 * Math.PI);
      context.fillStyle = theme.panel;
      context.fill();
      context.strokeStyle = theme.warn;
      context.lineWidth = 2;
      context.stroke();
    }
    const row = rows[index];
    const isFree = labels.every((label) => Math.abs(label.y - row) >= LABEL_GAP);
    if (marker.words) drawMarkerWords(context, picture, marker, { x, y: row, isFree });
  });
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {import('./chart-model.js').Marker} marker
 * @param {{ x: number, y: number, isFree: boolean }} place pixels; isFree: no label stands beside the plot at
 *   this height
 */
function drawMarkerWords(context, picture, marker, { x, y, isFree }) {
  const { area, theme, width } = picture;
  context.font = `500 11.5px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const right = isFree ? width : area.right;
  const fits = context.measureText(marker.words).width < right - area.left - 8;
  const words = fits ? marker.words : marker.fewWords;
  const length = context.measureText(words).width;
  const left = clamp(x + 9, area.left + 2, right - length - 4);
  const below = y < area.top + LABEL_GAP && hasArrow(picture, left, left + length) ? LABEL_GAP : 0;
  context.strokeStyle = theme.paper;
  context.lineWidth = 4;
  context.strokeText(words, left, y + below);
  context.fillStyle = theme.warn;
  context.fillText(words, left, y + below);
}

/**
 * @param {Picture} picture
 * @param {number} from
 * @param {number} to
 * @returns {boolean} whether arrows stand at the top between these pixels
 */
function hasArrow(picture, from, to) {
  const exits = picture.model.curves.flatMap((curve) => exitsOf(picture, curve));
  return exits.some(({ x, isAbove }) => isAbove && x >= from && x <= to);
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
function drawCrosshair(context, picture) {
  const { model, area, theme, toX } = picture;
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
    const y = heightOf(picture, value);
    if (!(y >= area.top - 1 && y <= area.bottom + 1)) continue;
    context.beginPath();
    context.arc(x, y, 3.2, 0, 2 * Math.PI);
    context.fillStyle = theme.runs[curve.slot];
    context.fill();
    context.strokeStyle = theme.paper;
    context.stroke();
  }
}
