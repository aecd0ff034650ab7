// Keeps the table of golden errors current, which the reference page shows.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { progress, root } from '../../cpp/scripts/run.js';
import { goldenTableFile, readGoldenTable } from '../../web/scripts/reference/golden-errors.js';

const tableName = path.relative(root, goldenTableFile);

// Another compiler or C library moves the last bits. More than that is news for the table: an error
// ten times the recorded one, unless it is below a thousandth of the tolerance.
const SLACK = 10;
const UNREMARKABLE = 1e-3;

/** @typedef {import('../../web/scripts/reference/golden-errors.js').Errors} Errors */
/** @typedef {import('../../web/scripts/reference/golden-errors.js').GoldenTable} GoldenTable */

/**
 * @typedef {object} MeasuredRow what a golden program writes about an entry
 * @property {string} entry
 * @property {number} cases
 * @property {number} worstRelativeError
 * @property {number} worstErrorOverTolerance
 * @property {number} undecided share of the numbers that were left out
 */

/**
 * One table of what the native program (double) and the WebAssembly one (float) wrote.
 * @param {string} doubleFile
 * @param {string} floatFile
 * @returns {GoldenTable}
 */
export function measuredTable(doubleFile, floatFile) {
  const doubles = rowsOf(doubleFile, 'double');
  const floats = rowsOf(floatFile, 'float');
  /** @type {GoldenTable} */
  const table = {};
  for (const entry of [...new Set([...doubles.keys(), ...floats.keys()])].sort()) {
    const [inDouble, inFloat] = [doubles.get(entry), floats.get(entry)];
    if (!inDouble || inDouble.cases !== inFloat?.cases) {
      throw new Error(`${entry}: other cases in double than in float`);
    }
    table[entry] = { cases: inDouble.cases, double: errorsOf(inDouble), float: errorsOf(inFloat) };
  }
  return table;
}

/**
 * @param {string} file
 * @param {'double' | 'float'} scalar
 * @returns {Map<string, MeasuredRow>}
 */
function rowsOf(file, scalar) {
  /** @type {{ scalar: string, rows: MeasuredRow[] }} */
  const document = JSON.parse(readFileSync(file, 'utf8'));
  if (document.scalar !== scalar) throw new Error(`${file}: in ${document.scalar}, not ${scalar}`);
  return new Map(document.rows.map((row) => [row.entry, row]));
}

/**
 * @param {MeasuredRow} row
 * @returns {Errors}
 */
function errorsOf(row) {
  return {
    error: roundUp(row.worstRelativeError),
    ofTolerance: roundUp(row.worstErrorOverTolerance),
    ...(row.undecided > 0 && { undecided: roundUp(row.undecided) }),
  };
}

/**
 * Two digits tell enough, and an error must not look smaller than it is.
 * @param {number} value
 */
function roundUp(value) {
  if (!(value > 0) || !Number.isFinite(value)) return value;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit) * unit).toPrecision(2));
}

/**
 * What is wrong with a recorded table.
 * @param {GoldenTable} recorded
 * @param {GoldenTable} measured
 * @returns {string[]} one sentence per mistake
 */
export function tableMistakes(recorded, measured) {
  const mistakes = [];
  for (const [entry, row] of Object.entries(measured)) {
    const known = recorded[entry];
    if (!known) {
      mistakes.push(`${entry} is missing`);
      continue;
    }
    if (known.cases !== row.cases) {
      mistakes.push(`${entry} has ${row.cases} cases, not ${known.cases}`);
    }
    for (const scalar of /** @type {const} */ (['double', 'float'])) {
      const [now, then] = [row[scalar], known[scalar]];
      if (now.ofTolerance <= Math.max(UNREMARKABLE, SLACK * then.ofTolerance)) continue;
      mistakes.push(`${entry} in ${scalar}: error ${now.error}, recorded ${then.error}`);
    }
  }
  for (const entry of Object.keys(recorded)) {
    if (!measured[entry]) mistakes.push(`${entry} has no golden file any more`);
  }
  return mistakes;
}

/**
 * Checks the committed table against the files that the two programs wrote, or replaces it.
 * @param {string} doubleFile
 * @param {string} floatFile
 * @param {{ update: boolean }} options
 * @returns {import('./runners.js').Counts}
 */
export function checkGoldenTable(doubleFile, floatFile, { update }) {
  const measured = measuredTable(doubleFile, floatFile);
  if (update) {
    writeFileSync(goldenTableFile, formatTable(measured));
    console.log(`Written: ${tableName}`);
    return { passed: 1, failed: 0 };
  }
  const mistakes = tableMistakes(readGoldenTable(), measured);
  for (const mistake of mistakes) progress(`${tableName}: ${mistake}`);
  if (mistakes.length) progress('`npm run test:golden -- --update` writes it anew.');
  else console.log('golden-table: current');
  return mistakes.length ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

/**
 * One line per entry, so that a difference reads well.
 * @param {GoldenTable} table
 */
function formatTable(table) {
  const lines = Object.entries(table).map(
    ([entry, row]) => `  ${JSON.stringify(entry)}: ${JSON.stringify(row)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
