// The results of a sweep over choices: one row per choice, best first, on a common axis of losses.

import { html, nothing } from 'lit';
import { findEntry } from '../../catalog/entries.js';
import { lossAxis, lossWords } from '../study/chart-parts.js';
import { cellLines } from './chart.js';
import { valueLabel } from './draw-heat-map.js';

/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../../studies/sweep.js').CellResult} CellResult */
/** @typedef {import('../../studies/sweep.js').Cell} Cell */
/** @typedef {import('../../studies/study.js').Series} Series */
/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../catalog/catalog-index.js').Family} Family */
/** @typedef {{ cell: Cell, result: CellResult }} Strip one run with one choice */

/**
 * @param {object} options
 * @param {SweepPlan} options.plan
 * @param {CellResult[]} options.results by cell
 * @param {Series[]} options.series
 * @param {boolean} options.isLog
 * @param {import('../../catalog/catalog-index.js').Catalog} options.catalog
 * @param {(definition: RunConfig) => void} options.onPick
 */
export function strips({ plan, results, series, isLog, catalog, onPick }) {
  const axis = lossAxis(
    results.flatMap(({ spread }) => [spread.low, spread.high]),
    isLog,
  );
  const rows = rowsOf(plan, results);
  const lines = (/** @type {Strip[]} */ cells) =>
    cells.map((strip) =>
      stripButton(strip, { plan, axis, series: series[plan.runs.indexOf(strip.cell.run)], onPick }),
    );
  return html`<div class="strips" tabindex="0" role="region" aria-label="Results for each choice">
    ${rows.map(
      ({ value, cells }) =>
        html`<div class="strip-row">
          <span class="strip-name">${choiceName(plan, value, catalog)}</span>
          <span class="strip-lines">${lines(cells)}</span>
        </div>`,
    )}
  </div>`;
}

/**
 * @param {SweepPlan} plan
 * @param {CellResult[]} results
 * @returns {{ value: unknown, cells: Strip[] }[]} best first
 */
function rowsOf(plan, results) {
  const rows = plan.x.values.map((value, x) => ({
    value,
    cells: plan.cells.flatMap((cell, i) => (cell.x === x ? [{ cell, result: results[i] }] : [])),
  }));
  const median = (/** @type {{ cells: Strip[] }} */ { cells }) =>
    Math.min(...cells.map(({ result: { spread } }) => (spread.count ? spread.median : Infinity)));
  return rows.sort((a, b) => median(a) - median(b));
}

/**
 * @param {SweepPlan} plan
 * @param {unknown} value
 * @param {import('../../catalog/catalog-index.js').Catalog} catalog
 */
function choiceName({ x: { param } }, value, catalog) {
  const family = /** @type {Family | undefined} */ (param.family ?? param.nameFamily);
  const entry = family && findEntry(catalog, family, String(value));
  return entry ? entry.name : valueLabel(value);
}

/**
 * @param {Strip} strip
 * @param {{ plan: SweepPlan, axis: Axis, series: Series,
 *   onPick: (definition: RunConfig) => void }} options
 */
function stripButton({ cell, result }, { plan, axis, series, onPick }) {
  const { spread, refused } = result;
  const words = [series.name, ...cellLines(result, plan)].join(', ');
  return html`<button
    type="button"
    class="strip"
    style="--run:var(--r${series.slot + 1})"
    title="${words}. Click to add it as a run"
    aria-label="${valueLabel(plan.x.values[cell.x])}: ${words}. Add it as a run"
    @click=${() => onPick(cell.definition)}
  >
    <span class="strip-track">${spread.count ? stripMarks(spread, axis) : nothing}</span
    ><span class="strip-value"
      >${spread.count ? lossWords(spread.median) : refused ? 'not possible' : ''}</span
    >
  </button>`;
}

/**
 * The range of the losses and their median.
 * @param {CellResult['spread']} spread
 * @param {Axis} axis
 */
function stripMarks({ low, median, high }, axis) {
  const at = (/** @type {number} */ loss) => `${(100 * placeOn(axis, loss)).toFixed(2)}%`;
  return html`<i class="strip-range" style="left:${at(low)};right:calc(100% - ${at(high)})"></i
    ><i class="strip-dot ${median === Infinity ? 'diverged' : ''}" style="left:${at(median)}"></i>`;
}

/**
 * @param {Axis} axis
 * @param {number} loss
 * @returns {number} 0 at the left end, 1 at the right one
 */
function placeOn({ min, max, log }, loss) {
  if (loss === Infinity) return 1;
  if (log && loss <= 0) return 0;
  const part = log ? Math.log(loss / min) / Math.log(max / min) : (loss - min) / (max - min);
  return Math.min(1, Math.max(0, part));
}
