import '../styles/parts.css';
import { LitElement, html, nothing } from 'lit';
import * as icons from '../icons.js';

// In milliseconds.
const COPIED_FOR = 1500;

/**
 * @typedef {object} Table
 * @property {{ name: string, isText?: boolean }[]} columns
 * @property {string[][]} rows
 */

/** The numbers of a picture: some of them as a table, all of them to copy. Fires "close". */
export class NumbersTable extends LitElement {
  static properties = {
    heading: {},
    subtitle: {},
    /** To be read. */
    table: { attribute: false },
    /** Everything, as tab-separated values. */
    text: { attribute: false },
    /** What the table leaves out. */
    note: {},
    words: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.heading = '';
    this.subtitle = '';
    /** @type {Table} */
    this.table = { columns: [], rows: [] };
    /** @type {() => string} */
    this.text = () => '';
    this.note = '';
    this.words = '';
    this.refused = '';
  }

  /** @returns {HTMLElement | DocumentFragment} */
  createRenderRoot() {
    return this;
  }

  render() {
    return html`<div
      class="data-table"
      role="region"
      aria-label="${this.heading} as a table"
      @keydown=${this.#onKey}
    >
      <h2>
        ${this.heading} <span class="subtitle">${this.subtitle}</span>
        <button
          type="button"
          class="btn copy"
          title="Copy all numbers in view, as a spreadsheet takes them"
          @click=${() => this.#copy()}
        >
          ${this.words || 'Copy'}
        </button>
        <span class="hidden-text" role="status">${this.words}</span>
        <button
          type="button"
          class="btn icon small quiet"
          aria-label="Close the table"
          @click=${() => this.#close()}
        >
          ${icons.close}
        </button>
      </h2>
      ${
        this.refused
          ? html`<textarea
              readonly
              aria-label="All numbers in view, to copy by hand"
              .value=${this.refused}
            ></textarea>`
          : nothing
      }
      <div class="scroll" tabindex="0">
        ${this.#table()} ${this.note ? html`<p class="note">${this.note}</p>` : nothing}
      </div>
    </div>`;
  }

  /** @param {KeyboardEvent} event */
  #onKey({ key }) {
    if (key === 'Escape') this.#close();
  }

  #table() {
    const { columns, rows } = this.table;
    /** @param {Table['columns'][number]} column */
    const align = ({ isText }) => (isText ? nothing : 'n');
    return html`<table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class=${align(column)}>${column.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row" class=${align(columns[0])}>${first}</th>
              ${others.map((cell, i) => html`<td class=${align(columns[i + 1])}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }

  async #copy() {
    const text = this.text();
    try {
      await navigator.clipboard.writeText(text);
      this.#say('Copied');
    } catch {
      // Not every host lets a frame use the clipboard; the old way needs no leave.
      this.refused = text;
      await this.updateComplete;
      this.querySelector('textarea')?.select();
      this.#say(document.execCommand('copy') ? 'Copied' : 'Press Ctrl+C');
    }
  }

  /** @param {string} words */
  #say(words) {
    this.words = words;
    setTimeout(() => (this.words = ''), COPIED_FOR);
  }
}

customElements.define('numbers-table', NumbersTable);
