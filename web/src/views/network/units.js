// Units as squares that show what each responds: over the plane, along a line, or for each class; the
// first units of a network on pictures show their weights.

import { rgb } from '../../drawing/rgb.js';
import { largest } from './drawn-network.js';
import { signColour } from './weights.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').UnitPart} UnitPart */
/** @typedef {import('./layout.js').UnitPlace} UnitPlace */
/** @typedef {[number, number, number]} Rgb */
/** @typedef {(value: number) => [colour: Rgb, strength: number]} Painter strength from 0 to 1 */

const STRENGTH = 215;
const BIAS = 3.2;
// Smaller units have no room for a point.
const SMALLEST_WITH_BIAS = 16;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {DrawnNetwork} drawn
 */
export function drawUnits(context, scene, drawn) {
  drawn.layout.columns.forEach((places, column) => {
    places.forEach((place, row) => {
      drawUnit(context, { scene, drawn, part: { kind: 'unit', column, row }, place });
      drawBias(context, { scene, drawn, column, row, place });
    });
  });
}

/** @typedef {{ scene: PictureScene, drawn: DrawnNetwork, part: UnitPart, place: UnitPlace }} Unit */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Unit} unit
 */
function drawUnit(context, unit) {
  const { x, y, side } = unit.place;
  const { theme } = unit.scene;
  const [left, top] = [x - side / 2, y - side / 2];
  context.fillStyle = theme.panel;
  context.fillRect(left, top, side, side);
  drawInside(context, unit, left, top);
  context.strokeStyle = theme.ink3;
  context.lineWidth = 1;
  context.strokeRect(left, top, side, side);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Unit} unit
 * @param {number} left
 * @param {number} top
 */
function drawInside(context, unit, left, top) {
  const { drawn, part } = unit;
  const { responses, units } = drawn.network.columns[part.column];
  const image = imageOf(unit);
  if (image) {
    drawPixels(context, unit, { ...image, left, top });
  } else if (!responses.length) {
    drawBars(context, unit, left, top);
  } else {
    const cells = responses.length / units.length;
    const values = responses.subarray(part.row * cells, (part.row + 1) * cells);
    if (drawn.data.features === 1) drawCurve(context, unit, { values, left, top });
    else {
      const across = Math.sqrt(cells);
      drawPixels(context, unit, { values, across, paint: painterOf(unit), left, top });
    }
  }
}

// ---- Pictures of numbers ----

/**
 * What a unit of a network on pictures shows as one.
 * @param {Unit} unit
 * @returns {{ values: Float32Array, across: number, paint: Painter } | null}
 */
function imageOf({ scene: { theme }, drawn, part: { column, row } }) {
  const { imageWidth: across, network } = drawn;
  if (!across || column > 1) return null;
  if (column === 0) return meanImage(drawn, theme);
  const inputs = network.columns[0].count;
  const values = network.blocks[0].weights.subarray(row * inputs, (row + 1) * inputs);
  return { values, across, paint: signPainter(theme, largest(values)) };
}

/**
 * @param {DrawnNetwork} drawn
 * @param {Theme} theme
 */
function meanImage({ network, imageWidth: across }, theme) {
  const values = network.columns[0].means;
  const ink = rgb(theme.ink);
  const most = largest(values) || 1;
  /** @type {Painter} */
  const paint = (value) => [ink, Math.max(0, value / most)];
  return { values, across, paint };
}

/**
 * @param {Unit} unit of data in the plane
 * @returns {Painter}
 */
function painterOf({ scene: { theme }, drawn, part: { column, row } }) {
  const { network, data, points } = drawn;
  const { responses, units } = network.columns[column];
  if (column < network.columns.length - 1) return signPainter(theme, largest(responses));
  if (data.task === 'regression') return targetPainter(theme, points?.targets);
  if (units.length === 1) return betweenPainter(theme, 0, 1);
  const colour = rgb(theme.classes[units[row] % theme.classes.length]);
  return (value) => [colour, value];
}

/**
 * @param {Theme} theme
 * @param {number} most the value of full strength
 * @returns {Painter}
 */
function signPainter({ classes }, most) {
  const [negative, positive] = [rgb(classes[0]), rgb(classes[1])];
  return (value) => [value < 0 ? negative : positive, Math.abs(value) / (most || 1)];
}

/**
 * @param {Theme} theme
 * @param {Float32Array | undefined} targets
 */
function targetPainter(theme, targets = new Float32Array(0)) {
  let [low, high] = [Infinity, -Infinity];
  for (const target of targets) {
    low = Math.min(low, target);
    high = Math.max(high, target);
  }
  return betweenPainter(theme, low, high);
}

/**
 * The colours of the boundary: strong at both ends, clear in the middle.
 * @param {Theme} theme
 * @param {number} low
 * @param {number} high
 * @returns {Painter}
 */
function betweenPainter({ classes }, low, high) {
  const [negative, positive] = [rgb(classes[0]), rgb(classes[1])];
  return (value) => {
    const share = (value - low) / (high - low || 1);
    return [share > 0.5 ? positive : negative, 2 * Math.abs(share - 0.5)];
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Unit} unit
 * @param {{ values: Float32Array, across: number, paint: Painter, left: number, top: number }} image
 */
function drawPixels(context, { scene, drawn, part, place }, { values, across, paint, left, top }) {
  const down = Math.round(values.length / across);
  const name = `unit ${drawn.run} ${part.column} ${part.row}`;
  const { canvas, brush, image } = scene.kept.get(name, [across, down], () => {
    const made = scene.kept.newCanvas(across, down);
    const made2d = /** @type {CanvasRenderingContext2D} */ (made.getContext('2d'));
    return { canvas: made, brush: made2d, image: made2d.createImageData(across, down) };
  });
  for (let i = 0; i < values.length; i++) {
    const [[r, g, b], strength] = paint(values[i]);
    const at = 4 * i;
    image.data[at] = r;
    image.data[at + 1] = g;
    image.data[at + 2] = b;
    // What is not finite has no colour.
    image.data[at + 3] = Number.isNaN(strength) ? 0 : STRENGTH * Math.min(1, strength);
  }
  brush.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = drawn.imageWidth === 0;
  context.drawImage(canvas, left, top, place.side, place.side);
}

// ---- Curves and bars ----

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Unit} unit
 * @param {{ values: Float32Array, left: number, top: number }} curve
 */
function drawCurve(context, { scene: { theme }, drawn, part, place: { side } }, curve) {
  const { values, left, top } = curve;
  const most = largest(drawn.network.columns[part.column].responses) || 1;
  /** @param {number} value */
  const toY = (value) => top + side / 2 - (value / most) * (side / 2 - 2);
  drawZero(context, theme, { left, y: toY(0), side });
  context.beginPath();
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    const x = left + ((i + 0.5) / values.length) * side;
    if (i) context.lineTo(x, toY(value));
    else context.moveTo(x, toY(value));
  });
  context.strokeStyle = theme.accent;
  context.lineWidth = side > 24 ? 1.6 : 1.1;
  context.stroke();
}

/**
 * The mean response for each group of samples.
 * @param {CanvasRenderingContext2D} context
 * @param {Unit} unit
 * @param {number} left
 * @param {number} top
 */
function drawBars(context, { scene: { theme }, drawn, part, place: { side } }, left, top) {
  const { groups, columns } = drawn.network;
  const { groupMeans } = columns[part.column];
  const most = largest(groupMeans) || 1;
  const middle = top + side / 2;
  const width = (side - 2) / groups;
  const isClasses = drawn.data.task !== 'regression';
  for (let group = 0; group < groups; group++) {
    const value = groupMeans[part.row * groups + group];
    if (!Number.isFinite(value)) continue;
    const height = (value / most) * (side / 2 - 1.5);
    context.fillStyle = isClasses
      ? theme.classes[group % theme.classes.length]
      : signColour(theme, value, 0.9);
    const gap = width > 3 ? 1 : 0;
    context.fillRect(
      left + 1 + group * width,
      Math.min(middle, middle - height),
      width - gap,
      Math.abs(height),
    );
  }
  drawZero(context, theme, { left, y: middle, side });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{ left: number, y: number, side: number }} line
 */
function drawZero(context, theme, { left, y, side }) {
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(left + side, y);
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.stroke();
}

/**
 * A point at the lower left: the larger, the larger the bias.
 * @param {CanvasRenderingContext2D} context
 * @param {{ scene: PictureScene, drawn: DrawnNetwork, column: number, row: number, place: UnitPlace }} unit
 */
function drawBias(context, { scene: { theme }, drawn, column, row, place: { x, y, side } }) {
  const biases = drawn.network.blocks[column - 1]?.biases;
  if (!biases?.length || side < SMALLEST_WITH_BIAS || !Number.isFinite(biases[row])) return;
  const radius = 1.2 + BIAS * Math.min(1, Math.abs(biases[row]) / (drawn.weight || 1));
  context.beginPath();
  context.arc(x - side / 2, y + side / 2, radius, 0, 2 * Math.PI);
  context.fillStyle = signColour(theme, biases[row], 1);
  context.fill();
  context.strokeStyle = theme.panel;
  context.lineWidth = 1;
  context.stroke();
}
