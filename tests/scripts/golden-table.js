// tests/golden/errors.json: the worst golden error of every entry, in double and in float. The
// reference page shows it; `npm run test:golden` checks it, and with `-- --update` writes it.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { progress, root } from '../../cpp/scripts/run.js';

const tableFile = path.join(root, 'tests/golden/errors.json');

// Another compiler or C library moves the last bits. More than that is news for the table: an error
// ten times the recorded one, unless it is below a thousandth of the tolerance.
const SLACK = 10;
const UNREMARKABLE = 1e-3;

/**
 * @typedef {object} Errors of all cases of an entry, for one type of number
 * @property {number} error the worst relative error
 * @property {number} ofTolerance the worst error divided by what its file tolerates; beyond 1 fails
 */

/** @typedef {{ cases: number, double: Errors, float: Errors }} Row */

/** @typedef {Record<string, Row>} GoldenTable rows by entry, as the golden program names it */

/**
 * The committed table.
 * @returns {GoldenTable}
 */
export function readGoldenTable() {
  return JSON.parse(readFileSync(tableFile, 'utf8'));
}

/**
 * One table of what the native program (double) and the WebAssembly one (float) wrote.
 * @param {string} doubleFile
 * @param {string} floatFile
 * @returns {GoldenTable}
 */
export function measuredTable(doubleFile, floatFile) {
  const doubles = rowsOf(doubleFile, 'double');
  const floats = rowsOf(floatFile, 'float');
  const table = {};
  for (const entry of [...new Set([...doubles.keys(), ...floats.keys()])].sort()) {
    const [inDouble, inFloat] = [doubles.get(entry), floats.get(entry)];
    if (inDouble?.cases !== inFloat?.cases) {
      throw new Error(`${entry}: other cases in double than in float`);
    }
    table[entry] = { cases: inDouble.cases, double: errorsOf(inDouble), float: errorsOf(inFloat) };
  }
  return table;
}

function rowsOf(file, scalar) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  if (document.scalar !== scalar) throw new Error(`${file}: in ${document.scalar}, not ${scalar}`);
  return new Map(document.rows.map((row) => [row.entry, row]));
}

function errorsOf(row) {
  return {
    error: roundUp(row.worstRelativeError),
    ofTolerance: roundUp(row.worstErrorOverTolerance),
  };
}

// Two digits tell enough, and an error must not look smaller than it is.
function roundUp(value) {
  if (!(value > 0) || !Number.isFinite(value)) return value;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit) * unit).toPrecision(2));
}

/**
 * What is wrong with a recorded table.
 * @param {GoldenTable} recorded
 * @param {GoldenTable} measured
 * @returns {string[]} one sentence a mistake
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
    for (const scalar of ['double', 'float']) {
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
    writeFileSync(tableFile, formatTable(measured));
    console.log(`Written: ${path.relative(root, tableFile)}`);
    return { passed: 1, failed: 0 };
  }
  const mistakes = tableMistakes(readGoldenTable(), measured);
  for (const mistake of mistakes) progress(`tests/golden/errors.json: ${mistake}`);
  if (mistakes.length) progress('`npm run test:golden -- --update` writes it anew.');
  else console.log('golden-table: current');
  return mistakes.length ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

// One line an entry, so that a difference reads well.
function formatTable(table) {
  const lines = Object.entries(table).map(
    ([entry, row]) => `  ${JSON.stringify(entry)}: ${JSON.stringify(row)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
