// Pictures of the validation data with what a run takes them for.

import { problemOf } from '../../config/problem.js';
import { rgb } from '../../drawing/rgb.js';
import { runOf } from '../picture/run-pictures.js';
import { CAPTION, digitLayout } from './layout.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {{ index: number, chance: number }} Guess the most probable class */

// Larger pictures look better smoothed than as blocks.
const LARGEST_BLOCKS = 16;
const LONGEST_CAPTION = '0 100%';
const CAPTION_GAP = 4;

export const isBare = true;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene of a tile
 */
export function draw(context, scene) {
  const samples = runOf(scene)?.samples;
  const { imageWidth } = problemOf(scene.config, scene.catalog);
  if (!samples || !imageWidth) return;
  const all = samples.targets.length;
  const glyphs = glyphsOf(scene, samples.inputs, all, imageWidth);
  const classes = samples.outputs.length / all;
  const { columns, rows, size, cell } = digitLayout(scene.size);
  context.imageSmoothingEnabled = imageWidth > LARGEST_BLOCKS;
  const caption = captionOf(context, cell.width - CAPTION_GAP, scene.theme);
  for (let i = 0; i < Math.min(all, columns * rows); i++) {
    const left = (i % columns) * cell.width + (cell.width - size) / 2;
    const top = Math.floor(i / columns) * cell.height + (cell.height - size - CAPTION) / 2;
    context.drawImage(glyphs[i], left, top, size, size);
    const guess = best(samples.outputs, i * classes, classes);
    if (guess.index === samples.targets[i]) continue;
    drawMistake(context, guess, { left, top, size, theme: scene.theme, ...caption });
  }
}

/**
 * Smaller letters where there is little room: two captions in a row must not read as one.
 * @param {CanvasRenderingContext2D} context
 * @param {number} room of a caption
 * @param {Theme} theme
 * @returns {{ captionFont: string, room: number }}
 */
function captionOf(context, room, { font }) {
  const captionFont = `700 10.5px ${font}`;
  context.font = captionFont;
  const hasRoom = context.measureText(LONGEST_CAPTION).width <= room;
  return { captionFont: hasRoom ? captionFont : `9px ${font}`, room };
}

/**
 * Frames a picture and says what it was taken for.
 * @param {CanvasRenderingContext2D} context
 * @param {Guess} guess
 * @param {{ left: number, top: number, size: number, theme: Theme, captionFont: string, room: number }} place
 */
function drawMistake(context, guess, { left, top, size, theme, captionFont, room }) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = captionFont;
  context.fillStyle = theme.warn;
  const sure = Number.isFinite(guess.chance) ? ` ${Math.round(100 * guess.chance)}%` : '';
  context.fillText(`${guess.index}${sure}`, left + size / 2, top + size + CAPTION / 2 + 1, room);
  context.strokeStyle = theme.warn;
  context.lineWidth = 1.5;
  context.strokeRect(left - 1, top - 1, size + 2, size + 2);
}

/**
 * The pictures, painted once: all runs see the same ones.
 * @param {PictureScene} scene
 * @param {Float32Array} inputs
 * @param {number} count
 * @param {number} width of a picture
 * @returns {HTMLCanvasElement[]}
 */
function glyphsOf({ kept, theme }, inputs, count, width) {
  const glyphs = kept.get('glyphs', [theme], () => ({
    inputs: /** @type {Float32Array} */ (new Float32Array(0)),
    canvases: /** @type {HTMLCanvasElement[]} */ ([]),
  }));
  if (sameStart(glyphs.inputs, inputs)) return glyphs.canvases;
  const ink = rgb(theme.ink);
  const perPicture = inputs.length / count;
  glyphs.inputs = inputs;
  glyphs.canvases = Array.from({ length: count }, (_, i) => {
    const canvas = kept.newCanvas(width, perPicture / width);
    paint(canvas, inputs.subarray(i * perPicture, (i + 1) * perPicture), ink);
    return canvas;
  });
  return glyphs.canvases;
}

/**
 * Whether two lists of pictures are the same, as far as a glance tells.
 * @param {Float32Array} a
 * @param {Float32Array} b
 */
function sameStart(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 7) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {[number, number, number]} ink
 */
function paint(canvas, values, ink) {
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = brush.createImageData(canvas.width, canvas.height);
  const highest = values.reduce((max, value) => Math.max(max, value), 1e-9);
  values.forEach((value, i) => {
    image.data.set([...ink, 255 * Math.min(1, Math.max(0, value / highest))], 4 * i);
  });
  brush.putImageData(image, 0, 0);
}

/**
 * @param {Float32Array} outputs
 * @param {number} from
 * @param {number} classes
 * @returns {Guess}
 */
function best(outputs, from, classes) {
  let index = 0;
  for (let k = 1; k < classes; k++) if (outputs[from + k] > outputs[from + index]) index = k;
  return { index, chance: outputs[from + index] };
}
