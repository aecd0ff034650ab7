// The words around a drawn network: its layers, inputs and classes, and how large what is drawn is.

import { formatNumber } from '../../drawing/format.js';
import { layerName, ownName } from './names.js';
import { signColour } from './weights.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').UnitPlace} UnitPlace */

const NAME_GAP = 6;
// Units that stand nearer to each other have no room for names beside them.
const LEAST_PITCH = 11;
const SAMPLE = 16;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {PictureScene} scene
 */
export function drawNames(context, drawn, scene) {
  const { layout } = drawn;
  if (layout.isSmall) return;
  context.textBaseline = 'middle';
  layout.columns.forEach((places, column) => {
    drawHead(context, drawn, column, scene);
    drawHidden(context, drawn, column, scene);
    context.fillStyle = scene.theme.ink2;
    context.font = `11px ${scene.theme.font}`;
    if (column === 0 && layout.hasImages) drawMeanName(context, places[0], scene.size.width);
    if (pitchOf(places) < LEAST_PITCH) return;
    places.forEach((place, row) => {
      if (column === 0) drawInputName(context, ownName(drawn, column, row), place);
      else drawOutputName(context, ownName(drawn, column, row), place, scene.size.width);
    });
  });
}

/**
 * @param {UnitPlace[]} places of a column
 * @returns {number} from one unit to the next
 */
function pitchOf(places) {
  return places.length > 1 ? places[1].y - places[0].y : Infinity;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @param {PictureScene} scene
 */
function drawHead(context, drawn, column, { size, theme }) {
  const { columns, isNarrow } = drawn.layout;
  const isHidden = column > 0 && column < columns.length - 1;
  const name = isNarrow && isHidden ? String(column) : layerName(drawn, column);
  context.font = `600 11.5px ${theme.font}`;
  context.fillStyle = theme.ink2;
  drawCentred(context, name, columns[column][0].x, 10, size.width);
}

/**
 * How many units are not shown.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @param {PictureScene} scene
 */
function drawHidden(context, { network, layout }, column, { size, theme }) {
  const { count, units } = network.columns[column];
  if (units.length === count) return;
  const words = layout.isNarrow ? `${units.length}/${count}` : `${units.length} of ${count} units`;
  context.font = `10.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  drawCentred(context, words, layout.columns[column][0].x, size.height - 31, size.width);
}

/**
 * What the picture of all inputs is.
 * @param {CanvasRenderingContext2D} context
 * @param {UnitPlace} place
 * @param {number} width of the tile
 */
function drawMeanName(context, { x, y, side }, width) {
  drawCentred(context, 'mean picture', x, y + side / 2 + 12, width);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x of its middle, if it fits
 * @param {number} y
 * @param {number} width of the tile
 */
function drawCentred(context, text, x, y, width) {
  const half = context.measureText(text).width / 2;
  context.textAlign = 'center';
  context.fillText(text, Math.max(half + 1, Math.min(width - half - 1, x)), y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} name
 * @param {UnitPlace} place
 */
function drawInputName(context, name, { x, y, side }) {
  const right = x - side / 2 - NAME_GAP;
  context.textAlign = 'right';
  context.fillText(cut(context, name, right - 1), right, y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} name
 * @param {UnitPlace} place
 * @param {number} width of the tile
 */
function drawOutputName(context, name, { x, y, side }, width) {
  const left = x + side / 2 + NAME_GAP;
  context.textAlign = 'left';
  context.fillText(cut(context, name, width - left - 1), left, y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} room
 */
function cut(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  let length = text.length - 1;
  while (length > 0 && context.measureText(`${text.slice(0, length)}…`).width > room) length--;
  return length > 0 ? `${text.slice(0, length)}…` : '';
}

/**
 * What colours, thickness and halos mean, with the size of the largest.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNetwork} drawn
 * @param {PictureScene} scene
 */
export function drawScales(context, { weight, gradient }, { size, theme }) {
  const y = size.height - 10;
  context.font = `11px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const samples = [
    { text: 'negative', colour: signColour(theme, -1, 1), width: 3 },
    { text: 'positive', colour: signColour(theme, 1, 1), width: 3 },
  ];
  const scales = [
    { text: `thickest line: weight ${formatNumber(weight)}`, colour: '', width: 0 },
    { text: `widest halo: gradient ${formatNumber(gradient)}`, colour: '', width: 0 },
  ];
  const all = [...samples, ...scales];
  const fits = widthOf(context, all) <= size.width;
  // Without a hidden layer, networks on pictures have no lines.
  const shown = fits && weight > 0 ? all : samples;
  let x = (size.width - widthOf(context, shown)) / 2;
  for (const { text, colour, width } of shown) {
    if (width) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + SAMPLE, y);
      context.stroke();
      x += SAMPLE + NAME_GAP;
    }
    context.fillStyle = theme.ink2;
    context.fillText(text, x, y);
    x += context.measureText(text).width + 2 * NAME_GAP;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ text: string, width: number }[]} items
 */
function widthOf(context, items) {
  const widths = items.map(
    ({ text, width }) => context.measureText(text).width + (width ? SAMPLE + NAME_GAP : 0),
  );
  return widths.reduce((sum, width) => sum + width + 2 * NAME_GAP, -2 * NAME_GAP);
}
