// Results as tables, and tables as files.

import { sweepResults } from './sweep.js';
import { rangeResult } from './range.js';

/** @typedef {import('./scheduler.js').Trial} Trial */
/** @typedef {string | number | boolean | null} Cell */

/**
 * @typedef {object} Table
 * @property {string[]} columns
 * @property {Cell[][]} rows
 */

/**
 * @param {import('./range.js').RangePlan} plan
 * @param {Array<Trial | undefined>} trials
 * @param {string[]} names
 * @returns {Table} one row per update
 */
export function rangeTable(plan, trials, names) {
  const columns = ['run', 'update', 'lr', 'loss', 'smoothed'];
  const rows = plan.jobs.flatMap((_, i) => {
    const trial = trials[i];
    if (!trial) return [];
    const { rates, losses, smoothed } = rangeResult(trial);
    const steps = trial.history?.step ?? [];
    return rates.map((rate, j) => [names[i], steps[j], rate, losses[j], smoothed[j] ?? null]);
  });
  return { columns, rows };
}

/**
 * @param {import('./sweep.js').SweepPlan} plan
 * @param {Array<Trial | undefined>} trials
 * @param {string[]} names one for each run of the plan
 * @returns {Table} one row per value (or pair of values) of each run
 */
export function sweepTable(plan, trials, names) {
  const axes = plan.y ? [plan.x, plan.y] : [plan.x];
  const columns = ['run', ...axes.map(({ key }) => key)];
  columns.push('median', 'lowest', 'highest', 'seeds', 'diverged');
  const rows = sweepResults(plan, trials).flatMap(({ spread, diverged }, i) => {
    const { run, x, y } = plan.cells[i];
    if (!spread.count) return [];
    const places = axes.map((axis, j) => axis.values[j === 0 ? x : y]);
    const { median, low, high, count } = spread;
    return [[names[plan.runs.indexOf(run)], ...places, median, low, high, count, diverged]];
  });
  return { columns, rows };
}

/**
 * @param {import('./race.js').Race} race
 * @param {string[]} names
 * @returns {Table} one row per racer, best first
 */
export function raceTable(race, names) {
  const columns = ['rank', 'optimizer', 'lr', 'median', 'lowest', 'highest'];
  columns.push('seeds', 'diverged', 'rates tried', 'best rate at the end');
  const rows = race
    .standings()
    .map((one) => [
      Number.isNaN(one.rank) ? null : one.rank,
      names[one.racer],
      one.rate,
      one.median,
      one.low,
      one.high,
      one.count,
      one.diverged,
      one.tried,
      Boolean(one.edge),
    ]);
  return { columns, rows };
}

/**
 * The medians of tuning.
 * @param {import('./race.js').Race} race
 * @param {string[]} names
 * @returns {Table} one row per rate of each racer
 */
export function tuningTable(race, names) {
  const columns = ['optimizer', 'lr', 'median', 'lowest', 'highest', 'seeds'];
  const rows = names.flatMap((name, racer) =>
    race
      .tuningOf(racer)
      .filter(({ count }) => count)
      .map(({ rate, median, low, high, count }) => [name, rate, median, low, high, count]),
  );
  return { columns, rows };
}

/**
 * The losses that are compared.
 * @param {import('./race.js').Race} race
 * @param {string[]} names
 * @returns {Table} one row per step of each racer
 */
export function comparisonTable(race, names) {
  const columns = ['optimizer', 'step', 'median', 'lowest', 'highest'];
  const rows = names.flatMap((name, racer) => {
    const { x, median, low, high } = race.curveOf(racer);
    return x.map((step, i) => [name, step, median[i], low[i], high[i]]);
  });
  return { columns, rows };
}

/**
 * The rows that a picture shows.
 * @param {Table} table its first column names what the row is about
 * @param {{ name: string | null, key: string, range: { min: number, max: number } | null }} view
 *   name: of the one that is shown; null: all are. key: column of the horizontal axis
 * @returns {Table}
 */
export function tableInView({ columns, rows }, { name, key, range }) {
  const at = columns.indexOf(key);
  const isIn = (/** @type {Cell[]} */ row) =>
    !range || (Number(row[at]) >= range.min && Number(row[at]) <= range.max);
  return { columns, rows: rows.filter((row) => (name === null || row[0] === name) && isIn(row)) };
}

/**
 * @param {Table} table
 * @returns {string} tab-separated values, nothing rounded; lines end with "\n"
 */
export function tableToText({ columns, rows }) {
  const cell = (/** @type {Cell} */ value) => plain(value).replace(/\s+/g, ' ');
  return [columns, ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

/**
 * @param {Table} table
 * @returns {string} RFC 4180
 */
export function tableToCsv({ columns, rows }) {
  return [columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** @param {Cell} value */
function csvCell(value) {
  const text = plain(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {Table} table
 * @returns {string} with numbers rounded to four digits
 */
export function tableToMarkdown({ columns, rows }) {
  const cell = (/** @type {Cell} */ value) =>
    (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)
      ? String(Number(value.toPrecision(4)))
      : plain(value)
    ).replaceAll('|', '\\|');
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map(cell))),
    '',
  ].join('\n');
}

/**
 * @param {Table} table
 * @param {{ link: string, words: string[] }} about
 * @returns {string}
 */
export function tableToJson({ columns, rows }, { link, words }) {
  // JSON has no infinity; a diverged training has one.
  const value = (/** @type {Cell} */ cell) =>
    typeof cell === 'number' && !Number.isFinite(cell) ? plain(cell) : cell;
  const objects = rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [columns[i], value(cell)])),
  );
  return `${JSON.stringify({ link, report: words, rows: objects }, null, 1)}\n`;
}

/**
 * @param {Cell | undefined} value
 * @returns {string}
 */
function plain(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value);
}
