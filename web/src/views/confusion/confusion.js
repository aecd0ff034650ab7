// How often each class of the validation data was taken for which. Rows are the true classes.

import { rgb } from '../../drawing/palette.js';
import { runOf } from '../picture/run-pictures.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Theme} Theme */

const MARGIN = 26;
// Cells that are smaller have no room for their number.
const SMALLEST_WITH_NUMBER = 13;

export const isBare = true;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene of a tile
 */
export function draw(context, scene) {
  const { theme } = scene;
  const side = scene.size.width;
  const confusion = runOf(scene)?.confusion;
  const classes = Math.sqrt(confusion?.length ?? 0);
  if (!confusion || !classes) return;
  const cell = (side - MARGIN - 2) / classes;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < classes; row++) {
    const counts = confusion.subarray(row * classes, (row + 1) * classes);
    drawRow(context, { counts, row, cell, theme });
  }
  drawNames(context, { classes, cell, side, theme });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ counts: Int32Array, row: number, cell: number, theme: Theme }} what
 */
function drawRow(context, { counts, row, cell, theme }) {
  const right = rgb(theme.accent).join(' ');
  const wrong = rgb(theme.warn).join(' ');
  const size = Math.max(8, Math.min(13, cell * 0.42));
  const total = counts.reduce((sum, count) => sum + count, 0);
  counts.forEach((count, column) => {
    const share = total ? count / total : 0;
    const [x, y] = [MARGIN + column * cell, MARGIN + row * cell];
    context.fillStyle = theme.grid;
    context.fillRect(x + 0.5, y + 0.5, cell - 1, cell - 1);
    const colour = row === column ? right : wrong;
    context.fillStyle = `rgb(${colour} / ${share ? 0.12 + 0.75 * share : 0})`;
    context.fillRect(x + 0.5, y + 0.5, cell - 1, cell - 1);
    if (!count || cell < SMALLEST_WITH_NUMBER) return;
    context.font = `${size}px ${theme.font}`;
    context.fillStyle = share > 0.5 ? theme.panel : theme.ink;
    context.fillText(String(count), x + cell / 2, y + cell / 2 + 0.5);
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ classes: number, cell: number, side: number, theme: Theme }} what
 */
function drawNames(context, { classes, cell, side, theme }) {
  context.fillStyle = theme.ink3;
  context.font = `10.5px ${theme.font}`;
  for (let k = 0; k < classes; k++) {
    const at = MARGIN + (k + 0.5) * cell;
    context.fillText(String(k), at, MARGIN - 7);
    context.fillText(String(k), MARGIN - 8, at);
  }
  context.font = `10px ${theme.font}`;
  context.fillText('predicted', MARGIN + (side - MARGIN) / 2, 6);
  context.save();
  context.translate(6, MARGIN + (side - MARGIN) / 2);
  context.rotate(-Math.PI / 2);
  context.fillText('true', 0, 0);
  context.restore();
}
