// The plane of the drawing board: a grid, the points, and the cross of the keyboard.

import { prepareCanvas } from '../../drawing/canvas.js';
import { formatNumber } from '../../drawing/format.js';
import { rgb } from '../../drawing/rgb.js';

/** @typedef {import('../../tables/own-table.js').Drawing} Drawing */

/**
 * @typedef {object} Board what is drawn
 * @property {Drawing['kind']} kind
 * @property {Drawing['points']} points
 * @property {number} span both axes go from -span to span
 * @property {[number, number] | null} cursor where the keyboard draws
 * @property {ReturnType<typeof import('../../drawing/palette.js').readTheme>} theme
 */

const RADIUS = 4.5;

/**
 * @param {HTMLCanvasElement} canvas square; gets the resolution of the screen
 * @param {Board} board
 */
export function drawBoard(canvas, board) {
  const side = canvas.clientWidth;
  if (!side) return;
  const context = prepareCanvas(canvas, side, side);
  drawGrid(context, side, board);
  for (const { x, y, value } of board.points) {
    context.beginPath();
    context.arc(across(x, side, board), upwards(y, side, board), RADIUS, 0, 2 * Math.PI);
    context.fillStyle = pointColour(board, value);
    context.fill();
    context.strokeStyle = board.theme.panel;
    context.stroke();
  }
  if (board.cursor) drawCursor(context, side, board);
}

/**
 * @param {Pick<Board, 'kind' | 'span' | 'theme'>} board
 * @param {number} value of a point: class or number
 * @returns {string}
 */
export function pointColour({ kind, span, theme: { classes } }, value) {
  if (kind === 'classes') return classes[value % classes.length];
  if (kind === 'curve') return classes[1];
  const share = (value / span + 1) / 2;
  const [from, to] = classes.map(rgb);
  return `rgb(${from.map((low, k) => Math.round(low + share * (to[k] - low))).join(' ')})`;
}

/**
 * @param {number} x
 * @param {number} side of the plane in pixels
 * @param {{ span: number }} board
 * @returns {number} pixels from the left
 */
export function across(x, side, { span }) {
  return ((x / span + 1) / 2) * side;
}

/**
 * @param {number} y
 * @param {number} side of the plane in pixels
 * @param {{ span: number }} board
 * @returns {number} pixels from the top
 */
export function upwards(y, side, { span }) {
  return (1 - (y / span + 1) / 2) * side;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} side
 * @param {Board} board
 */
function drawGrid(context, side, { kind, span, theme: { grid, ink3, font } }) {
  context.lineWidth = 1;
  for (let i = 1; i < 4; i++) {
    const at = Math.round((i * side) / 4) + 0.5;
    context.strokeStyle = i === 2 ? ink3 : grid;
    context.globalAlpha = i === 2 ? 0.5 : 1;
    line(context, at, 0, at, side);
    line(context, 0, at, side, at);
  }
  context.globalAlpha = 1;
  context.font = `11.5px ${font}`;
  context.fillStyle = ink3;
  const end = formatNumber(span, 2);
  context.textAlign = 'right';
  context.fillText(end, side - 5, side / 2 + 14);
  context.textAlign = 'left';
  context.fillText(`−${end}`, 5, side / 2 + 14);
  context.fillText(kind === 'curve' ? 'y' : 'x₂', side / 2 + 6, 14);
  context.fillText(kind === 'curve' ? 'x' : 'x₁', side - 16, side / 2 - 6);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} side
 * @param {Board} board
 */
function drawCursor(context, side, board) {
  const [right, up] = board.cursor ?? [0, 0];
  const x = across(right, side, board);
  const y = upwards(up, side, board);
  context.strokeStyle = board.theme.ink;
  context.lineWidth = 1.5;
  line(context, x - 9, y, x + 9, y);
  line(context, x, y - 9, x, y + 9);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 */
function line(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
