// The results of a study as files and as a table on the page.

import { html } from 'lit';
import { formatCount, formatValue } from '../../drawing/format.js';
import { tableToCsv, tableToJson, tableToMarkdown, tableToText } from '../../studies/tables.js';
import { fileName } from '../../config/file-name.js';
import { saveFile } from '../../elements/save-file.js';
import '../../elements/charts/numbers-table.js';

/** @typedef {import('../../studies/tables.js').Table} Table */
/** @typedef {import('../../studies/tables.js').Cell} Cell */
/** @typedef {{ table: Table, words: string[], link: string, study?: string, trainings?: object[] }} Report */

const MOST_ROWS = 400;

/** The formats of files, with what writes them. */
const FORMATS = [
  {
    extension: 'csv',
    name: 'CSV',
    type: 'text/csv',
    write: (/** @type {Report} */ { table }) => tableToCsv(table),
  },
  {
    extension: 'json',
    name: 'JSON',
    type: 'application/json',
    write: (/** @type {Report} */ { table, ...about }) => tableToJson(table, about),
  },
  {
    extension: 'md',
    name: 'Markdown',
    type: 'text/markdown',
    write: (/** @type {Report} */ { table, words }) =>
      `${words.join('\n\n')}\n\n${tableToMarkdown(table)}`,
  },
];

/**
 * Buttons that save a study.
 * @param {string} id of the study
 * @param {import('../../elements/store-element.js').Store} store whose experiment names the file
 * @param {() => Report} report
 */
export function saveButtons(id, store, report) {
  return FORMATS.map(({ extension, name, type, write }) => {
    const save = () =>
      saveFile(new Blob([write(report())], { type }), fileName(store, id, extension));
    return html`<button
      type="button"
      class="text-button"
      title="Save the results as ${name}"
      @click=${save}
    >
      ${name}
    </button>`;
  });
}

/**
 * What the picture shows, to be read and copied; the files have everything.
 * @param {Table} table
 * @param {{ title: string, isPart: boolean, onClose: () => void }} options isPart: only what is in
 *   view
 */
export function tableOnPage(table, { title, isPart, onClose }) {
  const { columns, rows } = table;
  const left = rows.length - MOST_ROWS;
  return html`<numbers-table
    heading=${title}
    subtitle=${isPart ? 'what is in view' : ''}
    .table=${{
      columns: columns.map((column, i) => ({
        name: column,
        isText: rows.some((row) => typeof row[i] === 'string'),
      })),
      rows: rows.slice(0, MOST_ROWS).map((row) => row.map(cellText)),
    }}
    .text=${() => tableToText(table)}
    note=${left > 0 ? `And ${formatCount(left)} more rows: Copy takes them all.` : ''}
    @close=${onClose}
  ></numbers-table>`;
}

/**
 * @param {Cell} value
 * @returns {string}
 */
function cellText(value) {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? formatCount(value) : formatValue(value);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? '–';
}
