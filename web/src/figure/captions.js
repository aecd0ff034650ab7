// The captions of pictures: the line of a run, its name, and how good it is.

import { runNames } from '../config/run-names.js';
import { colorSlot, dashOf } from '../drawing/palette.js';
import { runValue } from '../views/picture/run-value.js';
import { HEAD, TWO_LINES, tileLayout } from '../views/picture/tile-layout.js';
import { cutText } from './text.js';

/** @typedef {import('../drawing/palette.js').Theme} Theme */
/** @typedef {import('../views/picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('./panels.js').Source} Source */

// Length of a piece of a run's line.
const SWATCH = 20;
const NAME_GAP = 6;
// Names in narrow tiles are smaller, with the line of their run and its value below them.
const NARROW = { points: 10, rise: 5, line: 6, gap: 3 };

/**
 * How large tiles are, and where the values of their runs stand: they are compared, so all have one or none.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene whose size is that of all tiles
 * @param {number[]} shown indices of runs
 * @returns {{ columns: number, side: number, head: number, caption: 'beside' | 'below' | 'narrow' | 'name' }}
 */
export function tilesOf(context, scene, shown) {
  const names = shown.map((run) => widthOfName(context, scene, run));
  const values = shown.map((run) => widthOfValue(context, { ...scene, run }));
  const tilesWith = (/** @type {number} */ head) => {
    const { columns, width, height } = tileLayout(shown.length, scene.size, 1, head);
    return { columns, head, side: Math.min(width, height) };
  };
  const plain = tilesWith(HEAD);
  if (names.every((name, i) => name + values[i] <= plain.side)) {
    return { ...plain, caption: 'beside' };
  }
  const higher = tilesWith(TWO_LINES);
  if (Math.max(...names, ...values) <= higher.side) return { ...higher, caption: 'below' };
  // A piece of the line has to remain.
  return { ...plain, caption: Math.max(...values) <= plain.side - NAME_GAP ? 'narrow' : 'name' };
}

/**
 * @param {PictureScene & { run: number }} scene of a tile
 * @returns {string} empty: nothing is known yet
 */
function valueOf({ config, catalog, frame: { runs }, run }) {
  const views = /** @type {Source['frame']['runs']} */ (runs);
  return runValue(
    views.find(({ index }) => index === run),
    config,
    catalog,
  );
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene & { run: number }} scene of a tile
 * @returns {number} with the gap to its name
 */
function widthOfValue(context, scene) {
  context.font = `11.5px ${scene.theme.font}`;
  const value = valueOf(scene);
  return value ? context.measureText(value).width + NAME_GAP : 0;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene & { run: number }} scene of a tile
 * @param {{ width: number, isBelow: boolean }} place isBelow: the value has a line of its own
 */
export function drawCaption(context, scene, { width, isBelow }) {
  const { theme, run } = scene;
  context.font = `11.5px ${theme.font}`;
  context.textAlign = isBelow ? 'left' : 'right';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink2;
  const left = isBelow ? SWATCH + NAME_GAP : width;
  context.fillText(valueOf(scene), left, HEAD / 2 + (isBelow ? TWO_LINES - HEAD : 0));
  const most = isBelow ? width : width - widthOfValue(context, scene);
  drawName(context, scene, run, { left: 0, middle: HEAD / 2, most });
}

/**
 * A name above its run's line and the value behind it, for tiles in which they have no room beside each other.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene & { run: number }} scene of a tile
 * @param {{ width: number, hasValue: boolean }} place
 */
export function drawNarrowCaption(context, scene, { width, hasValue }) {
  const { config, catalog, theme, run } = scene;
  const value = hasValue ? valueOf(scene) : '';
  const down = HEAD - NARROW.line;
  context.font = `${NARROW.points}px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillStyle = theme.ink2;
  context.fillText(value, width, down);
  const room = value ? context.measureText(value).width + NARROW.gap : 0;
  drawPiece(context, theme, { run: config.runs[run], index: run }, [0, width - room, down]);
  context.font = `600 ${NARROW.points}px ${theme.font}`;
  context.textAlign = 'left';
  context.fillStyle = theme.ink;
  const name = cutText(context, runNames(config, catalog)[run], width);
  context.fillText(name, 0, HEAD / 2 - NARROW.rise);
}

/**
 * A piece of a run's line.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{ run: import('../config/config.js').RunConfig, index: number }} of
 * @param {[number, number, number]} place left, right, and height
 */
function drawPiece(context, theme, { run, index }, [left, right, middle]) {
  context.strokeStyle = theme.runs[colorSlot(run, index)];
  context.lineWidth = 2.5;
  context.setLineDash(dashOf(run, index));
  context.beginPath();
  context.moveTo(left, middle);
  context.lineTo(right, middle);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {number} run
 */
export function widthOfName(context, { config, catalog, theme }, run) {
  context.font = `600 11.5px ${theme.font}`;
  return SWATCH + NAME_GAP + context.measureText(runNames(config, catalog)[run]).width;
}

/**
 * A piece of a run's line, and its name.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {number} index of the run
 * @param {{ left: number, middle: number, most: number }} place most: width
 * @returns {number} width
 */
export function drawName(context, { config, catalog, theme }, index, { left, middle, most }) {
  drawPiece(context, theme, { run: config.runs[index], index }, [left, left + SWATCH, middle]);
  context.font = `600 11.5px ${theme.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink;
  const start = SWATCH + NAME_GAP;
  const name = cutText(context, runNames(config, catalog)[index], most - start);
  context.fillText(name, left + start, middle);
  return start + context.measureText(name).width;
}
