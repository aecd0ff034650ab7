// The ways that runs took over a plane.

import { colorSlot, dashOf } from '../../drawing/palette.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */
/** @typedef {import('../picture/run-pictures.js').Way} Way */
/** @typedef {import('./plane.js').Plot} Plot */
/** @typedef {{ x: number, y: number, alpha: number }} Stop of a way, in pixels */
/** @typedef {{ colour: string, dash: number[], theme: Theme }} Look */

// What is far from the plane is drawn so faint.
const FAINTEST = 0.25;
const SHADES = 8;
const ARROW = 7;

/**
 * The ways of all visible runs that have one, each with a disc where the run is, or with an arrow where
 * it left the picture for good.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {Plot} plot
 * @param {(run: RunPictures) => Way | null | undefined} wayOf
 */
export function drawPaths(context, { frame, config, theme }, plot, wayOf) {
  for (const pictures of frame.runs) {
    const { index } = pictures;
    const run = config.runs[index];
    const way = wayOf(pictures);
    if (!run?.visible || !way?.x.length) continue;
    const colour = theme.runs[colorSlot(run, index)];
    drawPath(context, plot, stopsOf(way, plot), { colour, dash: dashOf(run, index), theme });
  }
}

/**
 * @param {Way} way
 * @param {Plot} plot
 * @returns {Stop[]} up to the first point that is nowhere
 */
function stopsOf({ x, y, off }, { toX, toY }) {
  /** @type {Stop[]} */
  const stops = [];
  for (let i = 0; i < x.length && Number.isFinite(x[i] + y[i]); i++) {
    const alpha = shade(1 - (off?.[i] ?? 0));
    stops.push({ x: toX(x[i]), y: toY(y[i]), alpha });
  }
  return stops;
}

/** @param {number} share 1: on the plane; 0 and below: far from it */
function shade(share) {
  const least = Math.round(FAINTEST * SHADES);
  return Math.max(least, Math.round(share * SHADES)) / SHADES;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Stop[]} stops
 * @param {Look} look
 */
function drawPath(context, plot, stops, { colour, dash, theme }) {
  if (!stops.length) return;
  context.lineJoin = 'round';
  strokeStops(context, stops, { style: theme.paper, width: 4, strength: 0.55, dash: [] });
  strokeStops(context, stops, { style: colour, width: 2, strength: 1, dash });
  const last = stops[stops.length - 1];
  context.globalAlpha = last.alpha;
  if (isInside(last, plot)) disc(context, last.x, last.y, 5, colour, theme.panel);
  else drawLeaving(context, plot, stops, colour);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Stop[]} stops
 * @param {{ style: string, width: number, strength: number, dash: number[] }} pen
 */
function strokeStops(context, stops, { style, width, strength, dash }) {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.setLineDash(dash);
  let length = 0;
  for (let from = 0; from < stops.length - 1;) {
    const { alpha } = stops[from];
    // Dashes go on where the strength changes.
    context.lineDashOffset = length;
    context.globalAlpha = strength * alpha;
    context.beginPath();
    context.moveTo(stops[from].x, stops[from].y);
    let to = from;
    do {
      to++;
      context.lineTo(stops[to].x, stops[to].y);
      length += Math.hypot(stops[to].x - stops[to - 1].x, stops[to].y - stops[to - 1].y);
    } while (to < stops.length - 1 && stops[to].alpha === alpha);
    context.stroke();
    from = to;
  }
  context.setLineDash([]);
  context.lineDashOffset = 0;
  context.globalAlpha = 1;
}

/**
 * @param {{ x: number, y: number }} stop
 * @param {Plot} plot
 */
function isInside({ x, y }, { left, right, top, bottom }) {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * An arrow at the border where a way leaves the picture for good.
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Stop[]} stops the last one is outside
 * @param {string} colour
 */
function drawLeaving(context, plot, stops, colour) {
  let i = stops.length - 1;
  while (i > 0 && !isInside(stops[i - 1], plot)) i--;
  if (i === 0) return;
  const [from, to] = [stops[i - 1], stops[i]];
  const [across, down] = [to.x - from.x, to.y - from.y];
  const part = Math.min(
    partUntil(from.x, across, plot.left, plot.right),
    partUntil(from.y, down, plot.top, plot.bottom),
  );
  const angle = Math.atan2(down, across);
  const tip = { x: from.x + part * across, y: from.y + part * down };
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [-0.45, 0.45]) {
    const back = angle + Math.PI + side;
    context.lineTo(tip.x + 1.6 * ARROW * Math.cos(back), tip.y + 1.6 * ARROW * Math.sin(back));
  }
  context.closePath();
  context.fill();
}

/**
 * How much of a way one can go along an axis before its end.
 * @param {number} from
 * @param {number} way
 * @param {number} low
 * @param {number} high
 */
function partUntil(from, way, low, high) {
  if (way > 0) return (high - from) / way;
  return way < 0 ? (low - from) / way : Infinity;
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
