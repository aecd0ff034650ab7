// In which order the table shows the runs, and which of them.

/** @typedef {import('./columns.js').Column} Column */
/** @typedef {import('./columns.js').Row} Row */

/**
 * @typedef {object} Sorting
 * @property {string} column
 * @property {boolean} isReversed worst first
 */

// With fewer runs one sees them all at a glance.
const MANY = 5;

/** @param {number} count of runs */
export const areMany = (count) => count >= MANY;

/**
 * What a click on a heading leads to: the best first, the worst first, the order of the link.
 * @param {Sorting | null} sorting
 * @param {string} column
 * @returns {Sorting | null}
 */
export function nextSorting(sorting, column) {
  if (sorting?.column !== column) return { column, isReversed: false };
  return sorting.isReversed ? null : { column, isReversed: true };
}

/**
 * @param {Row[]} rows
 * @param {Sorting | null} sorting null: as they come
 * @param {Column[]} columns
 * @returns {number[]} indices of runs; what has no value comes last
 */
export function orderOf(rows, sorting, columns) {
  const column = columns.find(({ id }) => id === sorting?.column);
  const { sortBy } = column ?? {};
  if (!sorting || !sortBy) return rows.map(({ index }) => index);
  const sign = sorting.isReversed !== Boolean(column?.isBestLarge) ? -1 : 1;
  const valued = rows.map((row) => ({ index: row.index, value: sortBy(row) }));
  return valued
    .sort(
      (a, b) =>
        Number(isMissing(a.value)) - Number(isMissing(b.value)) || sign * compare(a.value, b.value),
    )
    .map(({ index }) => index);
}

/** @param {number | string} value */
const isMissing = (value) => value === '' || Number.isNaN(value);

/**
 * @param {number | string} a
 * @param {number | string} b
 */
function compare(a, b) {
  if (isMissing(a) || isMissing(b)) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

/**
 * The runs that fit all words of a query.
 * @param {Row[]} rows
 * @param {string} query
 * @returns {Set<number>} indices
 */
export function fitting(rows, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (/** @type {Row} */ { text }) =>
    words.every((word) => text.toLowerCase().includes(word));
  return new Set(rows.filter(fits).map(({ index }) => index));
}
