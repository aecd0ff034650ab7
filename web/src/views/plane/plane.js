// What both landscapes share: a rectangle seen from above with contour lines, axes and paths.

import { prepareCanvas } from '../../drawing/canvas.js';
import { colorSlot, dashOf } from '../../drawing/palette.js';
import { linearTicks } from '../../drawing/series.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Size} Size */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */
/** @typedef {import('../picture/run-pictures.js').Way} Way */
/** @typedef {import('d3-contour').ContourMultiPolygon} Level */

const LEVELS = 16;

/**
 * @typedef {object} Plot a rectangle of the plane on a canvas, in CSS pixels
 * @property {number} xMin
 * @property {number} xMax
 * @property {number} yMin
 * @property {number} yMax
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {(x: number) => number} toX
 * @property {(y: number) => number} toY
 * @property {(pixel: number) => number} fromX
 * @property {(pixel: number) => number} fromY
 */

/**
 * @param {number[]} window xMin, xMax, yMin, yMax
 * @param {Size} size of the canvas
 * @param {{ left: number, right: number, top: number, bottom: number }} margin
 * @returns {Plot}
 */
export function plotOf([xMin, xMax, yMin, yMax], { width, height }, margin) {
  const { left, top } = margin;
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const [across, up] = [right - left, bottom - top];
  return {
    ...{ xMin, xMax, yMin, yMax, left, right, top, bottom },
    toX: (x) => left + ((x - xMin) / (xMax - xMin)) * across,
    toY: (y) => bottom - ((y - yMin) / (yMax - yMin)) * up,
    fromX: (pixel) => xMin + ((pixel - left) / across) * (xMax - xMin),
    fromY: (pixel) => yMin + ((bottom - pixel) / up) * (yMax - yMin),
  };
}

/** @typedef {(share: number) => number} Part the height that so many of the values stay below */

// The grid meets a surface's minimum exactly, so its levels reach down to this part of its height.
const SURFACE_REACH = { from: () => 1e-4, to: () => 1 };
// A grid of losses hardly ever meets a minimum: levels lie where most losses are.
const LOSS_REACH = {
  from: (/** @type {Part} */ part) => part(0.01),
  to: (/** @type {Part} */ part) => part(0.97),
};

/**
 * Contours on levels that grow as powers above the lowest value: close to each other near a minimum,
 * and far away not more than a picture can bear. What is not finite counts as the highest value.
 * @param {typeof import('d3-contour').contours} contours
 * @param {Float32Array | Float64Array} values row by row from the top
 * @param {number} columns
 * @param {number} rows
 * @param {{ measured?: boolean }} [options] measured: losses on a net, not a smooth function
 * @returns {Level[]} multi-polygons of what lies above each level, from the lowest on
 */
export function contourLevels(contours, values, columns, rows, { measured = false } = {}) {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  if (!(high > low)) return [];
  /** @type {Part} */
  const part = (share) => (sorted[Math.floor(share * (sorted.length - 1))] - low) / (high - low);
  const { from, to } = measured ? LOSS_REACH : SURFACE_REACH;
  const [first, last] = [Math.max(1e-4, from(part)), Math.max(1e-3, to(part))];
  const levels = Array.from(
    { length: LEVELS },
    (_, i) => low + (high - low) * first * (last / first) ** ((i + 0.5) / LEVELS),
  );
  const finite = Array.from(values, (value) => (Number.isFinite(value) ? value : high));
  return contours().size([columns, rows]).thresholds(levels)(finite);
}

/** @typedef {(point: number[]) => [number, number]} ToPixel takes coordinates of the grid */

/**
 * Contour lines on a field of colour: the lower, the more of it.
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {{ levels: Level[], toPixel: ToPixel, theme: Theme }} what
 */
export function drawContours(context, { left, right, top, bottom }, { levels, toPixel, theme }) {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.5;
  context.fillRect(left, top, right - left, bottom - top);
  levels.forEach((level, index) => {
    trace(context, level, toPixel);
    // Each level lies on the last and lightens it.
    context.globalAlpha = 0.16;
    context.fillStyle = theme.paper;
    context.fill('evenodd');
    context.globalAlpha = index % 3 ? 0.16 : 0.34;
    context.strokeStyle = theme.ink;
    context.lineWidth = 0.7;
    context.stroke();
  });
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Level} multiPolygon
 * @param {ToPixel} toPixel
 */
function trace(context, multiPolygon, toPixel) {
  context.beginPath();
  for (const polygon of multiPolygon.coordinates) {
    for (const ring of polygon) {
      ring.forEach((point, i) => {
        const [x, y] = toPixel(point);
        if (i) context.lineTo(x, y);
        else context.moveTo(x, y);
      });
      context.closePath();
    }
  }
}

/**
 * Numbers along the left and the lower side, and what they are.
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Theme} theme
 * @param {{ x?: string, y?: string }} [titles]
 */
export function drawAxes(context, plot, theme, { x: xTitle, y: yTitle } = {}) {
  const { xMin, xMax, yMin, yMax, left, right, top, bottom, toX, toY } = plot;
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const y of linearTicks(yMin, yMax, 5)) context.fillText(tickText(y), left - 8, toY(y));
  context.textAlign = 'center';
  for (const x of linearTicks(xMin, xMax, 5)) context.fillText(tickText(x), toX(x), bottom + 13);
  context.fillStyle = theme.ink2;
  if (xTitle) context.fillText(xTitle, (left + right) / 2, bottom + 30);
  if (!yTitle) return;
  context.save();
  context.translate(left - 42, (top + bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(yTitle, 0, 0);
  context.restore();
}

/** @param {number} value */
function tickText(value) {
  return String(Number(value.toPrecision(6)));
}

/**
 * A landscape: what stays is painted once and kept, paths grow on it.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {object} parts
 * @param {Plot} parts.plot
 * @param {unknown} [parts.ground] what the background shows; it is painted again for another one
 * @param {(context: CanvasRenderingContext2D, plot: Plot) => void} parts.drawGround
 * @param {(run: RunPictures) => Way | null | undefined} parts.wayOf
 * @param {(context: CanvasRenderingContext2D, plot: Plot) => void} [parts.drawAbove]
 */
export function drawPlane(context, scene, { plot, ground, drawGround, wayOf, drawAbove }) {
  const { kept, theme } = scene;
  const { width, height } = scene.size;
  if (ground) {
    const background = kept.get('ground', [ground, width, height, theme], () => {
      const canvas = kept.newCanvas(1, 1);
      drawGround(prepareCanvas(canvas, width, height), plot);
      return canvas;
    });
    context.drawImage(background, 0, 0, width, height);
  }
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
  context.clip();
  drawPaths(context, scene, plot, wayOf);
  drawAbove?.(context, plot);
  context.restore();
}

/**
 * The ways of all visible runs that have one, each with a disc where the run is.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {Plot} plot
 * @param {(run: RunPictures) => Way | null | undefined} wayOf
 */
function drawPaths(context, { frame, config, theme }, plot, wayOf) {
  for (const pictures of frame.runs) {
    const { index } = pictures;
    const run = config.runs[index];
    const way = wayOf(pictures);
    if (!run?.visible || !way?.x.length) continue;
    const colour = theme.runs[colorSlot(run, index)];
    drawPath(context, plot, way, { colour, dash: dashOf(run, index), theme });
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Way} way
 * @param {{ colour: string, dash: number[], theme: Theme }} look
 */
function drawPath(context, { toX, toY }, { x, y }, { colour, dash, theme }) {
  context.lineJoin = 'round';
  const strokes = [
    { style: theme.paper, width: 4, alpha: 0.55, pattern: [] },
    { style: colour, width: 2, alpha: 1, pattern: dash },
  ];
  for (const { style, width, alpha, pattern } of strokes) {
    context.beginPath();
    for (let i = 0; i < x.length; i++) {
      if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) break;
      if (i) context.lineTo(toX(x[i]), toY(y[i]));
      else context.moveTo(toX(x[i]), toY(y[i]));
    }
    context.strokeStyle = style;
    context.lineWidth = width;
    context.globalAlpha = alpha;
    context.setLineDash(pattern);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  const last = x.length - 1;
  disc(context, toX(x[last]), toY(y[last]), 5, colour, theme.panel);
}

/**
 * A filled circle with a border.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @param {string} stroke
 */
export function disc(context, x, y, radius, fill, stroke) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = 1.8;
  context.stroke();
}

/**
 * The mark of a minimum.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 */
export function cross(context, x, y, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(x - 5, y - 5);
  context.lineTo(x + 5, y + 5);
  context.moveTo(x + 5, y - 5);
  context.lineTo(x - 5, y + 5);
  context.stroke();
}
