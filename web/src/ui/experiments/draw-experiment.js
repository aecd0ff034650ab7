// Draws what experiments show beyond curves: points that can be picked, trainings that diverged at
// the top edge, and what is suggested.

import { drawCurves } from '../../drawing/draw-curves.js';

const LABEL_GAP = 15;

/**
 * @typedef {object} ExperimentModel a ChartModel (see CurveChart) with
 * @property {{ x: number, y: number, slot: number, isHollow?: boolean, isBest?: boolean }[]} dots
 * @property {{ x: number, slot: number }[]} crosses trainings that diverged, at the top edge
 * @property {{ x: number, y: number, slot: number, text: string, isLine?: boolean,
 *   isBelow?: boolean }[]} flags isBelow: where the curve is above
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} picture see CurveChart.picture; its model is an ExperimentModel
 */
export function drawExperiment(context, picture) {
  const { model } = picture;
  for (const flag of model.flags) if (flag.isLine) drawLine(context, picture, flag);
  drawCurves(context, picture);
  for (const dot of model.dots) drawDot(context, picture, dot);
  for (const cross of model.crosses) drawCross(context, picture, cross);
  drawFlags(context, picture);
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// Where a loss stands, kept inside: what is infinite stands at the top.
function heightOf({ model, area, toY }, loss) {
  if (loss === Infinity) return area.top;
  if (model.y.log && loss <= 0) return area.bottom;
  return clamp(toY(loss), area.top - 2, area.bottom + 2);
}

function drawDot(context, picture, { x, y, slot, isHollow = false, isBest = false }) {
  const { theme, toX } = picture;
  if (!Number.isFinite(y)) return;
  context.beginPath();
  context.arc(toX(x), heightOf(picture, y), isBest ? 5 : 3.2, 0, 2 * Math.PI);
  context.fillStyle = isHollow ? theme.paper : theme.runs[slot];
  context.fill();
  context.strokeStyle = isBest ? theme.ink : theme.runs[slot];
  context.lineWidth = isBest ? 2 : 1.5;
  context.stroke();
}

function drawCross(context, { theme, area, toX }, { x, slot }) {
  const [px, py] = [toX(x), area.top + 5];
  context.strokeStyle = theme.runs[slot];
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(px - 3.5, py - 3.5);
  context.lineTo(px + 3.5, py + 3.5);
  context.moveTo(px + 3.5, py - 3.5);
  context.lineTo(px - 3.5, py + 3.5);
  context.stroke();
}

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

// Words at places; under each other where they would meet.
function drawFlags(context, picture) {
  const { model, theme, area, toX, width } = picture;
  const taken = [];
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

function wishedHeight(picture, { y, isBelow }) {
  const { area } = picture;
  if (!Number.isFinite(y)) return area.bottom - 9;
  const height = heightOf(picture, y);
  const below = height + 15;
  return isBelow && below < area.bottom - 9 ? below : height - 12;
}

function freePlace(taken, { x, y, size }) {
  const meets = (place) =>
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
