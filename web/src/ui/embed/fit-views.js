// Which views have room in an embedded page, and where they stand.

import { studies } from '../../wasm/first-views.js';
import { WIDE_VIEWS } from './usual-views.js';

/** @typedef {import('../../views/view.js').Size} Size */

/**
 * @typedef {object} Column
 * @property {string[]} [charts] under each other, on one x axis
 * @property {string} [view] any other view, alone
 */

/** @typedef {{ isWide: boolean, columns: Column[] }} Row */

/** Between two views, and between a view and the border, in CSS pixels. */
const GAP = 12;
const ROW_GAP = 8;
// What a view needs at least to be read, in CSS pixels.
/** @type {Record<string, Size>} */
const LEAST = {
  chart: { width: 210, height: 120 },
  picture: { width: 180, height: 140 },
  study: { width: 280, height: 210 },
  ribbon: { width: 280, height: 78 },
  runs: { width: 280, height: 72 },
  formula: { width: 280, height: 62 },
};
const NEXT_CHART = 84;
/** Height of what stands above the views, before it is laid out, in CSS pixels. */
export const BAR = 40;
/** Height of the line that says what has no room. */
const LINE = 22;

/**
 * @param {string[]} views in the order in which they should stand
 * @param {object} options
 * @param {Size} options.room for all of them
 * @param {string[]} options.charts ids of those that are charts
 * @param {string[]} [options.first] the views that go last when there is too little room, from the most
 *   important on; default: as they stand
 * @returns {{ rows: Row[], leftOut: string[] }} at least one view stays
 */
export function fitViews(views, { room, charts, first = views }) {
  const whole = rowsIn(views, room, charts);
  if (whole) return { rows: whole, leftOut: [] };
  const less = { width: room.width, height: room.height - LINE };
  for (let count = views.length - 1; count > 0; count--) {
    const kept = views.filter((id) => first.slice(0, count).includes(id));
    const rows = rowsIn(kept, less, charts) ?? (count === 1 ? besides(kept, charts) : null);
    if (rows) return { rows, leftOut: views.filter((id) => !kept.includes(id)) };
  }
  return { rows: besides(views, charts), leftOut: [] };
}

/**
 * Beside each other, or where that is too narrow, above each other.
 * @param {string[]} views
 * @param {Size} room
 * @param {string[]} charts
 * @returns {Row[] | null} null: there is too little room
 */
function rowsIn(views, room, charts) {
  const beside = besides(views, charts);
  const above = beside.flatMap(({ isWide, columns }) =>
    columns.map((column) => ({ isWide, columns: [column] })),
  );
  return [beside, above].find((rows) => hasRoom(rows, room)) ?? null;
}

/**
 * @param {string[]} views
 * @param {string[]} charts
 * @returns {Row[]}
 */
function besides(views, charts) {
  /** @type {Row[]} */
  const rows = [];
  for (const column of columnsOf(views, charts)) {
    const isWide = WIDE_VIEWS.includes(column.view ?? '');
    const last = rows.at(-1);
    if (last && !last.isWide && !isWide) last.columns.push(column);
    else rows.push({ isWide, columns: [column] });
  }
  return rows;
}

/**
 * Neighbouring charts go under each other.
 * @param {string[]} views
 * @param {string[]} charts
 */
function columnsOf(views, charts) {
  /** @type {Column[]} */
  const columns = [];
  for (const id of views) {
    const isChart = charts.includes(id);
    const last = columns.at(-1);
    if (isChart && last?.charts) last.charts.push(id);
    else columns.push(isChart ? { charts: [id] } : { view: id });
  }
  return columns;
}

/**
 * @param {Row[]} rows
 * @param {Size} room
 */
function hasRoom(rows, { width, height }) {
  const needs = rows.map(({ columns }) => columns.map(leastOf));
  const widths = needs.map((row) => sum(row.map((one) => one.width)) + GAP * (row.length + 1));
  const heights = needs.map((row) => Math.max(...row.map((one) => one.height)) + 2 * ROW_GAP);
  return Math.max(...widths) <= width && sum(heights) <= height;
}

/**
 * @param {Column} column
 * @returns {Size}
 */
function leastOf({ charts, view = '' }) {
  const { width, height } = LEAST.chart;
  if (charts) return { width, height: height + NEXT_CHART * (charts.length - 1) };
  return LEAST[view] ?? (studies.includes(view) ? LEAST.study : LEAST.picture);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
