// Losses of other programs, from tables: a column of steps and one or more of losses. What the Export dialog
// saves as CSV is such a table, too.

import { readDecimal } from '../../config/decimal.js';
import { makeSheet } from '../../tables/sheet.js';
import { splitTable } from '../../tables/split-table.js';

/** @typedef {import('../../views/view.js').Overlay} Overlay */
/** @typedef {import('../../tables/sheet.js').Sheet} Sheet */

const STEP = /^(global[ _]?)?(step|iteration|iter|update)s?$/i;
const LOSS = /loss|height|error|\bmse\b|\bnll\b|entropy/i;
// TensorBoard calls what it recorded so.
const VALUE = /^value$/i;
// Not "value".
const VALIDATION = /(?:^|[^A-Za-z])(?:[Vv]al(?:id(?:ation)?)?|[Tt]est|[Dd]ev)(?![a-z])/;
const TRAINING = /train/i;
const RUN = /^run$/i;
const RUN_NAME = /^# run (\S+) (.+)$/gm;
const MAX_CURVES = 16;
const MAX_POINTS = 1_000_000;

/**
 * @param {string} text of a table
 * @param {string} name of the file, without its ending
 * @param {{ isMeant?: boolean }} [options] isMeant: two columns of numbers are steps and losses, whatever their
 *   names
 * @returns {Overlay[]} none: the table does not look like losses over steps
 */
export function readOverlays(text, name, { isMeant = false } = {}) {
  const { rows, separator } = splitTable(text);
  const sheet = makeSheet(rows, { separator });
  const step = columnOf(sheet, STEP) ?? (isMeant ? 0 : undefined);
  if (step === undefined || sheet.rows.length > MAX_POINTS) return [];
  const losses = lossColumns(sheet, step, isMeant);
  const run = columnOf(sheet, RUN);
  const names = new Map([...text.matchAll(RUN_NAME)].map(([, id, words]) => [id, words]));
  const overlays = losses.flatMap((loss) =>
    [...groupsOf(sheet, run)].map(([id, group]) => {
      const words = [name, names.get(id) ?? id, losses.length > 1 ? sheet.names[loss] : ''];
      const label = words.filter(Boolean).join(' · ');
      return { name: label, of: kindOf(sheet.names[loss]), ...points(sheet, group, step, loss) };
    }),
  );
  return overlays.filter((overlay) => overlay.step.length > 0).slice(0, MAX_CURVES);
}

/**
 * @param {Sheet} sheet
 * @param {RegExp} name
 * @returns {number | undefined}
 */
function columnOf({ names }, name) {
  const place = names.findIndex((one) => name.test(one));
  return place < 0 ? undefined : place;
}

/**
 * @param {Sheet} sheet
 * @param {number} step column
 * @param {boolean} isMeant
 * @returns {number[]} columns
 */
function lossColumns({ names, kinds }, step, isMeant) {
  const numeric = names.flatMap((_, i) => (i !== step && kinds[i].number ? [i] : []));
  for (const name of [LOSS, VALUE]) {
    const found = numeric.filter((column) => name.test(names[column]));
    if (found.length) return found;
  }
  return isMeant ? numeric.slice(0, 1) : [];
}

/**
 * Rows of each run.
 * @param {Sheet} sheet
 * @param {number | undefined} column with the run
 * @returns {Map<string, string[][]>}
 */
function groupsOf({ rows }, column) {
  if (column === undefined) return new Map([['', rows]]);
  /** @type {Map<string, string[][]>} */
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}

/**
 * @param {Sheet} sheet
 * @param {string[][]} rows
 * @param {number} step column
 * @param {number} loss column
 * @returns {Pick<Overlay, 'step' | 'loss'>} in order of steps; cells that are no numbers are left out
 */
function points({ decimal }, rows, step, loss) {
  const pairs = rows
    .map((row) => [readDecimal(row[step], decimal), readDecimal(row[loss], decimal)])
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
    .sort(([a], [b]) => a - b);
  return {
    step: Float64Array.from(pairs, ([x]) => x),
    loss: Float64Array.from(pairs, ([, y]) => y),
  };
}

/**
 * @param {string} name of a column
 * @returns {Overlay['of']}
 */
function kindOf(name) {
  if (VALIDATION.test(name)) return 'validation';
  return TRAINING.test(name) ? 'training' : '';
}
