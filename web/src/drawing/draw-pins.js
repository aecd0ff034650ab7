// Numbers of sentences, beside the places on the curves that they speak of.

import { clamp, heightOf } from './draw-lines.js';
import { indexAt } from './index-at.js';

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').Picture} Picture */
/** @typedef {import('./chart-model.js').Pin} Pin */
/** @typedef {{ x: number, y: number }} Place in pixels */

/** Of the ring around a number. */
export const RADIUS = 7.5;
// Nearer than this to a curve, a ring covers it.
const CLEAR = RADIUS + 3;
// Where a ring may stand, from its point; the first are the nicest.
const OFFSETS = [
  ...[
    [0, -19],
    [0, 19],
    [15, -15],
    [-15, -15],
    [15, 15],
    [-15, 15],
  ],
  ...[
    [0, -32],
    [0, 32],
    [26, -26],
    [-26, -26],
    [26, 26],
    [-26, 26],
  ],
];

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawPins(context, picture) {
  const { theme } = picture;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { pin, point, place } of placedPins(picture)) {
    const colour = theme.runs[pin.slot];
    context.strokeStyle = theme.ink2;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(point.x, point.y);
    context.lineTo(place.x, place.y);
    context.stroke();
    dot(context, point, 2.5, colour);
    context.beginPath();
    context.arc(place.x, place.y, RADIUS, 0, 2 * Math.PI);
    context.fillStyle = theme.panel;
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.stroke();
    context.font = `600 10.5px ${theme.font}`;
    context.fillStyle = theme.ink;
    context.fillText(pin.text, place.x, place.y + 0.5);
  }
  context.textAlign = 'left';
}

/**
 * @param {Brush} context
 * @param {Place} place
 * @param {number} radius
 * @param {string} colour
 */
function dot(context, { x, y }, radius, colour) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/**
 * The pins in view, and where they stand.
 * @param {Picture} picture
 * @returns {{ pin: Pin, point: Place, place: Place }[]}
 */
export function placedPins(picture) {
  const { area, model, toX } = picture;
  /** @type {{ pin: Pin, point: Place, place: Place }[]} */
  const placed = [];
  for (const pin of model.pins ?? []) {
    if (pin.x < model.x.min || pin.x > model.x.max) continue;
    const height = heightOf(picture, pin.y);
    const point = {
      x: toX(pin.x),
      y: clamp(Number.isNaN(height) ? area.top : height, area.top, area.bottom),
    };
    const others = placed.map(({ place }) => place);
    placed.push({ pin, point, place: freePlace(picture, point, others, pin.isBelow) });
  }
  return placed;
}

/**
 * @param {Picture} picture
 * @param {Place} point
 * @param {Place[]} others rings that stand already
 * @param {boolean} [isBelow] whether it has to
 * @returns {Place} the first that covers nothing, or that which is farthest from everything
 */
function freePlace(picture, { x, y }, others, isBelow = false) {
  const { area } = picture;
  const places = OFFSETS.map(([right, down]) => ({ x: x + right, y: y + down })).filter(
    (place) =>
      (place.y > y || !isBelow) &&
      place.x >= area.left + RADIUS &&
      place.x <= area.right - RADIUS &&
      place.y >= area.top + RADIUS &&
      place.y <= area.bottom - RADIUS,
  );
  let best = { place: { x, y }, room: -Infinity };
  for (const place of places) {
    const room = Math.min(CLEAR, roomAt(picture, place, others));
    if (room > best.room) best = { place, room };
  }
  return best.place;
}

/**
 * @param {Picture} picture
 * @param {Place} place
 * @param {Place[]} others
 * @returns {number} pixels to the nearest curve or ring
 */
function roomAt(picture, { x, y }, others) {
  const rings = others.map((other) => Math.hypot(other.x - x, other.y - y) - RADIUS);
  const curves = picture.model.curves.flatMap((curve) => {
    const line = curve.line ?? curve;
    return [-RADIUS, 0, RADIUS].map((aside) => {
      const at = indexAt(line.x, valueAt(picture, x + aside));
      const height = at < 0 ? NaN : heightOf(picture, line.y[at]);
      return Number.isNaN(height) ? Infinity : Math.abs(height - y);
    });
  });
  return Math.min(...rings, ...curves);
}

/**
 * @param {Picture} picture
 * @param {number} pixel
 * @returns {number} the x there; the axis of training is linear
 */
function valueAt({ model, area }, pixel) {
  const share = (pixel - area.left) / (area.right - area.left);
  return model.x.min + share * (model.x.max - model.x.min);
}
