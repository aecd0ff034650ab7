// The small picture of a data set that is a file: images as they are, tables by the two features that tell
// their classes apart best. What is made by a formula is drawn in the browser.

import { createCanvas } from '@napi-rs/canvas';
import { emptyConfig } from '../../src/config/config.js';
import { problemOf } from '../../src/config/problem.js';
import { SIDE, drawImages, drawPoints } from '../../src/ui/panels/draw-thumbnail.js';

/** @typedef {import('../../src/drawing/palette.js').Theme} Theme */
/** @typedef {Awaited<ReturnType<typeof import('../../src/engine/package/index.js').loadEngine>>} Engine */

const SCALE = 2;
const QUALITY = 80;
const MOST_POINTS = 160;
const IMAGES = 9;

/**
 * @param {Engine} engine
 * @param {string} id of the data set
 * @param {Theme[]} themes
 * @returns {Uint8Array[]} WebP files, one per theme
 */
export function drawDataPictures(engine, id, themes) {
  const config = { ...emptyConfig(), settings: { data: id } };
  const isImage = problemOf(config, engine.catalog).imageWidth > 0;
  const { rows, targets } = dataOf(engine, id, isImage);
  return themes.map((theme) => {
    const canvas = createCanvas(SIDE * SCALE, SIDE * SCALE);
    const skia = canvas.getContext('2d');
    skia.scale(SCALE, SCALE);
    // Skia has what thumbnails use of a browser's context.
    const context = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (skia));
    if (isImage) drawImages(context, theme, rows.slice(0, IMAGES));
    else drawPoints(context, theme, planeOf(rows, targets), { features: 2, task: 'multiclass' });
    return canvas.toBuffer('image/webp', QUALITY);
  });
}

/**
 * @param {Engine} engine
 * @param {string} id
 * @param {boolean} isRaw pixels as they are
 */
function dataOf(engine, id, isRaw) {
  const link = `v=1&data=${id}&hidden=none&run=sgd${isRaw ? '&standardize=off' : ''}`;
  const run = engine.createRun(engine.parseLink(link).config, 0);
  try {
    const data = run.data();
    if (!data) throw new Error(`${id} has no rows`);
    const { features: width, inputs, targets } = data;
    const rows = Array.from(targets, (_, i) => inputs.slice(i * width, (i + 1) * width));
    return { rows, targets: Array.from(targets) };
  } finally {
    run.delete();
  }
}

/**
 * @param {ArrayLike<number>[]} rows standardised
 * @param {number[]} targets classes
 */
function planeOf(rows, targets) {
  const telling = rows[0] ? [...Array(rows[0].length).keys()] : [];
  const spread = telling.map((k) =>
    betweenClasses(
      rows.map((row) => row[k]),
      targets,
    ),
  );
  const [x, y] = telling.sort((a, b) => spread[b] - spread[a]);
  const every = Math.ceil(rows.length / MOST_POINTS);
  const isShown = (/** @type {unknown} */ _, /** @type {number} */ i) => i % every === 0;
  return {
    inputs: rows.filter(isShown).flatMap((row) => [row[x], row[y]]),
    targets: targets.filter(isShown),
  };
}

/**
 * How far the means of the classes are apart, in a feature of mean 0 and standard deviation 1.
 * @param {number[]} values
 * @param {number[]} targets
 */
function betweenClasses(values, targets) {
  const classes = [...new Set(targets)];
  return classes.reduce((sum, one) => {
    const own = values.filter((_, i) => targets[i] === one);
    return sum + own.reduce((total, value) => total + value, 0) ** 2 / own.length;
  }, 0);
}
