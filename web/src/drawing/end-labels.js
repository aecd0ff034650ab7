// Names and numbers at the ends of curves: where they stand, and the room that they need.

import { clamp, heightOf } from './draw-lines.js';
import { fitLabel } from './fit-label.js';
import { indexAt } from './index-at.js';
import { spreadLabels } from './spread-labels.js';

/** Least distance of the centres of two labels. */
export const LABEL_GAP = 15;
// Closer ones run together.
const LEAST_GAP = 12;
// A low chart with room for fewer has none, since one of them would be a count.
const FEWEST = 3;
// Narrower charts have room for names, not for numbers.
const NARROW = 440;
// Room right of the plot: least in pixels, most as a part of the width.
const LEAST_ROOM = 16;
const MOST_ROOM = 0.3;
const LABEL_MARGIN = 12;
const ROOM_STEP = 24;
// As wide as most numbers: were there room for the digits of the moment, the plot would change under the hand
// that goes back in time.
const USUAL_NUMBER = '0.000e-0';
// Larger than any place on a chart, in pixels.
const FAR = 1e6;

/** @typedef {import('./chart-model.js').Brush} Brush */
/** @typedef {import('./chart-model.js').ChartModel} ChartModel */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Picture} Picture */

/**
 * Room for the names at the ends of all curves and the numbers behind them, whatever their digits.
 * @param {Brush} context measures; its font is set
 * @param {ChartModel[]} models of charts under each other
 * @param {import('./palette.js').Theme} theme
 * @param {number} width of the charts, in CSS pixels
 * @returns {number} CSS pixels
 */
export function endLabelRoom(context, models, theme, width) {
  context.font = labelFont(theme);
  const labelled = models.filter(({ endLabels }) => endLabels).flatMap(({ curves }) => curves);
  const widths = labelled
    .filter(({ isSecond }) => !isSecond)
    .map(({ name, endText }) => {
      const text = labelText(name, width < NARROW ? '' : withUsualNumbers(endText));
      return context.measureText(text).width;
    });
  const wished = widths.length ? Math.max(...widths) + LABEL_MARGIN : LEAST_ROOM;
  const calm = ROOM_STEP * Math.ceil(wished / ROOM_STEP);
  return Math.round(clamp(calm, LEAST_ROOM, MOST_ROOM * width));
}

/** @param {string} text such as "0.1837 / 0.08654" */
function withUsualNumbers(text) {
  return text.endsWith('%') ? text : text.replace(/-?\d[\d.e\u202f-]*/g, USUAL_NUMBER);
}

/**
 * @param {string} name
 * @param {string} endText
 */
function labelText(name, endText) {
  return endText ? `${name} ${endText}` : name;
}

/** @param {import('./palette.js').Theme} theme */
export function labelFont({ font }) {
  return `600 11.5px ${font}`;
}

/** @typedef {{ curve: Curve, line: Pick<Curve, 'x' | 'y'>, at: number }} End the last point of a curve in view */

/**
 * The names at the ends of the curves, and where they stand.
 * @param {Brush} context measures; its font is set
 * @param {Picture} picture
 * @returns {{ curve: Curve, text: string, x: number, y: number, width: number }[]} x: left end, y:
 *   centre
 */
export function endLabels(context, picture) {
  const { model, area, theme, toX, width } = picture;
  if (!model.endLabels) return [];
  const { ends, top, bottom } = namedEnds(picture);
  const wished = ends.map(({ line, at }) => heightOf(picture, line.y[at]));
  // Labels that are moved to one place keep the order of their curves.
  const inside = wished.map((y) => clamp(y, top, bottom) + y / FAR);
  const gap = Math.min(LABEL_GAP, (bottom - top) / Math.max(1, ends.length - 1));
  const places = spreadLabels(inside, gap, top, bottom);
  const names = ends.map(({ curve }) => curve.name);
  context.font = labelFont(theme);
  return ends.map(({ curve, line, at }, index) => {
    const endText = width < NARROW ? '' : curve.endText;
    const room = width - area.right - 10;
    const text = fitLabel(
      { ...curve, endText },
      names,
      (one) => context.measureText(one).width <= room,
    );
    const { width: length } = context.measureText(text);
    const goesOn = line.x[at + 1] > model.x.max;
    const end = goesOn ? area.right : toX(line.x[at]);
    const x = Math.min(end + 8, width - length - 2);
    return { curve, text, x, y: places[index], width: length };
  });
}

/**
 * The ends that have a name: where there is no room for all, those that are looked at, then the first.
 * @param {Picture} picture
 * @returns {{ ends: End[], more: number, top: number, bottom: number }} more: how many have none; they are counted
 *   below the others
 */
function namedEnds(picture) {
  const { model, area } = picture;
  const all = model.curves
    .filter((curve) => !curve.ended && !curve.isSecond)
    .map((curve) => ({ curve, line: curve.line ?? curve }))
    .map(({ curve, line }) => ({ curve, line, at: lastPoint(picture, line, curve.solidTo) }))
    .filter(({ line, at }) => at >= 0 && line.x[at] >= model.x.min);
  // A label at the very top would stand under the chart's controls.
  const top = area.top + LABEL_GAP / 2;
  const { bottom } = area;
  const least = model.endLabels === 'if-room' ? LABEL_GAP : LEAST_GAP;
  const most = Math.max(1, Math.floor((bottom - top) / least) + 1);
  if (all.length <= most) return { ends: all, more: 0, top, bottom };
  if (model.endLabels === 'if-room' && most < FEWEST) return { ends: [], more: 0, top, bottom };
  const { looked = [] } = model;
  const first = looked.flatMap((index) => all.filter(({ curve }) => curve.index === index));
  const kept = new Set([...new Set([...first, ...all])].slice(0, most - 1));
  const ends = all.filter((end) => kept.has(end));
  return { ends, more: all.length - ends.length, top, bottom: bottom - LABEL_GAP };
}

/**
 * @param {Brush} context
 * @param {Picture} picture
 */
export function drawEndLabels(context, picture) {
  const { theme } = picture;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { curve, text, x, y } of endLabels(context, picture)) {
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.globalAlpha = 0.85;
    context.strokeText(text, x, y);
    context.globalAlpha = 1;
    context.fillStyle = theme.runs[curve.slot];
    context.fillText(text, x, y);
  }
  const { more } = picture.model.endLabels ? namedEnds(picture) : { more: 0 };
  if (!more) return;
  context.fillStyle = theme.ink2;
  context.fillText(`+ ${more} more`, picture.area.right + 8, picture.area.bottom);
}

/**
 * @param {Picture} picture
 * @param {Pick<Curve, 'x' | 'y'>} line
 * @param {number} [solidTo] x
 * @returns {number} index of the last point that can be drawn, up to `solidTo` and the end of the x axis;
 *   -1: there is none
 */
export function lastPoint(picture, { x, y }, solidTo = Infinity) {
  const to = Math.min(solidTo, picture.model.x.max);
  for (let i = Math.max(0, indexAt(x, to)); i >= 0; i--) {
    if (Number.isFinite(y[i]) && !Number.isNaN(heightOf(picture, y[i]))) return i;
  }
  return -1;
}
