// The numbers of a chart as text: exact ones for readouts, all of them for spreadsheets. Plain
// functions; loaded after the first curve.

import { formatPercent } from './format-percent.js';
import { formatCount, formatValue } from './format.js';
import { readAt, xText } from './reading.js';
import { nextPoint } from './zoom.js';

/** @typedef {import('./chart-model.js').ChartModel} ChartModel */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {{ name: string, x: ArrayLike<number>, values: ArrayLike<number> }} Column */

/**
 * @typedef {object} XKind what the x axis of a chart is like
 * @property {boolean} isWhole only whole x make sense
 * @property {boolean} goesAhead its curves go on beyond what was trained
 */

const ROWS = 40;

/**
 * A number that is read off: as it stands in tables and labels.
 * @param {number} value
 * @param {boolean} [percent] whether it is a share that is shown as a percentage
 * @returns {string}
 */
export function valueText(value, percent = false) {
  return percent ? formatPercent(value) : formatValue(value);
}

/**
 * What a readout says: a common heading if all curves have a point at one place, else a place with
 * each value.
 * @param {{ x: number, step?: number, value: number }[]} rows see readAt
 * @param {string} unitName of the x axis
 * @param {boolean} percent
 * @returns {{ heading: string | null, rows: { text: string, place: string }[] }}
 */
export function readoutText(rows, unitName, percent) {
  const places = rows.map((row) => placeText(row, unitName));
  const isShared = new Set(places).size === 1;
  return {
    heading: isShared ? places[0] : null,
    rows: rows.map(({ value }, i) => ({
      text: valueText(value, percent),
      place: isShared ? '' : places[i],
    })),
  };
}

/**
 * @param {{ x: number, step?: number }} row
 * @param {string} unitName
 */
function placeText({ x, step }, unitName) {
  if (unitName === 'steps') return `${formatCount(step ?? x)} steps`;
  const place = `${xText(x)} ${unitName}`;
  return step === undefined ? place : `${place}, step ${formatCount(step)}`;
}

/**
 * The course of each curve, for readers who do not see it.
 * @param {ChartModel} model
 * @param {string} unitName of the x axis
 * @returns {string[]} such as "Adam: 0.69 at first, lowest 0.02 after 1 900 steps"; a curve of one value has
 *   none
 */
export function curveSentences({ curves, y }, unitName) {
  return curves.flatMap(({ name, x, y: places, values = places }) => {
    const known = Array.from(values, (value, i) => ({ value, x: x[i] })).filter((point) =>
      Number.isFinite(point.value),
    );
    if (!known.length) return [];
    const low = known.reduce((best, point) => (point.value < best.value ? point : best));
    const high = known.reduce((best, point) => (point.value > best.value ? point : best));
    if (low.value === high.value) return [];
    /** @param {{ value: number, x: number }} point */
    const words = (point) =>
      `${valueText(point.value, y.percent)} after ${xText(point.x)} ${unitName}`;
    const first = valueText(known[0].value, y.percent);
    return [`${name}: ${first} at first, lowest ${words(low)}, highest ${words(high)}`];
  });
}

/**
 * Some points of a chart, evenly spaced, to be read.
 * @param {ChartModel} model
 * @param {string} unitName heading of the first column
 * @param {XKind} kind
 * @returns {{ columns: { name: string }[], rows: string[][] }}
 */
export function curvesTable(model, unitName, { isWhole, goesAhead }) {
  const { curves, y } = model;
  /** @type {(curve: Curve, x: number) => number} */
  const valueAt = (curve, x) => readAt({ curves: [curve] }, x)[0]?.value ?? NaN;
  return {
    columns: [{ name: unitName }, ...curves.map(({ name }) => ({ name }))],
    rows: placesOf(model, { isWhole, goesAhead }).map((x) => [
      xText(x),
      ...curves.map((curve) => valueText(valueAt(curve, x), y.percent)),
    ]),
  };
}

/**
 * @param {ChartModel} model
 * @param {XKind} kind
 */
function placesOf({ x, now, curves }, { isWhole, goesAhead }) {
  const end = goesAhead ? x.max : Math.min(x.max, Math.max(x.min, now ?? 0));
  const places = Array.from({ length: ROWS + 1 }, (_, i) => x.min + (i / ROWS) * (end - x.min));
  // A schedule is known everywhere, other things where they were measured.
  const found = goesAhead
    ? places.map((place) => (isWhole ? Math.round(place) : place))
    : places
        .map((place) => nextPoint(curves, place, -1))
        .filter((place) => place !== null)
        .filter((place) => place >= x.min);
  return [...new Set(found)];
}

/**
 * All points of a chart as tab-separated values: one row for each x at which some curve has a point. Each
 * curve has a column of what was measured there, and more for the average that is drawn, the lowest and
 * highest value of the stretch up to there, and bands; nothing is rounded, undefined numbers are "NaN".
 * @param {Pick<ChartModel, 'curves'>} model
 * @param {string} unitName heading of the first column
 * @param {{ min: number, max: number }} range of x, ends included
 * @returns {string} lines end with "\n"
 */
export function curvesText(model, unitName, { min, max }) {
  const columns = model.curves.flatMap(columnsOf);
  /** @type {Map<number, string[]>} */
  const rows = new Map();
  columns.forEach(({ x, values }, column) => {
    for (let i = 0; i < x.length; i++) {
      if (x[i] < min || x[i] > max) continue;
      const cells = rows.get(x[i]) ?? Array(columns.length).fill('');
      rows.set(x[i], cells);
      cells[column] = String(values[i]);
    }
  });
  const head = [unitName, ...columns.map(({ name }) => name.replace(/\s+/g, ' '))];
  const body = [...rows].sort(([a], [b]) => a - b).map(([x, cells]) => [String(x), ...cells]);
  return [head, ...body].map((cells) => `${cells.join('\t')}\n`).join('');
}

/**
 * @param {Curve} curve
 * @returns {Column[]}
 */
function columnsOf({ name, x, y, values, line, extremes, bands = [] }) {
  /** @type {(words: string, xs: ArrayLike<number>, numbers: ArrayLike<number>) => Column} */
  const column = (words, xs, numbers) => ({ name: `${name}${words}`, x: xs, values: numbers });
  // Bands around something that was moved to its place on the chart are not numbers of it.
  const around = values ? [] : bands;
  const hasStretches = extremes && !(same(extremes.low, y) && same(extremes.high, y));
  return [
    column('', x, values ?? y),
    ...(line?.words ? [column(` (${line.words})`, line.x, line.y)] : []),
    ...(hasStretches
      ? [column(' (lowest)', x, extremes.low), column(' (highest)', x, extremes.high)]
      : []),
    ...around.flatMap(({ x: own = x, low, high, words = ['low', 'high'] }) => [
      column(` ${words[0]}`, own, low),
      column(` ${words[1]}`, own, high),
    ]),
  ];
}

/**
 * @param {ArrayLike<number>} a
 * @param {ArrayLike<number>} b
 */
function same(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
