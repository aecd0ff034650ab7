// The part of the x axis that the charts show, and what a chart looks like in it. Plain functions;
// loaded after the first curve.

import { axis } from './axis.js';
import { formatCount, formatNumber } from './format.js';
import { indexAt } from './index-at.js';
import { linearBounds, linearTicks, logBounds, logTicks } from './series.js';
import { withZero } from './value-axis.js';

/** @typedef {import('./chart-model.js').Axis} Axis */
/** @typedef {import('./chart-model.js').ChartModel} ChartModel */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Numbers} Numbers */
/** @typedef {import('./chart-model.js').Reference} Reference */

// Nobody needs to see less than so many steps at once.
const FEWEST_STEPS = 4;
// What is nearly constant is not blown up beyond this part of the whole axis.
const LEAST_HEIGHT = 0.02;
const LEAST_RATIO = 1.05;
// Below this ratio a logarithmic axis has too few powers of ten to number.
const RATIO_OF_POWERS = 5;
const NUMBERS_ON_Y = 4;
// Fewer numbers say nothing about a scale.
const FEWEST_NUMBERS = 3;
// More digits have no room beside the chart.
const MOST_DECIMALS = 6;
// The parts of a chart that stand at one x.
const MARKS = ['markers', 'dots', 'crosses', 'flags', 'points'];

/**
 * @typedef {object} Range a part of the x axis, in its unit
 * @property {number} min
 * @property {number} max
 */

/**
 * A range as an axis shows it: a logarithmic one is moved and widened in the logarithm.
 * @param {Range & { log?: boolean }} axis
 * @param {Range} [range] without: all of the axis
 * @returns {Range} of places, which are at equal distances on the screen
 */
export function placesOn(axis, { min, max } = axis) {
  return { min: placeOn(axis, min), max: placeOn(axis, max) };
}

/**
 * @param {{ log?: boolean }} axis
 * @param {number} value
 * @returns {number} its place
 */
export function placeOn({ log }, value) {
  return log ? Math.log(value) : value;
}

/**
 * @param {{ log?: boolean }} axis
 * @param {Range} range of places
 * @returns {Range} of values
 */
export function valuesOn({ log }, { min, max }) {
  return log ? { min: Math.exp(min), max: Math.exp(max) } : { min, max };
}

/**
 * Keeps a range on the axis and wide enough: moved first, then cut.
 * @param {Range} range
 * @param {Range & { log?: boolean }} axis the whole of it
 * @param {number} least smallest width, as a share of the axis
 * @returns {Range | null} null: the whole axis
 */
export function clampRange(range, axis, least) {
  const { min, max } = placesOn(axis, range);
  const whole = placesOn(axis);
  const length = whole.max - whole.min;
  const width = Math.min(length, Math.max(max - min, least * length));
  if (!(width < length * (1 - 1e-9))) return null;
  // Widened around its middle.
  const wished = (min + max - width) / 2;
  const start = Math.min(whole.max - width, Math.max(whole.min, wished));
  return valuesOn(axis, { min: start, max: start + width });
}

/**
 * @param {Range} range
 * @param {number} centre what keeps its place
 * @param {number} factor below 1: closer
 * @returns {Range} not yet clamped
 */
export function zoomAround({ min, max }, centre, factor) {
  return { min: centre - factor * (centre - min), max: centre + factor * (max - centre) };
}

/**
 * @param {Range} range
 * @param {number} share of its width, to the right
 * @returns {Range} not yet clamped
 */
export function panBy({ min, max }, share) {
  const move = share * (max - min);
  return { min: min + move, max: max + move };
}

/**
 * The range in which two values stand at two places: of a pinch.
 * @param {[number, number]} values
 * @param {[number, number]} places 0 at the left end, 1 at the right one, not the same
 * @returns {Range} not yet clamped
 */
export function rangeWith([a, b], [left, right]) {
  const width = (b - a) / (right - left);
  const min = a - left * width;
  return { min, max: min + width };
}

/**
 * The range in force; one in another unit than that of the axis is none.
 * @param {Range & { unit: string } | null | undefined} zoom
 * @param {string} unit of the x axis
 * @param {Range & { log?: boolean }} axis
 * @param {number} least see clampRange
 * @returns {Range | null}
 */
export function rangeInForce(zoom, unit, axis, least) {
  return zoom && zoom.unit === unit ? clampRange(zoom, axis, least) : null;
}

/**
 * @param {number} steps of the whole training
 * @returns {number} smallest width of a range, as a share of the axis
 */
export function leastShare(steps) {
  return FEWEST_STEPS / Math.max(1, steps);
}

/**
 * A chart in a range: its x axis, the points in it, and a y axis that fits them.
 * @template {ChartModel} Model
 * @param {Model} whole
 * @param {Range | null} range
 * @returns {Model} with `whole` if there is a range
 */
export function zoomModel(whole, range) {
  if (!range) return whole;
  const curves = whole.curves
    .filter((curve) => touches(curve, range))
    .map((curve) => ({ ...cutCurve(curve, range), endText: endText(whole, curve, range) }));
  const y = whole.y.fixed ? whole.y : zoomedY(whole, curves, range);
  /** @param {{ x: number }} mark */
  const isIn = ({ x }) => x >= range.min && x <= range.max;
  const all = /** @type {Record<string, { x: number }[] | undefined>} */ (
    /** @type {unknown} */ (whole)
  );
  const marks = MARKS.filter((name) => all[name]);
  return {
    ...whole,
    whole,
    x: zoomedX(whole.x, range),
    y,
    curves,
    ...Object.fromEntries(marks.map((name) => [name, all[name]?.filter(isIn)])),
    references: whole.references
      ?.filter((one) => touches(one, range) && crosses(one, y, range))
      .map((one) => ({ ...one, ...cut(one, range) })),
  };
}

/**
 * @param {Pick<Curve, 'x'> & Partial<Pick<Curve, 'line'>>} curve
 * @param {Range} range
 */
function touches({ x: own, line }, { min, max }) {
  const x = line?.x ?? own;
  return x.length > 0 && x[0] <= max && x[x.length - 1] >= min;
}

/**
 * @param {Reference} reference
 * @param {Axis} y
 * @param {Range} range
 */
function crosses(reference, y, range) {
  const { low, high } = extentIn([reference], range, y.log);
  return low <= y.max && high >= y.min;
}

/**
 * All that is known of a curve in the range.
 * @param {Curve} curve
 * @param {Range} range
 * @returns {Curve}
 */
function cutCurve(curve, range) {
  const { x, y, values, extremes, line, bands, spikes } = curve;
  return {
    ...curve,
    ...cut({ x, y, ...(values && { values }) }, range),
    extremes: extremes && cut({ x, ...extremes }, range),
    line: line && { ...line, ...cut({ x: line.x, y: line.y }, range) },
    bands: bands?.map((band) => ({
      ...band,
      ...cut({ x: band.x ?? x, low: band.low, high: band.high }, range),
    })),
    spikes: spikes && cut(spikes, range),
  };
}

/**
 * The points in the range and one on either side, so that lines go on to the border.
 * @template {Record<string, unknown> & { x: Numbers }} Columns
 * @param {Columns} columns what is not a list of numbers stays
 * @param {Range} range
 * @returns {Columns}
 */
function cut(columns, range) {
  const { from, to } = around(columns.x, range);
  const parts = Object.entries(columns).map(([name, values]) => [
    name,
    isList(values) ? values.slice(from, to) : values,
  ]);
  return Object.fromEntries(parts);
}

/**
 * @param {unknown} value
 * @returns {value is Numbers}
 */
function isList(value) {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

/**
 * @param {Numbers} x
 * @param {Range} range
 */
function around(x, { min, max }) {
  return { from: Math.max(0, indexAt(x, min)), to: Math.min(x.length, indexAt(x, max) + 2) };
}

/**
 * Behind a name stands the number of the place where the name stands.
 * @param {ChartModel} whole
 * @param {Curve} curve
 * @param {Range} range
 */
function endText(whole, curve, { max }) {
  if (!curve.endText || curve.x[curve.x.length - 1] <= max) return curve.endText;
  return whole.format((curve.values ?? curve.y)[Math.max(0, indexAt(curve.x, max))]);
}

/**
 * The nearest point of any curve at or beyond an x.
 * @param {{ x: ArrayLike<number> }[]} curves
 * @param {number} x
 * @param {1 | -1} way to the right or to the left
 * @returns {number | null} its x; null: there is none that way
 */
export function nextPoint(curves, x, way) {
  const found = curves.map((curve) => pointOf(curve.x, x, way)).filter((at) => at !== undefined);
  if (!found.length) return null;
  return way > 0 ? Math.min(...found) : Math.max(...found);
}

/**
 * @param {ArrayLike<number>} xs
 * @param {number} x
 * @param {1 | -1} way
 */
function pointOf(xs, x, way) {
  const at = indexAt(xs, x);
  return way < 0 || xs[at] === x ? xs[at] : xs[at + 1];
}

// ---- Axes --------------------------------------------------------------------------------------

/**
 * @param {Axis} whole
 * @param {Range} range
 * @returns {Axis}
 */
function zoomedX(whole, { min, max }) {
  const { count = 4, log, name } = whole;
  if (log && max / min >= RATIO_OF_POWERS) {
    return { ...whole, min, max, ticks: logTicks(min, max, count) };
  }
  const ticks = enoughTicks(min, max, count);
  const last = ticks.at(-1);
  const write = writerFor(ticks, formatCount);
  /** @param {number} value */
  const format = (value) => (name && value === last ? `${write(value)} ${name}` : write(value));
  return { ...whole, min, max, ticks, format };
}

/**
 * @param {ChartModel} whole
 * @param {Curve[]} curves
 * @param {Range} range
 */
function zoomedY({ y }, curves, range) {
  // What goes through many sizes on both sides of 0 needs all of its axis.
  if (y.linearTo) return y;
  const found = extentIn(curves, range, y.log);
  const low = Math.max(y.min, found.low);
  const high = Math.min(y.max, found.high);
  // What does not change is best seen on the scale of the whole.
  if (!(low < high)) return y;
  if (found.hasZero) return withZero(axis(...logBounds(low, high), true, NUMBERS_ON_Y));
  const bounds = y.log ? logRange(low, high) : linearRange(low, high, y);
  const min = Math.max(y.min, bounds[0]);
  const max = Math.min(y.max, bounds[1]);
  return y.log && max / min >= RATIO_OF_POWERS
    ? axis(min, max, true, NUMBERS_ON_Y)
    : numbered({ ...y, hasZero: false }, min, max);
}

/**
 * @param {number} low
 * @param {number} high
 * @param {Axis} axis
 */
function linearRange(low, high, { min, max }) {
  const least = LEAST_HEIGHT * (max - min);
  const room = Math.max(0, least - (high - low)) / 2;
  return linearBounds(low - room, high + room);
}

/**
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
function logRange(low, high) {
  if (high / low >= RATIO_OF_POWERS) return logBounds(low, high);
  const room = Math.sqrt(Math.max(1, LEAST_RATIO / (high / low)));
  const [min, max] = linearBounds(low / room, high * room);
  return [min > 0 ? min : low / room, max];
}

/**
 * @param {Axis} y
 * @param {number} min
 * @param {number} max
 * @returns {Axis}
 */
function numbered(y, min, max) {
  // There is room beyond shares of 0 and 1, but no share.
  /** @param {number} value */
  const isPossible = (value) => !y.percent || (value >= 0 && value <= 1);
  const ticks = enoughTicks(min, max, NUMBERS_ON_Y).filter(isPossible);
  const scale = y.percent ? 100 : 1;
  const write = writerFor(
    ticks.map((value) => scale * value),
    String,
  );
  /** @param {number} value */
  const format = (value) => `${write(scale * value)}${y.percent ? ' %' : ''}`;
  return { ...y, min, max, ticks, format };
}

/**
 * A part of an axis may lie between the numbers of the usual distance.
 * @param {number} min
 * @param {number} max
 * @param {number} count
 */
function enoughTicks(min, max, count) {
  const fewest = Math.min(FEWEST_NUMBERS, count);
  for (let wished = count; wished < 4 * count; wished++) {
    const ticks = linearTicks(min, max, wished);
    if (ticks.length >= fewest) return ticks;
  }
  return linearTicks(min, max, 4 * count);
}

/**
 * As many decimals as tell neighbours apart.
 * @param {number[]} ticks
 * @param {(value: number) => string} writeWhole
 * @returns {(value: number) => string}
 */
function writerFor(ticks, writeWhole) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : Math.abs(ticks[0] ?? 1) || 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (decimals > MOST_DECIMALS) return (value) => formatNumber(value, 3);
  if (decimals > 0) return (value) => value.toFixed(decimals);
  return (value) => writeWhole(Math.round(value));
}

/**
 * Smallest and largest value in the range, with those where curves cross its borders; and whether a
 * logarithmic axis needs a place for 0.
 * @param {(Pick<Curve, 'x' | 'y'> & Partial<Pick<Curve, 'line' | 'bands'>>)[]} curves
 * @param {Range} range
 * @param {boolean} log
 */
function extentIn(curves, range, log) {
  let low = Infinity;
  let high = -Infinity;
  let hasZero = false;
  /** @param {number} value */
  const see = (value) => {
    if (log && value === 0) hasZero = true;
    if (!Number.isFinite(value) || (log && value <= 0)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const curve of curves) {
    const { x, y } = curve.line ?? curve;
    seeValues({ x, y }, range, log, see);
    for (const band of curve.bands ?? []) {
      for (const side of [band.low, band.high]) {
        seeValues({ x: band.x ?? curve.x, y: side }, range, log, see);
      }
    }
  }
  return { low, high, hasZero };
}

/**
 * @param {Pick<Curve, 'x' | 'y'>} line
 * @param {Range} range
 * @param {boolean} log
 * @param {(value: number) => void} see
 */
function seeValues({ x, y }, { min, max }, log, see) {
  for (let i = 0; i < x.length; i++) {
    if (x[i] >= min && x[i] <= max) see(y[i]);
    for (const border of [min, max]) {
      if (!(x[i] < border && x[i + 1] > border)) continue;
      const part = (border - x[i]) / (x[i + 1] - x[i]);
      const [from, to] = [placeOn({ log }, y[i]), placeOn({ log }, y[i + 1])];
      const place = from + part * (to - from);
      see(log ? Math.exp(place) : place);
    }
  }
}
