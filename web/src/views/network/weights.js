// Weights as lines: the colour is the sign, the thickness the size. The halo of a line says where and
// how strongly the gradient of the next batch pulls the weight.

import { rgb } from '../../drawing/rgb.js';
import { weightAt } from './drawn-network.js';
import { endsOf } from './layout.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').WeightPart} WeightPart */
/** @typedef {import('./layout.js').UnitPlace} UnitPlace */

const THICKEST = 5;
const THINNEST = 0.5;
// Of a unit's side: lines into small units are thin.
const THICK_SHARE = 0.13;
const WIDEST_HALO = 9;
const HALO_ALPHA = 0.3;
// Smaller parts of the largest cannot be seen.
const LEAST = 0.015;

/**
 * All lines, those of the largest weights on top.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {Theme} theme
 */
export function drawWeights(context, drawn, theme) {
  const parts = weightsOf(drawn);
  for (const part of parts) drawHalo(context, drawn, part, theme);
  const size = (/** @type {WeightPart} */ part) => Math.abs(weightAt(drawn, part).weight);
  for (const part of parts.sort((a, b) => size(a) - size(b))) drawLine(context, drawn, part, theme);
}

/**
 * @param {DrawnNetwork} drawn
 * @returns {WeightPart[]} those that are drawn as lines
 */
function weightsOf({ layout: { columns, hasImages } }) {
  return columns.slice(1).flatMap((targets, block) =>
    hasImages && block === 0
      ? []
      : targets.flatMap((_, to) =>
          columns[block].map((__, from) => ({
            kind: /** @type {const} */ ('weight'),
            block,
            to,
            from,
          })),
        ),
  );
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {WeightPart} part
 * @param {Theme} theme
 */
function drawHalo(context, drawn, part, theme) {
  const { weight, gradient } = weightAt(drawn, part);
  const share = Math.abs(gradient) / drawn.gradient;
  if (!(share > LEAST) || !Number.isFinite(weight)) return;
  context.strokeStyle = signColour(theme, -gradient, HALO_ALPHA);
  context.lineWidth =
    widthOf(drawn, part) + (WIDEST_HALO / THICKEST) * thickest(drawn, part) * share;
  trace(context, drawn, part);
}

/**
 * One line as it is or, of what is pointed at, in full strength.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {WeightPart} part
 * @param {Theme} theme
 * @param {number} [strength] alpha; default: the larger the weight, the stronger
 */
export function drawLine(context, drawn, part, theme, strength) {
  const { weight } = weightAt(drawn, part);
  const share = Math.abs(weight) / drawn.weight;
  if (!(share > LEAST)) return;
  context.strokeStyle = signColour(theme, weight, strength ?? 0.25 + 0.75 * share);
  context.lineWidth = widthOf(drawn, part);
  trace(context, drawn, part);
}

/**
 * @param {DrawnNetwork} drawn
 * @param {WeightPart} part
 */
function widthOf(drawn, part) {
  const share = Math.abs(weightAt(drawn, part).weight) / (drawn.weight || 1);
  return THINNEST + (thickest(drawn, part) - THINNEST) * share;
}

/**
 * @param {DrawnNetwork} drawn
 * @param {WeightPart} part
 */
function thickest({ layout }, { block, to }) {
  return Math.max(1.2, Math.min(THICKEST, THICK_SHARE * layout.columns[block + 1][to].side));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {WeightPart} part
 */
function trace(context, { layout: { columns } }, { block, to, from }) {
  const [x1, y1, x2, y2] = endsOf(columns[block][from], columns[block + 1][to]);
  const middle = (x1 + x2) / 2;
  context.beginPath();
  context.moveTo(x1, y1);
  context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
  context.stroke();
}

/**
 * Residual connections: dashed, from a unit to the one that gets its response as it is.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {Theme} theme
 */
export function drawResiduals(context, { network, layout: { columns } }, theme) {
  context.save();
  context.strokeStyle = theme.ink2;
  context.lineWidth = 1.3;
  context.setLineDash([4, 3]);
  network.blocks.forEach(({ isResidual }, block) => {
    if (!isResidual) return;
    columns[block].forEach((from, row) => {
      const [x1, y1, x2, y2] = endsOf(from, columns[block + 1][row]);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
    });
  });
  context.restore();
}

/**
 * Inputs that are one picture: that they go into every unit.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {Theme} theme
 */
export function drawFan(context, { layout: { columns, hasImages } }, theme) {
  if (!hasImages) return;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  for (const target of columns[1]) {
    const [x1, y1, x2, y2] = endsOf(columns[0][0], target);
    context.beginPath();
    context.moveTo(x1, y1);
    context.bezierCurveTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2);
    context.stroke();
  }
}

/**
 * @param {Theme} theme
 * @param {number} value
 * @param {number} alpha
 */
export function signColour({ classes }, value, alpha) {
  return `rgb(${rgb(classes[value < 0 ? 0 : 1]).join(' ')} / ${alpha.toFixed(2)})`;
}
