// What has no place on the axis of a chart and is shown all the same: arrows at the edge where curves
// leave it, with the value they reach, and marks for zeros on the bottom edge of a logarithmic axis.

import { heightOf } from './draw-lines.js';

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Picture} Picture */

/**
 * @typedef {object} Exit a stretch of a curve beyond the axis
 * @property {Curve} curve
 * @property {number} x pixel of the value that is furthest away
 * @property {number} value
 * @property {boolean} isAbove
 */

const ARROW = 5;
const MARK = 3;
const WORDS_GAP = 4;
// What is closer, in pixels, shares an arrow.
const NEAR = 10;

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawBeyond(context, picture) {
  for (const curve of picture.model.curves) drawZeros(context, picture, curve);
  drawExits(
    context,
    picture,
    picture.model.curves.flatMap((curve) => exitsOf(picture, curve)),
  );
}

/**
 * The stretches of a curve beyond the axis, those at the same pixels taken together.
 * @param {Picture} picture
 * @param {Curve} curve
 * @returns {Exit[]}
 */
export function exitsOf(picture, curve) {
  const { spikes, line = curve } = curve;
  /** @type {Exit[]} */
  const exits = [];
  collectExits(exits, picture, curve, line);
  if (spikes) collectExits(exits, picture, curve, { x: spikes.x, y: spikes.to });
  return exits;
}

/**
 * @param {Exit[]} exits more are added, or greater values take their places
 * @param {Picture} picture
 * @param {Curve} curve
 * @param {Pick<Curve, 'x' | 'y'>} points
 */
function collectExits(exits, picture, curve, { x, y }) {
  const { model, toX } = picture;
  for (let i = 0; i < x.length; i++) {
    const value = y[i];
    if (value >= model.y.min && value <= model.y.max) continue;
    const way = wayOut(picture, value);
    if (way === 0 || x[i] < model.x.min || x[i] > model.x.max) continue;
    const exit = { curve, x: toX(x[i]), value, isAbove: way > 0 };
    const near = exits.findIndex(
      (one) => one.isAbove === exit.isAbove && Math.abs(one.x - exit.x) < NEAR,
    );
    if (near < 0) exits.push(exit);
    else if (way * value > way * exits[near].value) exits[near] = exit;
  }
}

/**
 * @param {Picture} picture
 * @param {number} value
 * @returns {number} 1: it is above the axis; -1: below; 0: neither by a pixel, as far as it has a place at
 *   all
 */
function wayOut(picture, value) {
  const { area } = picture;
  const y = heightOf(picture, value);
  return Number(y < area.top - 1) - Number(y > area.bottom + 1);
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Exit[]} exits
 */
function drawExits(context, picture, exits) {
  const { model, theme, area } = picture;
  context.font = `600 11px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const taken = exits.map(({ x, isAbove }) => ({ from: x - ARROW, to: x + ARROW, isAbove }));
  for (const { curve, x, value, isAbove } of exits) {
    const way = isAbove ? 1 : -1;
    const edge = isAbove ? area.top : area.bottom;
    context.fillStyle = theme.runs[curve.slot];
    context.beginPath();
    context.moveTo(x, edge);
    context.lineTo(x - ARROW, edge + way * 1.6 * ARROW);
    context.lineTo(x + ARROW, edge + way * 1.6 * ARROW);
    context.fill();
    // Where a run ended, its marker has the words.
    if (curve.ended || !Number.isFinite(value)) continue;
    const words = model.format(value);
    // The label at the end of the curve says it already.
    if (curve.endText?.split(' ').includes(words)) continue;
    const length = context.measureText(words).width;
    const from = besideArrow(picture, x, length);
    const to = from + length;
    if (taken.some((one) => one.isAbove === isAbove && one.from < to && from < one.to)) continue;
    taken.push({ from, to, isAbove });
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.strokeText(words, from, edge + way * ARROW);
    context.fillText(words, from, edge + way * ARROW);
  }
}

/**
 * Words stand behind their arrow, or before it where they would reach into the margin of the names.
 * @param {Picture} picture
 * @param {number} x of the arrow
 * @param {number} length of the words
 * @returns {number} where they begin
 */
function besideArrow({ model, area, width }, x, length) {
  const end = model.endLabels ? area.right : width - 2;
  const from = x + ARROW + WORDS_GAP;
  return from + length <= end ? from : x - ARROW - WORDS_GAP - length;
}

/**
 * A mark where each stretch of zeros begins and ends.
 * @param {Brush} context
 * @param {Picture} picture
 * @param {Curve} curve
 */
function drawZeros(context, picture, curve) {
  const { model, theme, area, toX } = picture;
  if (!model.y.hasZero) return;
  const { x, y } = curve.line ?? curve;
  context.fillStyle = theme.runs[curve.slot];
  for (let i = 0; i < x.length; i++) {
    const isEdge = y[i] === 0 && (y[i - 1] !== 0 || y[i + 1] !== 0);
    if (!isEdge || x[i] < model.x.min || x[i] > model.x.max) continue;
    context.beginPath();
    context.arc(toX(x[i]), area.bottom, MARK, 0, 2 * Math.PI);
    context.fill();
  }
}
