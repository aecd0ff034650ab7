import { html, nothing } from 'lit';
import { decodeTable, encodeTable, keepTable } from '../../config/table.js';
import { learnTable } from '../../config/known-tables.js';
import { describeTable, drawingOf, textOf } from '../model/own-table.js';
import { ModalDialog } from './modal-dialog.js';
import '../data/drawing-board.js';
import '../data/table-editor.js';

const ENCODE_DELAY = 200;
// Beyond this a table as text is more than a text field should hold.
const MAX_EDITED_CELLS = 20_000;

/** Where own data comes from: a table that is pasted or dropped, or points that are drawn. */
export class OwnDataDialog extends ModalDialog {
  static properties = {
    way: { state: true },
    result: { state: true },
    size: { state: true },
    first: { state: true },
  };

  // By way: what its editor last said.
  #results = new Map();
  #timer = 0;

  constructor() {
    super();
    this.way = 'table';
    this.result = null;
    this.size = null;
    this.first = null;
  }

  get heading() {
    return 'Your own data';
  }

  get wide() {
    return true;
  }

  async open() {
    const { table } = await decodeTable(this.store.ownTable ?? '');
    const drawing = table ? drawingOf(table) : null;
    const isEditable = table && table.inputs.length * table.featureNames.length < MAX_EDITED_CELLS;
    // New objects: the editors begin anew.
    this.first = { text: isEditable ? textOf(table) : '', drawing };
    this.way = drawing ? 'draw' : 'table';
    this.#results.clear();
    this.#take(null);
    await super.open();
  }

  content() {
    const tab = (id, words) =>
      html`<button
        type="button"
        role="tab"
        aria-selected=${this.way === id}
        aria-controls="own-${id}"
        @click=${() => this.#turnTo(id)}
      >
        ${words}
      </button>`;
    return html`<p class="note">It is read here and goes nowhere else: nothing is uploaded.</p>
      <div class="tabs" role="tablist" aria-label="Ways to bring data">
        ${tab('table', 'Table')} ${tab('draw', 'Draw')}
      </div>
      <div
        id="own-table"
        role="tabpanel"
        aria-label="Table"
        ?hidden=${this.way !== 'table'}
        @table-change=${(event) => this.#hear('table', event.detail)}
      >
        <table-editor .first=${this.first}></table-editor>
      </div>
      <div
        id="own-draw"
        role="tabpanel"
        aria-label="Draw"
        ?hidden=${this.way !== 'draw'}
        @table-change=${(event) => this.#hear('draw', event.detail)}
      >
        <drawing-board .first=${this.first} .shown=${this.way === 'draw'}></drawing-board>
      </div>
      <footer class="dialog-foot">
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
            ? html`It is part of the link.`
            : nothing
      }`;
  }

  #turnTo(way) {
    this.way = way;
    this.#take(this.#results.get(way) ?? null);
  }

  #hear(way, result) {
    this.#results.set(way, result);
    if (way === this.way) this.#take(result);
  }

  #take(result) {
    this.result = result;
    this.size = null;
    clearTimeout(this.#timer);
    if (result?.table) this.#timer = setTimeout(() => this.#measure(result), ENCODE_DELAY);
  }

  async #measure(result) {
    const size = await sizeOf(result.table);
    if (this.result === result) this.size = size;
  }

  #use() {
    learnTable(this.size.text, this.result.table);
    this.store.setOwnTable(this.size.text);
    this.close();
  }
}

// The text that stands for a table in the link, and what is wrong with it.
async function sizeOf(table) {
  const { text, problems } = await encodeTable(table);
  if (text) return { text };
  const kept = keepTable(table);
  if (!kept.text) return { warning: `The table ${kept.problems[0].message}.` };
  return {
    text: kept.text,
    warning:
      `For the link it is too large: it ${problems[0].message}. You can use it all the same, ` +
      'in this page and until you leave it.',
  };
}

customElements.define('own-data-dialog', OwnDataDialog);
