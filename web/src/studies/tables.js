// Tables of results, and files of them.

/** @typedef {string | number | boolean | null} Cell */

/**
 * @typedef {object} Table
 * @property {string[]} columns
 * @property {Cell[][]} rows
 */

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
 * @param {{ link: string, words: string[], study?: string, trainings?: object[] }} about study: id of the one that
 *   can be drawn again from its trainings
 * @returns {string}
 */
export function tableToJson({ columns, rows }, { link, words, study, trainings }) {
  // JSON has no infinity; a diverged training has one.
  const value = (/** @type {Cell} */ cell) =>
    typeof cell === 'number' && !Number.isFinite(cell) ? plain(cell) : cell;
  const objects = rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [columns[i], value(cell)])),
  );
  const text = JSON.stringify({ link, study, report: words, rows: objects }, null, 1);
  if (!trainings) return `${text}\n`;
  // There may be thousands: a line for each can be read, and is a third as long.
  const lines = trainings.map((training) => `  ${JSON.stringify(training)}`);
  return `${text.slice(0, -2)},\n "trainings": [\n${lines.join(',\n')}\n ]\n}\n`;
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
