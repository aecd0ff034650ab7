// Edits of the list of runs. Runs keep their colours while others come and go.

import { COLORS, emptyRun } from '../config/config.js';
import { colorSlot } from '../config/run-colors.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

/**
 * @param {RunConfig[]} runs
 * @param {Catalog} catalog
 * @param {(entry: Entry, run: RunConfig) => Values} paramsOf
 * @param {string} [id] of its optimizer; none: the first plain one that is not there yet
 * @returns {RunConfig} with parameters that suit its optimizer; what all runs agree on besides, it has too
 */
export function anotherRun(runs, catalog, paramsOf, id) {
  const plain = catalog.optimizers.filter((entry) => !entry.wrapper);
  const used = new Set(runs.map((run) => run.optimizer));
  const suits = (/** @type {Entry} */ one) => (id ? one.id === id : !used.has(one.id));
  const entry = plain.find(suits) ?? plain[0];
  const run = { ...emptyRun(entry.id, catalog), ...sharedBy(runs) };
  return { ...run, params: paramsOf(entry, run) };
}

// A run with another schedule or another number of steps would win or lose by these.
/** @type {Array<Array<keyof RunConfig>>} */
const COMPARABLE = [
  ['schedule', 'scheduleParams'],
  ['warmup', 'warmupKind', 'warmupParams'],
  ['overrides'],
];

/**
 * What makes runs comparable, as far as all of them have the same.
 * @param {RunConfig[]} runs
 * @returns {Partial<RunConfig>} a copy
 */
function sharedBy([first, ...others]) {
  if (!first) return {};
  const keys = COMPARABLE.filter((group) =>
    others.every((run) => textOf(run, group) === textOf(first, group)),
  ).flat();
  return structuredClone(Object.fromEntries(keys.map((key) => [key, first[key]])));
}

// Values that somebody chose are in the order in which they were chosen.
/**
 * @param {RunConfig} run
 * @param {Array<keyof RunConfig>} keys
 */
function textOf(run, keys) {
  const parts = keys.map((key) => run[key]);
  return JSON.stringify(
    parts.map((part) => (part instanceof Object ? Object.entries(part).sort() : part)),
  );
}

/**
 * @param {RunConfig[]} runs changed
 * @param {number} index
 * @param {RunConfig} run gets a colour that is free
 */
export function insertRun(runs, index, run) {
  pinColors(runs);
  run.color = freeColor(runs);
  runs.splice(index, 0, run);
  unpinColors(runs);
}

/**
 * @param {RunConfig[]} runs changed
 * @param {number} index
 */
export function removeRun(runs, index) {
  pinColors(runs);
  runs.splice(index, 1);
  unpinColors(runs);
}

/**
 * Shows only one run, or all again if it is the only one.
 * @param {RunConfig[]} runs changed
 * @param {number} index
 */
export function soloRun(runs, index) {
  const alone = runs.every((run, other) => run.visible === (other === index));
  runs.forEach((run, other) => (run.visible = alone || other === index));
}

// While the list changes, all colours are written down.
/** @param {RunConfig[]} runs */
function pinColors(runs) {
  runs.forEach((run, index) => (run.color = colorSlot(run, index)));
}

// A colour that the place gives anyway is not written into the link.
/** @param {RunConfig[]} runs */
function unpinColors(runs) {
  runs.forEach((run, index) => {
    if (run.color === index % COLORS) run.color = null;
  });
}

/** @param {RunConfig[]} runs */
function freeColor(runs) {
  const used = new Set(runs.map((run) => run.color));
  for (let slot = 0; slot < COLORS; slot++) if (!used.has(slot)) return slot;
  return runs.length % COLORS;
}
