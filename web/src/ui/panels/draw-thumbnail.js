// A data set in a small picture.

import { prepareCanvas, screenDensity } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */

/**
 * @typedef {object} Points
 * @property {ArrayLike<number>} inputs one point after the other
 * @property {ArrayLike<number>} targets
 */

// What is drawn is so wide and high, however large it is shown.
const SIDE = 80;
const INSET = 11;

/**
 * Data of one or two dimensions.
 * @param {HTMLCanvasElement} canvas
 * @param {Points} points
 * @param {Entry} entry of a data set
 */
export function drawPoints(canvas, { inputs, targets }, entry) {
  const theme = readTheme(canvas);
  const context = contextOf(canvas);
  const dimensions = entry.features ?? 1;
  const count = targets.length;
  const column = (/** @type {number} */ k) =>
    Array.from({ length: count }, (_, i) => inputs[i * dimensions + k]);
  const across = fit(column(0), INSET, SIDE - INSET);
  const up = fit(dimensions > 1 ? column(1) : Array.from(targets), SIDE - INSET, INSET);
  const shade = entry.task === 'regression' ? fit(Array.from(targets), 0, 1) : null;
  for (let i = 0; i < count; i++) {
    context.beginPath();
    context.arc(across[i], up[i], 2.3, 0, 7);
    context.fillStyle = shade
      ? theme.classes[shade[i] > 0.5 || dimensions === 1 ? 1 : 0]
      : theme.classes[targets[i] % theme.classes.length];
    context.globalAlpha = shade && dimensions > 1 ? 0.25 + Math.abs(shade[i] - 0.5) * 1.5 : 1;
    context.fill();
  }
  context.globalAlpha = 1;
}

// Maps values onto [from, to].
/**
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function fit(values, from, to) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return values.map((value) => from + ((value - low) / (high - low || 1)) * (to - from));
}

/**
 * Data of more dimensions has no picture: how many there are says something.
 * @param {HTMLCanvasElement} canvas
 * @param {Entry} entry of a data set
 */
export function drawWord(canvas, entry) {
  const theme = readTheme(canvas);
  const context = contextOf(canvas);
  context.textAlign = 'center';
  context.fillStyle = theme.ink2;
  context.font = `600 29px ${theme.font}`;
  context.fillText(entry.own ? '+' : String(entry.features), SIDE / 2, 46);
  context.fillStyle = theme.ink3;
  context.font = `18px ${theme.font}`;
  context.fillText(entry.own ? 'own' : 'feat.', SIDE / 2, 66);
}

/** @param {HTMLCanvasElement} canvas */
function contextOf(canvas) {
  const shown = canvas.clientWidth || SIDE;
  return prepareCanvas(canvas, SIDE, SIDE, (screenDensity() * shown) / SIDE);
}
