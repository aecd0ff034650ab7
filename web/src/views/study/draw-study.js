// Draws what studies show beyond curves: points that can be picked, trainings that diverged at the top
// edge, and what is suggested.

import { drawCurves } from '../../drawing/draw-curves.js';
import { clamp } from '../../drawing/draw-lines.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */

/**
 * @typedef {object} Dot
 * @property {number} x
 * @property {number} y
 * @property {number} slot colour
 * @property {boolean} [isHollow]
 * @property {boolean} [isBest]
 */

/** @typedef {{ x: number, slot: number }} Cross trainings that diverged, at the top edge */

/**
 * @typedef {object} Flag words at a place
 * @property {number} x
 * @property {number} y NaN: at the lower edge
 * @property {number} slot colour
 * @property {string} text
 * @property {boolean} [isLine] with a line over the whole height
 * @property {boolean} [isBelow] below the place, where the curve is above
 */

/**
 * @typedef {object} Point what can be pointed at
 * @property {number} x
 * @property {number} y Infinity: at the top edge
 * @property {number} series
 * @property {number} slot colour
 * @property {string[]} lines in words
 * @property {import('../../config/config.js').RunConfig} [definition] the run it is
 */

/** @typedef {{ dots: Dot[], crosses: Cross[], flags: Flag[], points?: Point[], xName?: string }} StudyMarks xName: what the x
 *   axis is of; captions say what the y axis is of */
/** @typedef {ChartModel & StudyMarks} StudyModel */
/** @typedef {import('../../drawing/chart-model.js').Picture & { model: StudyModel }} StudyPicture */
/** @typedef {{ x: number, y: number, size: number }} Taken the place of words; size: their width */

const LABEL_GAP = 15;
// Of the name of the x axis, in the row of its numbers.
const NAME_BELOW = 14;
// The last number reaches so far into the margin.
const HALF_NUMBER = 22;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('../../drawing/chart-model.js').Picture} picture of a StudyModel
 */
export function drawStudy(context, picture) {
  const study = /** @type {StudyPicture} */ (picture);
  const { dots, crosses, flags } = study.model;
  for (const flag of flags) if (flag.isLine) drawLine(context, study, flag);
  drawCurves(context, study);
  for (const dot of dots) drawDot(context, study, dot);
  for (const cross of crosses) drawCross(context, study, cross);
  drawFlags(context, study, drawName(context, study));
}

/**
 * What the x axis is of: behind its numbers, or on it where there is no room.
 * @param {CanvasRenderingContext2D} context
 * @param {StudyPicture} picture
 * @returns {Taken[]} the places in the plot that it takes
 */
function drawName(context, { model, theme, area, width }) {
  const { xName = '' } = model;
  if (!xName) return [];
  context.font = `11.5px ${theme.font}`;
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink2;
  context.textAlign = 'left';
  const size = context.measureText(xName).width;
  const isBeside = area.right + HALF_NUMBER + size < width;
  const place = isBeside
    ? { x: area.right + HALF_NUMBER, y: area.bottom + NAME_BELOW, size }
    : { x: area.right - size - 4, y: area.bottom - 9, size };
  context.strokeStyle = theme.paper;
  context.lineWidth = 3.5;
  if (!isBeside) context.strokeText(xName, place.x, place.y);
  context.fillText(xName, place.x, place.y);
  return isBeside ? [] : [place];
}

/**
 * Where a loss stands; what is infinite stands at the top.
 * @param {StudyPicture} picture
 * @param {number} loss
 */
function heightOf({ model, area, toY }, loss) {
  if (loss === Infinity) return area.top;
  if (model.y.log && loss <= 0) return area.bottom;
  return clamp(toY(loss), area.top - 2, area.bottom + 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {StudyPicture} picture
 * @param {Dot} dot
 */
function drawDot(context, picture, { x, y, slot, isHollow = false, isBest = false }) {
  const { theme, toX, model } = picture;
  // Above the axis the curve leaves with an arrow that says its value.
  if (!Number.isFinite(y) || y > model.y.max) return;
  context.beginPath();
  context.arc(toX(x), heightOf(picture, y), isBest ? 5 : 3.2, 0, 2 * Math.PI);
  context.fillStyle = isHollow ? theme.paper : theme.runs[slot];
  context.fill();
  context.strokeStyle = isBest ? theme.ink : theme.runs[slot];
  context.lineWidth = isBest ? 2 : 1.5;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {StudyPicture} picture
 * @param {Cross} cross
 */
function drawCross(context, { theme, area, toX }, { x, slot }) {
  // Above the plot: in it, an arrow shows where the curve went.
  const [px, py] = [toX(x), area.top - 6];
  context.strokeStyle = theme.runs[slot];
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(px - 3.5, py - 3.5);
  context.lineTo(px + 3.5, py + 3.5);
  context.moveTo(px + 3.5, py - 3.5);
  context.lineTo(px - 3.5, py + 3.5);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {StudyPicture} picture
 * @param {Flag} flag
 */
function drawLine(context, { theme, area, toX }, { x, slot }) {
  const px = Math.round(toX(x)) + 0.5;
  context.strokeStyle = theme.runs[slot];
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(px, area.top);
  context.lineTo(px, area.bottom);
  context.stroke();
  context.setLineDash([]);
}

/**
 * Words at places; above each other where they would meet.
 * @param {CanvasRenderingContext2D} context
 * @param {StudyPicture} picture
 * @param {Taken[]} others places that other words take
 */
function drawFlags(context, picture, others) {
  const { model, theme, area, toX, width } = picture;
  const taken = [...others];
  context.font = `600 11.5px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const flag of model.flags) {
    if (!flag.text) continue;
    const size = context.measureText(flag.text).width;
    const at = toX(flag.x) + 7;
    const x = clamp(at + size > width - 4 ? toX(flag.x) - 7 - size : at, area.left + 2, width - 4);
    const wish = wishedHeight(picture, flag);
    const y = freePlace(taken, { x, y: clamp(wish, area.top + 16, area.bottom - 9), size });
    taken.push({ x, y, size });
    context.strokeStyle = theme.paper;
    context.lineWidth = 3.5;
    context.strokeText(flag.text, x, y);
    context.fillStyle = theme.runs[flag.slot];
    context.fillText(flag.text, x, y);
  }
}

/**
 * @param {StudyPicture} picture
 * @param {Flag} flag
 */
function wishedHeight(picture, { y, isBelow }) {
  const { area } = picture;
  if (!Number.isFinite(y)) return area.bottom - 9;
  const height = heightOf(picture, y);
  const below = height + 15;
  return isBelow && below < area.bottom - 9 ? below : height - 12;
}

/**
 * @param {Taken[]} taken
 * @param {Taken} wish
 */
function freePlace(taken, { x, y, size }) {
  const meets = (/** @type {number} */ place) =>
    taken.some(
      (other) =>
        Math.abs(other.y - place) < LABEL_GAP &&
        x < other.x + other.size + 6 &&
        other.x < x + size + 6,
    );
  let place = y;
  for (let i = 0; i < 12 && meets(place); i++) place -= LABEL_GAP;
  return place;
}
