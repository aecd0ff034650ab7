import { LitElement, html, nothing } from 'lit';
import { onCheck, onText } from '../listeners.js';
import { SIZE_LIMIT, guessRoles, makeSheet, namesClasses, tableOf } from '../model/own-table.js';

/** @typedef {import('../model/own-table.js').Drawing} Drawing */
/** @typedef {import('../model/own-table.js').Role} Role */
/** @typedef {import('../model/own-table.js').Sheet} Sheet */
/** @typedef {import('../model/own-table.js').TableResult} TableResult */
/** @typedef {{ text: string, drawing: Drawing | null }} FirstTable what the editors begin with */

const PARSE_DELAY = 150;
const PREVIEW_ROWS = 5;
const MAX_PREVIEW_COLUMNS = 40;
const SHOWN_ERRORS = 4;
const MAX_FILE_BYTES = 10_000_000;
// A text field with more than this is slow.
const MAX_SHOWN_TEXT = 100_000;
const LONG_PASTE = 4000;
/** @type {Role[]} */
const ROLES = ['input', 'target', 'ignored'];

/**
 * Makes a table of text: pasted, dropped or from a file. Fires "table-change" with what tableOf says.
 */
export class TableEditor extends LitElement {
  static properties = {
    first: { attribute: false },
    text: { state: true },
    file: { state: true },
    sheet: { state: true },
    roles: { state: true },
    classes: { state: true },
    skip: { state: true },
    failure: { state: true },
    over: { state: true },
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {TableResult | null} */
  #result = null;

  constructor() {
    super();
    /** @type {FirstTable | null} */
    this.first = null;
    this.text = '';
    /** @type {string} name and size of the file that the text is from */
    this.file = '';
    /** @type {Sheet | null} */
    this.sheet = null;
    /** @type {Role[]} one per column */
    this.roles = [];
    /** @type {boolean} whether the target names classes */
    this.classes = true;
    /** @type {boolean} rows that cannot be used are left out */
    this.skip = false;
    this.failure = '';
    /** @type {boolean} a file is being dragged over it */
    this.over = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} text */
  #clear(text) {
    Object.assign(this, { text, file: '', sheet: null, roles: [], classes: true });
    Object.assign(this, { skip: false, failure: '', over: false });
    this.#result = null;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!changed.has('first') || !this.first) return;
    this.#clear(this.first.text);
    if (this.text) this.#parse();
  }

  render() {
    return html`<div
      class="drop ${this.over ? 'over' : ''}"
      @dragover=${(/** @type {Event} */ event) => {
        event.preventDefault();
        this.over = true;
      }}
      @dragleave=${() => (this.over = false)}
      @drop=${this.#onDrop}
    >
      ${this.#source()}
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      ${
        this.sheet?.rows.length
          ? html`${this.#options(this.sheet)} ${this.#preview(this.sheet)}`
          : nothing
      }
      ${this.#errors()}
    </div>`;
  }

  // Where the text comes from.
  #source() {
    return html`<label for="own-text">Paste a table, or drop a file here</label>
      <textarea
        id="own-text"
        rows=${this.sheet ? 4 : 8}
        spellcheck="false"
        placeholder=${this.file || 'x1, x2, class\n0.1, 0.7, yes\n0.4, -0.2, no'}
        .value=${this.text.length > MAX_SHOWN_TEXT ? '' : this.text}
        @input=${onText((text) => this.#onType(text))}
        @paste=${this.#onPaste}
      ></textarea>
      <div class="button-row">
        <label class="btn file-button">
          Choose a file …
          <input
            type="file"
            accept=".csv,.tsv,.tab,.txt,text/csv,text/plain"
            @change=${onText((_, field) => this.#onFile(field))}
          />
        </label>
        <span class="note">
          Separate columns with commas, semicolons or tabs. ${SIZE_LIMIT} Files can have up to 10
          MB.
        </span>
      </div>`;
  }

  /** @param {Sheet} sheet */
  #options(sheet) {
    const choice = (/** @type {boolean} */ classes, /** @type {string} */ words) =>
      html`<button
        type="button"
        aria-pressed=${this.classes === classes}
        @click=${() => this.#set({ classes })}
      >
        ${words}
      </button>`;
    return html`<div class="own-options">
      <label class="check">
        <input
          type="checkbox"
          .checked=${sheet.hasNames}
          @change=${onCheck((header) => this.#parse({ header }))}
        />
        The first row contains column names
      </label>
      <span class="grow"></span>
      <span id="own-predict">Predict</span>
      <div class="seg" role="group" aria-labelledby="own-predict">
        ${choice(true, 'classes')} ${choice(false, 'a number')}
      </div>
    </div>`;
  }

  /** @param {Sheet} sheet */
  #preview({ names, kinds, rows }) {
    const columns = names.slice(0, MAX_PREVIEW_COLUMNS).map((name, column) => ({ name, column }));
    return html`<div
      class="own-preview"
      tabindex="0"
      role="region"
      aria-label="Columns and first rows"
    >
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="hidden-text">Row</span></th>
            ${columns.map(({ name }) => html`<th scope="col" title=${name}>${name}</th>`)}
          </tr>
          <tr>
            <td></td>
            ${columns.map(({ name, column }) => html`<td>${this.#role(name, column)}</td>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, PREVIEW_ROWS).map(
            (row, place) =>
              html`<tr>
                <th scope="row">${place + 1}</th>
                ${columns.map(
                  ({ column }) =>
                    html`<td class="${kinds[column].number ? 'n' : ''} ${this.roles[column]}">
                      ${row[column]}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        names.length > MAX_PREVIEW_COLUMNS
          ? html`<p class="note">and ${names.length - MAX_PREVIEW_COLUMNS} more columns</p>`
          : nothing
      }
    </div>`;
  }

  /**
   * @param {string} name
   * @param {number} column
   */
  #role(name, column) {
    return html`<select
      class=${this.roles[column]}
      aria-label="Role of ${name}"
      .value=${this.roles[column]}
      @change=${onText((role) => this.#setRole(column, /** @type {Role} */ (role)))}
    >
      ${ROLES.map(
        (role) =>
          html`<option value=${role} ?selected=${role === this.roles[column]}>${role}</option>`,
      )}
    </select>`;
  }

  #errors() {
    const errors = this.#result?.errors ?? [];
    if (!errors.length) return nothing;
    const more = errors.length - SHOWN_ERRORS;
    const aboutRows = errors[0].startsWith('Row ');
    return html`<div class="own-problems bad" role="alert">
        <ul>
          ${errors.slice(0, SHOWN_ERRORS).map((words) => html`<li>${words}</li>`)}
          ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
        </ul>
      </div>
      ${
        aboutRows
          ? html`<button type="button" class="btn" @click=${() => this.#set({ skip: true })}>
              Leave out these rows
            </button>`
          : nothing
      }`;
  }

  /**
   * @param {number} column
   * @param {Role} role
   */
  #setRole(column, role) {
    const { sheet } = this;
    if (!sheet) return;
    const roles = this.roles.with(column, role);
    // There is one target; the old one becomes what it can be.
    if (role === 'target') {
      this.roles.forEach((old, other) => {
        if (old !== 'target' || other === column) return;
        roles[other] = sheet.kinds[other].number ? 'input' : 'ignored';
      });
    }
    const classes = role === 'target' ? namesClasses(sheet, column) : this.classes;
    this.#set({ roles, classes });
  }

  /** @param {Partial<Pick<TableEditor, 'sheet' | 'roles' | 'classes' | 'skip'>>} change */
  #set(change) {
    Object.assign(this, change);
    this.#tell();
  }

  /** @param {string} text */
  #onType(text) {
    this.#clear(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#parse(), PARSE_DELAY);
  }

  // Browsers take seconds to insert thousands of lines as if they were typed.
  /** @param {ClipboardEvent} event */
  #onPaste(event) {
    const pasted = event.clipboardData?.getData('text') ?? '';
    if (pasted.length < LONG_PASTE) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (
      event.target
    );
    this.#onType(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
  }

  /** @param {DragEvent} event */
  #onDrop(event) {
    event.preventDefault();
    this.over = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.#read(file);
    else this.#onType(event.dataTransfer?.getData('text') ?? '');
  }

  /** @param {HTMLInputElement} input */
  #onFile(input) {
    const [file] = input.files ?? [];
    // The same file can be chosen again after it was changed.
    if (file) this.#read(file).then(() => (input.value = ''));
  }

  /** @param {File} file */
  async #read(file) {
    this.#clear('');
    if (file.size > MAX_FILE_BYTES) {
      this.failure = `${file.name} has ${(file.size / 1e6).toFixed(1)} MB, but at most 10 MB can be read.`;
    } else {
      this.text = await file.text();
      this.file = `${file.name}, ${Math.ceil(file.size / 1000)} kB`;
      if (this.text.includes('\0')) {
        this.text = '';
        this.failure = `${file.name} is not a text file. Save the table as a CSV file first.`;
      }
    }
    await this.#parse();
  }

  // The parser is loaded with the first table.
  /** @param {{ header?: boolean }} [options] whether the first row holds names; default: guessed */
  async #parse({ header } = {}) {
    const { text } = this;
    const { default: Papa } = await import('papaparse');
    if (text !== this.text) return;
    /** @type {import('papaparse').ParseResult<string[]>} */
    const { data, meta } = Papa.parse(text, { skipEmptyLines: 'greedy' });
    const sheet = makeSheet(data, { header, commas: meta.delimiter !== ',' });
    const roles = guessRoles(sheet);
    const classes = namesClasses(sheet, roles.indexOf('target'));
    this.#set({ sheet, roles, classes, skip: false });
  }

  #tell() {
    const { sheet, roles, classes, skip } = this;
    this.#result = sheet?.rows.length
      ? tableOf(sheet, { roles, classes, skip })
      : { skipped: 0, errors: [] };
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('table-change', { detail: this.#result, bubbles: true }));
  }
}

customElements.define('table-editor', TableEditor);
