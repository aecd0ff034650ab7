// The engine's curves cross between threads as rows of numbers in one array. Here are the names of
// what stands in a row, and how rows become columns.

/**
 * What stands in a row of the loss history. A row covers the updates after the row before, up to and with
 * `step` (counted from 0): the losses of its first and its last update, their mean, the mean of their
 * natural logarithms (NaN if one is not above 0) and their extremes; the rate of the last update, and the
 * extremes.
 */
export const HISTORY = /** @type {const} */ ([
  ...['step', 'first', 'last', 'trainLoss', 'logMean', 'min', 'max'],
  ...['lr', 'lrMin', 'lrMax'],
]);
/**
 * What stands in a row of the band: 10 % of the losses of `count` updates, up to and with `step`, are
 * below `low`, and 10 % above `high`. Rows but the last cover equally many updates.
 */
export const BAND = /** @type {const} */ (['step', 'count', 'low', 'high']);
/**
 * What stands in a row of the rates of a schedule: a row covers the updates after the row before, up to
 * and with `step`; their first and last rate, and the extremes. All rows together cover the whole run.
 */
export const RATES = /** @type {const} */ (['step', 'first', 'last', 'min', 'max']);
/** What stands in a row of the evaluations. */
export const EVALUATIONS = /** @type {const} */ ([
  ...['step', 'trainLoss', 'valLoss', 'trainAccuracy', 'valAccuracy'],
  ...['gradNorm', 'weightNorm', 'updateRatio', 'trainR2', 'valR2'],
]);

/**
 * @template {string} Name
 * @typedef {{ [name in Name]: name extends 'step' ? Int32Array : Float32Array }} Columns by name; "step"
 *   holds whole numbers
 */

/** @typedef {Columns<typeof HISTORY[number]>} History each entry covers a stretch of updates up to and
 *   with `step` */
/** @typedef {Columns<typeof BAND[number]>} Band */
/** @typedef {Columns<typeof RATES[number]>} Rates */
/** @typedef {Columns<typeof EVALUATIONS[number]>} Evaluations accuracies are NaN for regression, and R² for
 *   anything else or where all targets are equal */

/**
 * Columns with room for some number of rows.
 * @template {string} Name
 * @param {readonly Name[]} names
 * @param {number} length rows
 * @returns {Columns<Name>}
 */
export function emptyColumns(names, length) {
  const columns = names.map((name) => [
    name,
    name === 'step' ? new Int32Array(length) : new Float32Array(length),
  ]);
  return Object.fromEntries(columns);
}

/**
 * Writes rows into columns.
 * @template {string} Name
 * @param {Columns<Name>} columns with room for them
 * @param {readonly Name[]} names in the order of a row
 * @param {import('./bindings.js').RowsPiece} piece
 */
export function fillColumns(columns, names, { from, rows }) {
  names.forEach((name, place) => {
    const column = columns[name];
    for (let i = from, at = place; at < rows.length; i++, at += names.length) column[i] = rows[at];
  });
}

/**
 * @template {string} Name
 * @param {Float32Array} rows all there are
 * @param {readonly Name[]} names of the columns
 * @returns {Columns<Name>}
 */
export function columnsOf(rows, names) {
  const columns = emptyColumns(names, rows.length / names.length);
  fillColumns(columns, names, { from: 0, rows });
  return columns;
}
