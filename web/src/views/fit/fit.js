// A function of one variable: the data, and the curve of every run through them.

import { colorSlot, dashOf } from '../../drawing/palette.js';
import { linearTicks } from '../../drawing/series.js';
import { drawnPoints } from '../picture/drawn-points.js';
import { plotOf } from '../plane/plane.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {import('../picture/run-pictures.js').Points} Points */
/** @typedef {import('../plane/plane.js').Plot} Plot */

const MARGIN = { left: 44, right: 12, top: 10, bottom: 26 };
// Room above and below the data, as a part of their range.
const ROOM = 0.12;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 */
export function draw(context, scene) {
  const { frame, config, theme } = scene;
  const { points, data } = frame.runs.find((run) => run.points) ?? {};
  if (!points) return;
  const plot = plotFor(scene, points);
  drawAxes(context, plot, theme);
  drawNames(context, plot, theme, data?.featureNames[0] ?? 'x');
  drawPoints(context, plot, points, theme);
  for (const { index, grid } of frame.runs) {
    const run = config.runs[index];
    if (!run?.visible || !grid) continue;
    const look = { colour: theme.runs[colorSlot(run, index)], dash: dashOf(run, index) };
    drawFit(context, plot, grid.values, look);
  }
}

/**
 * @param {PictureScene} scene
 * @param {Points} points
 * @returns {Plot}
 */
function plotFor({ kept, size }, points) {
  const [yMin, yMax] = kept.get('bounds', [points], () => {
    const targets = Array.from(points.targets);
    const low = targets.reduce((least, target) => Math.min(least, target), Infinity);
    const high = targets.reduce((most, target) => Math.max(most, target), -Infinity);
    const room = ROOM * (high - low || 1);
    return [low - room, high + room];
  });
  const [xMin, xMax] = points.window;
  return plotOf([xMin, xMax, yMin, yMax], size, MARGIN);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Theme} theme
 */
function drawAxes(context, { xMin, xMax, yMin, yMax, left, right, bottom, toX, toY }, theme) {
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink3;
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const y of linearTicks(yMin, yMax, 5)) {
    context.beginPath();
    context.moveTo(left, toY(y));
    context.lineTo(right, toY(y));
    context.stroke();
    context.fillText(String(y), left - 8, toY(y));
  }
  context.textAlign = 'center';
  for (const x of linearTicks(xMin, xMax, 5)) context.fillText(String(x), toX(x), bottom + 14);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Theme} theme
 * @param {string} name of the input
 */
function drawNames(context, { left, right, top, bottom }, { ink2 }, name) {
  context.fillStyle = ink2;
  context.textAlign = 'left';
  context.fillText('target', left, top);
  context.textAlign = 'right';
  context.fillText(name, right, bottom - 8);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Points} points
 * @param {Theme} theme
 */
function drawPoints(context, { toX, toY }, { inputs, targets, training }, theme) {
  context.globalAlpha = 0.55;
  context.fillStyle = theme.ink3;
  context.strokeStyle = theme.ink3;
  for (const i of drawnPoints(training.length)) {
    context.beginPath();
    context.arc(toX(inputs[i]), toY(targets[i]), 2.4, 0, 2 * Math.PI);
    // Validation points are rings.
    if (training[i]) context.fill();
    else context.stroke();
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Float32Array} values at the middles of cells of the same width
 * @param {{ colour: string, dash: number[] }} look
 */
function drawFit(context, { xMin, xMax, left, right, bottom, toX, toY }, values, look) {
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, bottom);
  context.clip();
  context.beginPath();
  values.forEach((value, i) => {
    const x = toX(xMin + ((i + 0.5) / values.length) * (xMax - xMin));
    if (i) context.lineTo(x, toY(value));
    else context.moveTo(x, toY(value));
  });
  context.strokeStyle = look.colour;
  context.lineWidth = 2;
  context.setLineDash(look.dash);
  context.stroke();
  context.restore();
}
