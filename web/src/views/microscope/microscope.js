// One step of one weight as a picture without a page: the numbers of a run with their bars, and in words what
// they show.

import { runNames } from '../../config/run-names.js';
import { formatNumber, formatValue } from '../../drawing/format.js';
import { stepWords } from '../../steps/words.js';
import { runOf } from '../picture/run-pictures.js';
import { barLength } from './bars.js';
import { looksOf, whenWords } from './looks.js';
import { rowGroups } from './rows.js';
import { placeOfWeight, weightName } from './weight.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */

const ROW = 20;
const LEAST_ROW = 13;
const LINE = 16;
const NAME = 46;
const NUMBER = 84;
const GAP = 8;
// Narrower than this, names and numbers stand closer.
const NARROW = 220;

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
  const rows = rowGroups(look).flatMap((group) => group.rows);
  const lines = [
    weightName(tensors, placeOfWeight(tensors, weight)),
    `${whenWords(look, pictures)}, rate ${formatValue(look.report.rate)}`,
  ];
  // Numbers come first: where there is no room for all, lines are set closer, and the words are left to the text beside
  // the figure.
  const all = lines.flatMap((line) => wrapped(context, line, size.width));
  const isHigh = size.height - all.length * LINE >= LEAST_ROW * rows.length;
  const head = isHigh ? all : lines;
  const top = head.length * LINE + 2;
  const words = wrapped(context, stepWords(look), size.width);
  const below = words.length * LINE + GAP;
  const hasWords = size.height - top - below >= LEAST_ROW * rows.length;
  const room = size.height - top - (hasWords ? below : 0);
  const height = Math.min(ROW, room / rows.length);
  drawLines(context, head, { top: 0, width: size.width, colour: theme.ink2 });
  if (hasWords) {
    const under = top + rows.length * height + GAP;
    drawLines(context, words, { top: under, width: size.width, colour: theme.ink });
  }
  context.font = `${Math.min(12, height)}px ${theme.font}`;
  rows.forEach((row, i) => drawRow(context, scene, row, top + (i + 0.5) * height));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string[]} lines
 * @param {{ top: number, width: number, colour: string }} place
 */
function drawLines(context, lines, { top, width, colour }) {
  context.fillStyle = colour;
  context.textAlign = 'left';
  lines.forEach((line, i) => context.fillText(line, 0, top + (i + 0.5) * LINE, width));
}

/**
 * @param {Pick<PictureScene, 'catalog' | 'config' | 'frame'>} seen
 * @returns {string[]} for each run what its step shows
 */
export function words(seen) {
  const { config, catalog, frame } = seen;
  const names = runNames(config, catalog);
  return frame.runs.flatMap((pictures) => {
    const look = looksOf(pictures, seen).at(-1);
    return look ? [`${names[pictures.index]}, step ${look.t}: ${stepWords(look)}`] : [];
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {import('./rows.js').Row} row
 * @param {number} y of its middle
 */
function drawRow(context, { size, theme }, { name, value }, y) {
  const [toName, toNumber] = size.width < NARROW ? [NAME / 2, NUMBER - GAP] : [NAME, NUMBER];
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  context.fillText(name, 0, y, toName);
  context.textAlign = 'right';
  const number = formatNumber(value).replace(/-/g, '−');
  context.fillText(number, toName + toNumber - GAP, y, toNumber - GAP);
  context.textAlign = 'left';
  const left = toName + toNumber + GAP;
  const width = size.width - left;
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
