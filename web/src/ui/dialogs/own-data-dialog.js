import { html, nothing } from 'lit';
import { decodeTable, encodeTable, keepTable } from '../../config/table.js';
import { learnTable } from '../../config/known-tables.js';
import { describeTable, drawingOf, textOf } from '../../tables/own-table.js';
import { chooseByKey } from '../../elements/one-stop.js';
import { ModalDialog } from './modal-dialog.js';
import '../data/drawing-board.js';
import '../data/table-editor.js';

/** @typedef {import('../../config/table.js').Table} Table */
/** @typedef {import('../../tables/own-table.js').TableResult} TableResult */
/** @typedef {import('../data/table-editor.js').FirstTable} FirstTable */
/** @typedef {'table' | 'draw'} Way */
/** @typedef {{ text?: string, warning?: string }} Size the text of a table in the link, and what is wrong with it */

const ENCODE_DELAY = 200;
// Beyond this a table as text is more than a text field should hold.
const MAX_EDITED_CELLS = 20_000;

/** Two ways to bring own data: a table that is pasted or dropped, or points that are drawn. */
export class OwnDataDialog extends ModalDialog {
  static properties = {
    way: { state: true },
    result: { state: true },
    size: { state: true },
    first: { state: true },
  };

  /** @type {Map<Way, TableResult>} what the editor of each way last said */
  #results = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {Way} */
    this.way = 'table';
    /** @type {TableResult | null} */
    this.result = null;
    /** @type {Size | null} */
    this.size = null;
    /** @type {FirstTable | null} */
    this.first = null;
  }

  get heading() {
    return 'Your own data';
  }

  get wide() {
    return true;
  }

  /** @param {File} [file] of a table to begin with; default: the data of the experiment */
  async open(file) {
    this.first = file ? { text: '', drawing: null, file } : await this.#present();
    this.way = this.first.drawing ? 'draw' : 'table';
    this.#results.clear();
    this.#take(null);
    await super.open();
  }

  // A new object, so that the editors begin anew.
  /** @returns {Promise<FirstTable>} */
  async #present() {
    const { table } = await decodeTable(this.store.ownTable ?? '');
    const drawing = table ? drawingOf(table) : null;
    const cells = table ? table.inputs.length * table.featureNames.length : Infinity;
    return { text: table && cells < MAX_EDITED_CELLS ? textOf(table) : '', drawing };
  }

  content() {
    const tab = (/** @type {Way} */ id, /** @type {string} */ words) =>
      html`<button
        type="button"
        role="tab"
        aria-selected=${this.way === id}
        tabindex=${this.way === id ? 0 : -1}
        aria-controls="own-${id}"
        @click=${() => this.#turnTo(id)}
      >
        <span data-words=${words}>${words}</span>
      </button>`;
    return html`<p class="note">
        Nothing is uploaded: your data stays in this browser, and in the link if it is small enough.
      </p>
      <div class="tabs" role="tablist" aria-label="How to add data" @keydown=${chooseByKey}>
        ${tab('table', 'Table')} ${tab('draw', 'Draw')}
      </div>
      <div
        id="own-table"
        role="tabpanel"
        aria-label="Table"
        ?hidden=${this.way !== 'table'}
        @table-change=${this.#hearing('table')}
      >
        <table-editor .first=${this.first}></table-editor>
      </div>
      <div
        id="own-draw"
        role="tabpanel"
        aria-label="Draw"
        ?hidden=${this.way !== 'draw'}
        @table-change=${this.#hearing('draw')}
      >
        <drawing-board .first=${this.first} .shown=${this.way === 'draw'}></drawing-board>
      </div>
      ${this.#foot()}`;
  }

  #foot() {
    return html`<footer class="dialog-foot">
      <div class="own-status" role="status">${this.#status()}</div>
      <button
        type="button"
        class="btn primary"
        ?disabled=${!this.size?.text}
        @click=${() => this.#use()}
      >
        Use this data
      </button>
    </footer>`;
  }

  #status() {
    const { result, size } = this;
    if (!result?.table) return nothing;
    const skipped = result.skipped
      ? html` (${result.skipped} ${result.skipped === 1 ? 'row' : 'rows'} left out)`
      : nothing;
    return html`<b>${describeTable(result.table)}</b>${skipped}.
      ${
        size?.warning
          ? html`<span class="bad">${size.warning}</span>`
          : size?.text
            ? html`The link will contain this data.`
            : nothing
      }`;
  }

  /** @param {Way} way */
  #turnTo(way) {
    this.way = way;
    this.#take(this.#results.get(way) ?? null);
  }

  /** @param {Way} way */
  #hearing(way) {
    return (/** @type {CustomEvent<TableResult>} */ { detail }) => {
      this.#results.set(way, detail);
      if (way === this.way) this.#take(detail);
    };
  }

  /** @param {TableResult | null} result */
  #take(result) {
    this.result = result;
    this.size = null;
    clearTimeout(this.#timer);
    const table = result?.table;
    if (table) this.#timer = setTimeout(() => this.#measure(table), ENCODE_DELAY);
  }

  /** @param {Table} table */
  async #measure(table) {
    const size = await sizeOf(table);
    if (this.result?.table === table) this.size = size;
  }

  #use() {
    const { text } = this.size ?? {};
    const { table } = this.result ?? {};
    if (!text || !table) return;
    learnTable(text, table);
    this.store.setOwnTable(text);
    this.close();
  }
}

/**
 * @param {Table} table
 * @returns {Promise<Size>}
 */
async function sizeOf(table) {
  const { text, problems: errors } = await encodeTable(table);
  if (text) return { text };
  const kept = keepTable(table);
  if (!kept.text) return { warning: `The table ${kept.problems[0].message}.` };
  return {
    text: kept.text,
    warning:
      `It is too large for the link: it ${errors[0].message}. You can still use it here, ` +
      'until you leave this page.',
  };
}

customElements.define('own-data-dialog', OwnDataDialog);
