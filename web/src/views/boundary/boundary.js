// What a run predicts over the plane, with the data on it.

import { problemOf } from '../../config/problem.js';
import { rgb } from '../../drawing/rgb.js';
import { shapedWindow } from '../../engine/worker/shaped-window.js';
import { drawnPoints } from '../picture/drawn-points.js';
import { runOf } from '../picture/run-pictures.js';
import { plotOf } from '../plane/plane.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */
/** @typedef {import('../picture/run-pictures.js').Points} Points */
/** @typedef {{ low: number, high: number }} Range of the targets */
/** @typedef {[number, number, number]} Rgb */
/** @typedef {import('../plane/plane.js').Plot} Plot */

// Alpha of the surest prediction.
const STRENGTH = 150;
const CLASSES_STRENGTH = 0.65 * STRENGTH;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene of a tile
 */
export function draw(context, scene) {
  const run = runOf(scene);
  const window = run?.points?.window ?? run?.grid?.window;
  if (!run || !window) return;
  const plot = plotFor(scene, window);
  if (run.grid) drawField(context, { scene, run, grid: run.grid, plot });
  if (!run.points) return;
  const { index, points } = run;
  scene.kept.layer(context, { name: `points ${index}`, reasons: [points], scene }, (layer) =>
    drawPoints(layer, { scene, index, points, plot }),
  );
}

/**
 * The plane fills the tile, with one scale for both directions. Columns of own data may have different
 * units: they are stretched.
 * @param {PictureScene} scene
 * @param {number[]} window where the data is
 */
function plotFor({ catalog, config, size }, window) {
  const margin = { left: 0, right: 0, top: 0, bottom: 0 };
  const isEqual = !problemOf(config, catalog).dataset?.own;
  return plotOf(isEqual ? shapedWindow(window, size.width / size.height) : window, size, margin);
}

/** @param {PictureScene} scene */
function isRegression({ catalog, config }) {
  return problemOf(config, catalog).dataset?.task === 'regression';
}

// ---- The predictions ----

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ scene: PictureScene, run: RunPictures, grid: NonNullable<RunPictures['grid']>,
 *   plot: Plot }} what
 */
function drawField(context, { scene, run, grid, plot }) {
  const { columns, rows, values, window } = grid;
  const field = scene.kept.get(`field ${run.index}`, [columns, rows], () => {
    const canvas = scene.kept.newCanvas(columns, rows);
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    return { canvas, brush, image: brush.createImageData(columns, rows) };
  });
  paint(field.image.data, values, columns * rows, run, scene);
  field.brush.putImageData(field.image, 0, 0);
  context.imageSmoothingQuality = 'high';
  const [left, right] = [plot.toX(window[0]), plot.toX(window[1])];
  const [top, bottom] = [plot.toY(window[3]), plot.toY(window[2])];
  context.drawImage(field.canvas, left, top, right - left, bottom - top);
}

/**
 * @param {Uint8ClampedArray} pixels
 * @param {Float32Array} values
 * @param {number} cells
 * @param {RunPictures} run
 * @param {PictureScene} scene
 */
function paint(pixels, values, cells, run, scene) {
  const { kept, theme } = scene;
  const colours = kept.get('colours', [theme], () => theme.classes.map(rgb));
  if (values.length > cells) paintClasses(pixels, values, cells, colours);
  else if (isRegression(scene) && run.points) {
    const { low, high } = targetRange(scene, run.index, run.points);
    paintScalar(pixels, values, colours, (value) => (value - low) / (high - low || 1));
  } else paintScalar(pixels, values, colours, (value) => value);
}

/**
 * Colours between the first two: 0 and 1 are strong, the middle is clear.
 * @param {Uint8ClampedArray} pixels
 * @param {Float32Array} values
 * @param {Rgb[]} colours
 * @param {(value: number) => number} toShare
 */
function paintScalar(pixels, values, colours, toShare) {
  for (let i = 0; i < values.length; i++) {
    const share = Math.min(1, Math.max(0, toShare(values[i])));
    const [r, g, b] = colours[share > 0.5 ? 1 : 0];
    const at = 4 * i;
    pixels[at] = r;
    pixels[at + 1] = g;
    pixels[at + 2] = b;
    // Weights that are not finite predict nothing.
    pixels[at + 3] = Number.isNaN(values[i])
      ? 0
      : STRENGTH * Math.min(1, Math.abs(share - 0.5) * 1.3);
  }
}

/**
 * The colour of the most probable class, the paler the less sure.
 * @param {Uint8ClampedArray} pixels
 * @param {Float32Array} values
 * @param {number} cells
 * @param {Rgb[]} colours
 */
function paintClasses(pixels, values, cells, colours) {
  const classes = values.length / cells;
  for (let i = 0; i < cells; i++) {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if (values[i * classes + k] > values[i * classes + best]) best = k;
    }
    const chance = values[i * classes + best];
    const [r, g, b] = colours[best % colours.length];
    const at = 4 * i;
    pixels[at] = r;
    pixels[at + 1] = g;
    pixels[at + 2] = b;
    const sure = (chance - 1 / classes) / (1 - 1 / classes);
    pixels[at + 3] = Number.isFinite(sure) ? CLASSES_STRENGTH * Math.max(0, sure) : 0;
  }
}

// ---- The data ----

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ scene: PictureScene, index: number, points: Points, plot: Plot }} what
 */
function drawPoints(context, { scene, index, points, plot }) {
  const { size, theme } = scene;
  const { inputs, targets, training } = points;
  const side = Math.min(size.width, size.height);
  const radius = Math.max(1.2, Math.min(2.7, side / 95));
  const colourOf = pointColour(scene, index, points);
  const places = drawnPoints(training.length);
  // Validation points are rings and lie below.
  for (const part of [0, 1]) {
    for (const i of places) {
      if (training[i] !== part) continue;
      const [x, y] = [plot.toX(inputs[2 * i]), plot.toY(inputs[2 * i + 1])];
      context.beginPath();
      context.arc(x, y, part ? radius : radius * 0.8, 0, 2 * Math.PI);
      if (part) {
        context.fillStyle = colourOf(targets[i]);
        context.fill();
        context.lineWidth = 0.8;
        context.strokeStyle = theme.panel;
      } else {
        context.lineWidth = 1;
        context.strokeStyle = colourOf(targets[i]);
      }
      context.stroke();
    }
  }
}

/**
 * @param {PictureScene} scene
 * @param {number} index
 * @param {Points} points
 * @returns {(target: number) => string}
 */
function pointColour(scene, index, points) {
  const { classes } = scene.theme;
  if (!isRegression(scene)) return (target) => classes[target % classes.length];
  const { low, high } = targetRange(scene, index, points);
  const [from, to] = [rgb(classes[0]), rgb(classes[1])];
  return (target) => {
    const part = (target - low) / (high - low || 1);
    const mix = from.map((channel, k) => Math.round(channel + part * (to[k] - channel)));
    return `rgb(${mix.join(' ')})`;
  };
}

/**
 * @param {PictureScene} scene
 * @param {number} index
 * @param {Points} points
 * @returns {Range}
 */
function targetRange({ kept }, index, points) {
  return kept.get(`range ${index}`, [points], () => {
    const range = { low: Infinity, high: -Infinity };
    for (const target of Array.from(points.targets)) {
      range.low = Math.min(range.low, target);
      range.high = Math.max(range.high, target);
    }
    return range;
  });
}
