// How often each class of the validation data was taken for which. Rows are the true classes.

import { rgb } from '../../drawing/rgb.js';
import { runOf } from '../picture/run-pictures.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {{ left: number, top: number, width: number, height: number }} Place of the first cell */

const MARGIN = 26;
// Cells are not more than so many times as wide as high, or as high as wide.
const LONGEST = 1.5;
// Cells that are smaller have no room for their number.
const SMALLEST_WITH_NUMBER = 13;

export const isBare = true;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene of a tile
 */
export function draw(context, scene) {
  const { size, theme } = scene;
  const confusion = runOf(scene)?.confusion;
  const classes = Math.sqrt(confusion?.length ?? 0);
  if (!confusion || !classes) return;
  const place = placeOf(classes, size);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < classes; row++) {
    const counts = confusion.subarray(row * classes, (row + 1) * classes);
    drawRow(context, { counts, row, place, theme });
  }
  drawNames(context, { classes, place, theme });
}

/**
 * The cells fill the tile as far as they keep a readable shape.
 * @param {number} classes
 * @param {import('../picture/picture.js').Size} size of the tile
 * @returns {Place}
 */
function placeOf(classes, size) {
  const [across, down] = [size.width - MARGIN - 2, size.height - MARGIN - 2];
  const width = Math.min(across, LONGEST * down) / classes;
  const height = Math.min(down, LONGEST * across) / classes;
  return { left: MARGIN + (across - width * classes) / 2, top: MARGIN, width, height };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ counts: Int32Array, row: number, place: Place, theme: Theme }} what
 */
function drawRow(context, { counts, row, place, theme }) {
  const { width, height } = place;
  const right = rgb(theme.accent).join(' ');
  const wrong = rgb(theme.warn).join(' ');
  const smaller = Math.min(width, height);
  const font = Math.max(8, Math.min(13, smaller * 0.42));
  const total = counts.reduce((sum, count) => sum + count, 0);
  counts.forEach((count, column) => {
    const share = total ? count / total : 0;
    const [x, y] = [place.left + column * width, place.top + row * height];
    context.fillStyle = theme.grid;
    context.fillRect(x + 0.5, y + 0.5, width - 1, height - 1);
    const colour = row === column ? right : wrong;
    context.fillStyle = `rgb(${colour} / ${share ? 0.12 + 0.75 * share : 0})`;
    context.fillRect(x + 0.5, y + 0.5, width - 1, height - 1);
    if (!count || smaller < SMALLEST_WITH_NUMBER) return;
    context.font = `${font}px ${theme.font}`;
    context.fillStyle = share > 0.5 ? theme.panel : theme.ink;
    context.fillText(String(count), x + width / 2, y + height / 2 + 0.5);
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ classes: number, place: Place, theme: Theme }} what
 */
function drawNames(context, { classes, place: { left, top, width, height }, theme }) {
  context.fillStyle = theme.ink3;
  context.font = `10.5px ${theme.font}`;
  for (let k = 0; k < classes; k++) {
    context.fillText(String(k), left + (k + 0.5) * width, top - 7);
    context.fillText(String(k), left - 8, top + (k + 0.5) * height);
  }
  context.font = `10px ${theme.font}`;
  context.fillText('predicted', left + (classes * width) / 2, top - 20);
  context.save();
  context.translate(left - 20, top + (classes * height) / 2);
  context.rotate(-Math.PI / 2);
  context.fillText('true', 0, 0);
  context.restore();
}
