// Behind the end of a curve of which nobody knows how it goes on: a few dots, and why.

import { clamp, heightOf } from './draw-lines.js';
import { endLabels, lastPoint } from './end-labels.js';

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Picture} Picture */

const DOTS = 4;
const DOT_DISTANCE = 6;
const DOT_RADIUS = 1.3;
const ALPHA = 0.6;

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawOpenEnds(context, picture) {
  const open = picture.model.curves.filter(({ openEnd }) => openEnd);
  if (!open.length) return;
  const labels = endLabels(context, picture);
  let areWordsThere = false;
  for (const curve of open) {
    const label = labels.find((one) => one.curve === curve);
    const end = label ? { x: label.x + label.width, y: label.y } : endOf(picture, curve);
    if (!end) continue;
    const right = drawDots(context, picture, curve, end);
    // They are the same for all: once is enough.
    areWordsThere ||= drawWords(context, picture, curve.openEnd ?? '', { x: right, y: end.y });
  }
}

/**
 * @param {Picture} picture
 * @param {Curve} curve
 */
function endOf(picture, curve) {
  const line = curve.line ?? curve;
  const at = lastPoint(picture, line);
  return at < 0 ? null : { x: picture.toX(line.x[at]), y: heightOf(picture, line.y[at]) };
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Curve} curve
 * @param {{ x: number, y: number }} end
 * @returns {number} x behind the dots
 */
function drawDots(context, { area, theme }, { slot }, { x, y }) {
  let right = x + DOT_DISTANCE;
  context.globalAlpha = ALPHA;
  context.fillStyle = theme.runs[slot];
  for (let i = 0; i < DOTS && right <= area.right; i++, right += DOT_DISTANCE) {
    context.beginPath();
    context.arc(right, clamp(y, area.top, area.bottom - 1), DOT_RADIUS, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  return right;
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {string} words
 * @param {{ x: number, y: number }} place left end, centre
 * @returns {boolean} whether there was room
 */
function drawWords(context, { area, theme }, words, { x, y }) {
  context.font = `500 11px ${theme.font}`;
  if (x + context.measureText(words).width > area.right) return false;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink3;
  context.fillText(words, x, y);
  return true;
}
