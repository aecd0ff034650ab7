import { LitElement, html, nothing } from 'lit';
import { startParams } from '../../../catalog/params.js';
import { textParam } from '../../../catalog/own-text.js';
import { shortRuleName } from '../../../config/run-names.js';
import { formatSetting } from '../../../drawing/typed-values.js';
import { given } from '../../../elements/given.js';
import * as icons from '../../../elements/icons.js';
import { onText } from '../../../elements/listeners.js';
import { down } from '../run-icons.js';
import { memoryWords, needsWords } from './demands.js';
import './optimizer-picker.css';
import { placeMenu } from './place-menu.js';
import { findOptimizers } from './search.js';
import { sectionsOf } from './sections.js';

/** @typedef {import('../../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../../catalog/catalog-index.js').Values} Values */

/** @type {Record<string, number>} how far the keys of a list go */
const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };

let nextId = 0;

/**
 * A button that opens the menu of all optimizers: the usual ones on top, a search over names and ideas, and what
 * each does, keeps and needs. Fires "pick" with `detail`, the id of the one that was chosen.
 */
export class OptimizerPicker extends LitElement {
  static properties = {
    catalog: { attribute: false },
    // Asked when the menu is shown; a new function alone changes nothing.
    paramsOf: { attribute: false, hasChanged: () => false },
    value: {},
    text: {},
    label: {},
    hint: {},
    look: {},
    disabled: { type: Boolean },
    isOpen: { state: true },
    query: { state: true },
    active: { state: true },
  };

  #id = `optimizers-${++nextId}`;

  constructor() {
    super();
    /** @type {Catalog} */
    this.catalog = given();
    /** @type {(entry: Entry) => Values} the parameters that one gets when it is picked */
    this.paramsOf = startParams;
    /** id of the optimizer that is there now; empty: one is to be added */
    this.value = '';
    /** what the button shows */
    this.text = '';
    /** what the button is called; empty: what it shows */
    this.label = '';
    /** what it shows when pointed at */
    this.hint = '';
    /** @type {'plain' | 'field' | 'add'} */
    this.look = 'plain';
    this.disabled = false;
    this.isOpen = false;
    this.query = '';
    /** id of the optimizer that Enter takes */
    this.active = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<button
        type="button"
        class="optimizer-button ${this.look}"
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen}
        aria-label=${this.label || nothing}
        title=${this.hint || nothing}
        ?disabled=${this.disabled}
        @click=${this.open}
      >
        ${this.look === 'add' ? icons.plus : nothing}
        <span class="optimizer-text">${this.text}</span>
        ${this.look === 'add' ? nothing : down}
      </button>
      ${this.isOpen ? this.#menu() : nothing}`;
  }

  /** Opens the menu; the keyboard's focus goes in, and back when it closes. */
  async open() {
    this.query = '';
    this.active = this.value || (this.#found[0]?.id ?? '');
    this.isOpen = true;
    await this.updateComplete;
    const dialog = this.#dialog;
    const button = this.querySelector('button');
    if (!dialog || !button) return;
    dialog.showModal();
    placeMenu(dialog, button);
    this.#showActive('center');
  }

  get #dialog() {
    return this.querySelector('dialog');
  }

  /** @returns {Entry[]} what can be chosen now, in the order in which it is shown */
  get #found() {
    return this.query.trim()
      ? findOptimizers(this.#optimizers, this.query)
      : sectionsOf(this.#optimizers).flatMap(({ entries }) => entries);
  }

  get #optimizers() {
    return this.catalog.optimizers.filter((entry) => !entry.wrapper);
  }

  #menu() {
    return html`<dialog
      class="optimizer-menu"
      aria-label="Optimizers"
      tabindex="-1"
      ?autofocus=${matchMedia('(pointer: coarse)').matches}
      @close=${() => (this.isOpen = false)}
      @click=${(/** @type {Event} */ event) => event.target === event.currentTarget && this.#close()}
    >
      ${this.#searchField()}
      <div class="optimizer-list" id="${this.#id}-list" role="listbox" aria-label="Optimizers">
        ${this.#list()}
      </div>
      <p class="optimizer-count" role="status">${this.#countWords}</p>
    </dialog>`;
  }

  #searchField() {
    return html`<div class="optimizer-search">
      <input
        type="text"
        inputmode="search"
        class="text"
        role="combobox"
        aria-label="Search optimizers"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="${this.#id}-list"
        aria-activedescendant=${this.active ? this.#optionId(this.active) : nothing}
        placeholder="Search: momentum, sign, second order …"
        autocomplete="off"
        spellcheck="false"
        maxlength="80"
        .value=${this.query}
        @input=${onText((text) => this.#search(text))}
        @keydown=${this.#onKey}
      />
      <button
        type="button"
        class="btn icon quiet"
        aria-label="Close"
        title="Close"
        @click=${this.#close}
      >
        ${icons.close}
      </button>
    </div>`;
  }

  get #countWords() {
    if (!this.query.trim()) return '';
    const { length } = this.#found;
    if (length === 0)
      return `Nothing fits “${this.query.trim()}”. Try a name, an author or an idea.`;
    return length === 1 ? '1 optimizer' : `${length} optimizers`;
  }

  #list() {
    if (this.query.trim()) return this.#found.map((entry) => this.#option(entry));
    return sectionsOf(this.#optimizers).map(({ heading, entries }, place) => {
      const id = `${this.#id}-section-${place}`;
      return html`<div role="group" aria-labelledby=${id}>
        <div class="optimizer-heading" id=${id}>${heading}</div>
        ${entries.map((entry) => this.#option(entry))}
      </div>`;
    });
  }

  /** @param {Entry} entry */
  #option(entry) {
    const { id, summary, reference } = entry;
    const { short, rest } = namesOf(entry, this.catalog);
    return html`<div
      role="option"
      class="optimizer-option ${id === this.active ? 'active' : ''}"
      id=${this.#optionId(id)}
      data-id=${id}
      aria-selected=${id === this.value}
      title=${reference ?? ''}
      @click=${() => this.#pick(id)}
      @pointermove=${() => (this.active = id)}
    >
      <span class="optimizer-name"><b>${short}</b> <span>${rest}</span></span>
      <span class="optimizer-facts">${factsOf(entry, this.paramsOf(entry))}</span>
      <span class="optimizer-summary">${summary}</span>
    </div>`;
  }

  /** @param {string} id */
  #optionId(id) {
    return `${this.#id}-${id}`;
  }

  /** @param {string} text */
  #search(text) {
    this.query = text;
    this.active = this.#found[0]?.id ?? '';
    this.#showActive('nearest');
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const move = MOVES[event.key];
    if (event.key === 'Enter' && this.active) this.#pick(this.active);
    else if (move) this.#move(move);
    else return;
    event.preventDefault();
  }

  /** @param {number} distance down the list */
  #move(distance) {
    const found = this.#found;
    const from = found.findIndex(({ id }) => id === this.active);
    const to = Math.min(Math.max(from + distance, 0), found.length - 1);
    this.active = found[to]?.id ?? '';
    this.#showActive('nearest');
  }

  /** @param {ScrollLogicalPosition} block */
  async #showActive(block) {
    await this.updateComplete;
    this.querySelector('.optimizer-option.active')?.scrollIntoView({ block });
  }

  #close() {
    this.#dialog?.close();
  }

  /** @param {string} id */
  #pick(id) {
    this.#close();
    if (id !== this.value) this.dispatchEvent(new CustomEvent('pick', { detail: id }));
  }
}

/**
 * The short name that stands in tables and charts, and the rest of the whole name.
 * @param {Entry} entry
 * @param {Catalog} catalog
 */
function namesOf(entry, catalog) {
  const { id, name } = entry;
  const short = shortRuleName({ optimizer: id }, catalog);
  const rest = name.startsWith(short) ? name.slice(short.length).trim() : name;
  // What people may know it by.
  const known = plain(name + short).includes(plain(id)) || textParam(entry) ? '' : id;
  return { short, rest: [known, rest].filter(Boolean).join(' ') };
}

/** @param {string} text */
const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The rate that one begins with, and what the optimizer keeps and needs.
 * @param {Entry} entry
 * @param {Values} params that it gets
 */
function factsOf(entry, params) {
  const rate = params.lr ?? entry.params.find(({ id }) => id === 'lr')?.default;
  const start =
    typeof rate === 'number' && !textParam(entry) ? `usual rate ${formatSetting(rate)}` : '';
  return [start, memoryWords(entry), ...needsWords(entry)].filter(Boolean).join(' · ');
}

customElements.define('optimizer-picker', OptimizerPicker);
