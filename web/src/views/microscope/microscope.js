// One step of one weight as a picture without a page: the numbers of a run with their bars, and in words what
// they show.

import { formatNumber, formatValue } from '../../drawing/format.js';
import { stepWords } from '../../steps/words.js';
import { runOf } from '../picture/run-pictures.js';
import { barLength } from './bars.js';
import { looksOf, whenWords } from './looks.js';
import { rowGroups } from './rows.js';
import { placeOfWeight, weightName } from './weight.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */

const HEAD = 34;
const ROW = 20;
const LINE = 16;
const NAME = 46;
const NUMBER = 84;
const GAP = 8;

export const isBare = true;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene of a tile
 */
export function draw(context, scene) {
  const pictures = runOf(scene);
  const look = looksOf(pictures, scene).at(-1);
  if (!look || !pictures) return;
  const { size, theme, config } = scene;
  const weight = Number(config.settings['microscope.weight'] ?? 0);
  const { tensors } = pictures;
  context.font = `12px ${theme.font}`;
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink2;
  context.fillText(weightName(tensors, placeOfWeight(tensors, weight)), 0, 8, size.width);
  context.fillText(
    `${whenWords(look, pictures)}, rate ${formatValue(look.report.rate)}`,
    0,
    8 + LINE,
    size.width,
  );
  const words = wrapped(context, stepWords(look), size.width);
  const rows = rowGroups(look).flatMap((group) => group.rows);
  const room = size.height - HEAD - words.length * LINE - GAP;
  const height = Math.min(ROW, room / rows.length);
  rows.forEach((row, i) => drawRow(context, scene, row, HEAD + (i + 0.5) * height));
  context.fillStyle = theme.ink;
  const first = HEAD + rows.length * height + GAP + LINE / 2;
  words.forEach((line, i) => context.fillText(line, 0, first + i * LINE));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {import('./rows.js').Row} row
 * @param {number} y of its middle
 */
function drawRow(context, { size, theme }, { name, value }, y) {
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  context.fillText(name, 0, y, NAME);
  context.textAlign = 'right';
  context.fillText(formatNumber(value).replace(/-/g, '−'), NAME + NUMBER - GAP, y, NUMBER);
  context.textAlign = 'left';
  const [left, width] = [NAME + NUMBER + GAP, size.width - NAME - NUMBER - GAP];
  const middle = left + width / 2;
  context.fillStyle = theme.line;
  context.fillRect(middle - 0.5, y - 7, 1, 14);
  const length = (barLength(value) * width) / 2;
  context.fillStyle = theme.classes[length < 0 ? 0 : 1];
  context.fillRect(Math.min(middle, middle + length), y - 4, Math.abs(length), 8);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} width
 * @returns {string[]}
 */
function wrapped(context, text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && context.measureText(longer).width <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
