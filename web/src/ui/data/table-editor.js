import { LitElement, html, nothing } from 'lit';
import { onCheck, onText } from '../../elements/listeners.js';
import { SIZE_LIMIT, tableOf, thinningFor } from '../../tables/own-table.js';
import { SEPARATORS } from '../../tables/separators.js';
import { guessRoles, makeSheet, namesClasses } from '../../tables/sheet.js';
import { readTextFile } from './read-text-file.js';
import { readingNotes, tablePreview } from './table-preview.js';

/** @typedef {import('../../config/decimal.js').DecimalSign} DecimalSign */
/** @typedef {import('../../tables/own-table.js').Drawing} Drawing */
/** @typedef {import('../../tables/own-table.js').TableResult} TableResult */
/** @typedef {import('../../tables/separators.js').Separator} Separator */
/** @typedef {import('../../tables/sheet.js').Role} Role */
/** @typedef {import('../../tables/sheet.js').Sheet} Sheet */
/** @typedef {{ separator?: Separator, header?: boolean, decimal?: DecimalSign }} Reading how a text is read */

/**
 * @typedef {object} FirstTable what the editors begin with
 * @property {string} text
 * @property {Drawing | null} drawing
 * @property {File} [file] in place of a text
 */

const PARSE_DELAY = 150;
const SHOWN_ERRORS = 4;
// A text field with more than this is slow.
const MAX_SHOWN_TEXT = 100_000;
const LONG_PASTE = 4000;

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
    every: { state: true },
    separator: { state: true },
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
    /** @type {number} one row in so many is taken */
    this.every = 1;
    /** @type {Separator} between columns */
    this.separator = ',';
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
    Object.assign(this, { skip: false, every: 1, failure: '', over: false });
    this.#result = null;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!changed.has('first') || !this.first) return;
    const { text, file } = this.first;
    if (file) this.#read(file);
    else this.#clear(text);
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
        <span class="note">${SIZE_LIMIT} Files can have up to 10 MB.</span>
      </div>`;
  }

  /** @param {Sheet} sheet */
  #options(sheet) {
    return html`<div class="own-options">
        ${this.#reading(sheet)}
        <span class="grow"></span>
        ${this.#seg('Predict', this.classes, [
          { id: true, words: 'classes', choose: () => this.#set({ classes: true }) },
          { id: false, words: 'a number', choose: () => this.#set({ classes: false }) },
        ])}
      </div>
      <p class="note own-note">${readingNotes(sheet).join(' ')}</p>`;
  }

  // How the text is to be read. What a new separator makes of it is guessed anew.
  /** @param {Sheet} sheet */
  #reading({ hasNames, decimal }) {
    const { separator } = this;
    const sign = (/** @type {DecimalSign} */ id, /** @type {string} */ words) => ({
      ...{ id, words },
      choose: () => this.#parse({ separator, header: hasNames, decimal: id }),
    });
    return html`<label class="check">
        Separator
        <select
          .value=${separator}
          @change=${onText((id) => this.#parse({ separator: /** @type {Separator} */ (id) }))}
        >
          ${SEPARATORS.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === separator}>${name}</option>`,
          )}
        </select>
      </label>
      ${this.#seg('Decimal sign', decimal, [sign('.', '1.5'), sign(',', '1,5')])}
      <label class="check">
        <input
          type="checkbox"
          .checked=${hasNames}
          @change=${onCheck((header) => this.#parse({ separator, header, decimal }))}
        />
        First row holds names
      </label>`;
  }

  /**
   * A choice of few.
   * @template Id
   * @param {string} label
   * @param {Id} chosen
   * @param {{ id: Id, words: string, choose: () => void }[]} choices
   */
  #seg(label, chosen, choices) {
    return html`<span class="own-choice">
      ${label}
      <span class="seg" role="group" aria-label=${label}>
        ${choices.map(
          ({ id, words, choose }) =>
            html`<button type="button" aria-pressed=${id === chosen} @click=${choose}>
              ${words}
            </button>`,
        )}
      </span>
    </span>`;
  }

  /** @param {Sheet} sheet */
  #preview(sheet) {
    const { roles, classes } = this;
    return tablePreview(sheet, {
      ...{ roles, classes },
      onRole: (column, role) => this.#setRole(column, role),
    });
  }

  #errors() {
    const { errors = [], errorCount = 0 } = this.#result ?? {};
    if (!errors.length) return nothing;
    const more = Math.max(errors.length, errorCount) - SHOWN_ERRORS;
    const shown = errors.slice(0, SHOWN_ERRORS);
    return html`<div class="own-problems bad" role="alert">
        <ul>
          ${shown.map((words) => html`<li>${words}</li>`)}
          ${more > 0 ? html`<li>and ${more.toLocaleString('en')} more</li>` : nothing}
        </ul>
      </div>
      ${this.#remedy(errors[0])}`;
  }

  /** @param {string} error the first */
  #remedy(error) {
    const button = (/** @type {string} */ words, /** @type {() => void} */ act) =>
      html`<button type="button" class="btn" @click=${act}>${words}</button>`;
    if (error.startsWith('Row ')) {
      return button('Leave out these rows', () => this.#set({ skip: true }));
    }
    const every = this.sheet ? thinningFor(this.sheet, this.roles) : 0;
    if (every <= this.every) return nothing;
    return button(`Take one row in ${every}`, () => this.#set({ every }));
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

  /** @param {Partial<Pick<TableEditor, 'sheet' | 'roles' | 'classes' | 'skip' | 'every'>>} change */
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
    const { text, failure } = await readTextFile(file);
    Object.assign(this, { text, failure });
    if (text) this.file = fileWords(file);
    await this.#parse();
  }

  // The parser is loaded with the first table.
  /** @param {Reading} [reading] what is not said is guessed */
  async #parse(reading = {}) {
    const { text } = this;
    const { splitTable } = await import('../../tables/split-table.js');
    if (text !== this.text) return;
    const { rows, separator } = splitTable(text, reading.separator);
    const sheet = makeSheet(rows, { ...reading, separator });
    const roles = guessRoles(sheet);
    const classes = namesClasses(sheet, roles.indexOf('target'));
    this.separator = separator;
    this.#set({ sheet, roles, classes, skip: false, every: 1 });
  }

  #tell() {
    const { sheet, roles, classes, skip, every } = this;
    this.#result = sheet?.rows.length
      ? tableOf(sheet, { roles, classes, skip, every })
      : { skipped: 0, errors: [] };
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('table-change', { detail: this.#result, bubbles: true }));
  }
}

/** @param {File} file */
function fileWords({ name, size }) {
  return `${name}, ${Math.ceil(size / 1000)} kB`;
}

customElements.define('table-editor', TableEditor);
