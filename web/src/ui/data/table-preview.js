// The first rows of a table as they were understood, with a choice of what each column is for.

import { html, nothing } from 'lit';
import { readDecimal } from '../../config/decimal.js';
import { onText } from '../../elements/listeners.js';
import { isMissing } from '../../tables/sheet.js';

/** @typedef {import('../../tables/sheet.js').Kind} Kind */
/** @typedef {import('../../tables/sheet.js').Role} Role */
/** @typedef {import('../../tables/sheet.js').Sheet} Sheet */

const ROWS = 6;
const MAX_COLUMNS = 40;
/** @type {Role[]} */
const ROLES = ['input', 'target', 'ignored'];

/**
 * @param {Sheet} sheet
 * @param {object} options
 * @param {Role[]} options.roles one per column
 * @param {boolean} options.classes whether the target names classes
 * @param {(column: number, role: Role) => void} options.onRole
 * @returns {unknown} template
 */
export function tablePreview(sheet, { roles, classes, onRole }) {
  const columns = sheet.names.slice(0, MAX_COLUMNS).map((name, column) => ({ name, column }));
  const more = sheet.names.length - columns.length;
  const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
    cellOf(text, {
      sheet,
      role: roles[column],
      asNumber: sheet.kinds[column].number && !(classes && roles[column] === 'target'),
    });
  return html`<div
      class="own-preview"
      tabindex="0"
      role="region"
      aria-label="Columns and first rows as they are read"
    >
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="hidden-text">Row</span></th>
            ${columns.map(
              ({ name, column }) =>
                html`<th scope="col" title=${name}>
                  ${name}<span class="own-kind">${kindWords(sheet.kinds[column])}</span>
                </th>`,
            )}
          </tr>
          <tr>
            <td></td>
            ${columns.map(
              ({ name, column }) =>
                html`<td>${roleChoice(name, roles[column], (role) => onRole(column, role))}</td>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${sheet.rows.slice(0, ROWS).map(
            (row, place) =>
              html`<tr>
                <th scope="row">${place + 1}</th>
                ${columns.map(({ column }) => cell(row[column], column))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note own-rest">${restWords(sheet.rows.length - ROWS, more)}</p>`;
}

/**
 * What is to be known about how a table was read.
 * @param {Sheet} sheet
 * @returns {string[]} sentences
 */
export function readingNotes({ names, kinds, dropped, example, decimal }) {
  const notes = [];
  if (example) {
    const now = readDecimal(example, decimal);
    const other = readDecimal(example, decimal === '.' ? ',' : '.');
    notes.push(
      `“${example}” is read as ${now}. If it means ${other}, choose the other decimal sign.`,
    );
  }
  const counts = names.filter((_, column) => kinds[column].index);
  if (counts.length)
    notes.push(`Ignored, as it only counts or names the rows: ${counts.join(', ')}.`);
  if (dropped) {
    notes.push(
      dropped === 1 ? 'An empty column is left out.' : `${dropped} empty columns are left out.`,
    );
  }
  return notes;
}

/**
 * @param {string} text
 * @param {{ sheet: Sheet, role: Role, asNumber: boolean }} options
 */
function cellOf(text, { sheet, role, asNumber }) {
  const number = asNumber ? readDecimal(text, sheet.decimal) : NaN;
  const missing = isMissing(text);
  const isWrong = role !== 'ignored' && (missing || (asNumber && Number.isNaN(number)));
  const shown = Number.isNaN(number) ? text || (isWrong ? 'empty' : '') : String(number);
  return html`<td
    class="${asNumber ? 'n' : ''} ${role} ${isWrong ? 'wrong' : ''}"
    title=${shown === text ? nothing : `in the text: ${text || 'nothing'}`}
  >
    ${shown}
  </td>`;
}

/** @param {Kind} kind */
function kindWords({ number, index, labels }) {
  if (labels === 0) return 'empty';
  if (index) return 'row names';
  if (number) return 'numbers';
  return labels === 1 ? '1 word' : `${labels.toLocaleString('en')} words`;
}

/**
 * @param {string} name of the column
 * @param {Role} chosen
 * @param {(role: Role) => void} onRole
 */
function roleChoice(name, chosen, onRole) {
  return html`<select
    class=${chosen}
    aria-label="Role of ${name}"
    .value=${chosen}
    @change=${onText((role) => onRole(/** @type {Role} */ (role)))}
  >
    ${ROLES.map(
      (role) => html`<option value=${role} ?selected=${role === chosen}>${role}</option>`,
    )}
  </select>`;
}

/**
 * @param {number} rows that are not shown
 * @param {number} columns likewise
 */
function restWords(rows, columns) {
  const parts = [];
  if (rows > 0) parts.push(`${rows.toLocaleString('en')} more ${rows === 1 ? 'row' : 'rows'}`);
  if (columns > 0) parts.push(`${columns} more columns`);
  return parts.length ? `and ${parts.join(', ')}` : nothing;
}
