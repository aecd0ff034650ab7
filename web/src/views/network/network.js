// The network of a run: units with what they respond, weights between them, and the gradient.

import { drawNames, drawScales } from './captions.js';
import { drawnNetwork } from './drawn-network.js';
import { drawUnits } from './units.js';
import { drawFan, drawLine, drawResiduals, drawWeights } from './weights.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').Part} Part */
/** @typedef {import('./layout.js').WeightPart} WeightPart */

// How far a frame is from the unit that is pointed at.
const FRAME = 2.5;

export const isBare = true;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene of a tile
 */
export function draw(context, scene) {
  const drawn = drawnNetwork(scene);
  if (!drawn) return;
  drawFan(context, drawn, scene.theme);
  drawWeights(context, drawn, scene.theme);
  drawResiduals(context, drawn, scene.theme);
  drawUnits(context, scene, drawn);
  drawNames(context, drawn, scene);
  if (!drawn.layout.isSmall) drawScales(context, drawn, scene);
}

/**
 * What the reader points at, over the picture: a unit with all its weights, or one weight with its ends.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {DrawnNetwork} drawn
 * @param {Part} part
 */
export function drawPointed(context, scene, drawn, part) {
  const weights = part.kind === 'weight' ? [part] : weightsAt(drawn, part);
  for (const weight of weights) drawLine(context, drawn, weight, scene.theme, 1);
  drawUnits(context, scene, drawn);
  context.strokeStyle = scene.theme.ink;
  context.lineWidth = 2;
  for (const { x, y, side } of framedBy(drawn, part)) {
    const around = side + 2 * FRAME;
    context.strokeRect(x - around / 2, y - around / 2, around, around);
  }
}

/**
 * @param {DrawnNetwork} drawn
 * @param {Part} part
 */
function framedBy({ layout: { columns } }, part) {
  if (part.kind === 'unit') return [columns[part.column][part.row]];
  return [columns[part.block][part.from], columns[part.block + 1][part.to]];
}

/**
 * @param {DrawnNetwork} drawn
 * @param {import('./layout.js').UnitPart} unit
 * @returns {WeightPart[]} that go in or out and are lines
 */
function weightsAt({ layout: { columns, hasImages } }, { column, row }) {
  const first = hasImages ? 1 : 0;
  /** @type {WeightPart[]} */
  const into = (column > first ? columns[column - 1] : []).map((_, from) => ({
    ...{ kind: 'weight', block: column - 1, to: row, from },
  }));
  /** @type {WeightPart[]} */
  const out = (column >= first ? (columns[column + 1] ?? []) : []).map((_, to) => ({
    ...{ kind: 'weight', block: column, to, from: row },
  }));
  return [...into, ...out];
}
