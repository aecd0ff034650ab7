import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { findEntry } from '../../catalog/entries.js';
import { choicesOf } from '../../catalog/params.js';
import { knownTable } from '../../config/known-tables.js';
import { given } from '../../elements/given.js';
import { describeTable } from '../../tables/own-table.js';
import './data-thumbnail.js';
import { openDialog } from '../open-dialog.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

/** The data set of the experiment, and the way to another one. */
export class DatasetPicker extends StoreElement {
  static properties = { spec: { attribute: false } };

  constructor() {
    super();
    /** @type {Param} */
    this.spec = given();
  }

  render() {
    const { store, spec } = this;
    const id = String(store.value(spec.id));
    const chosen = choicesOf(store.catalog, spec).find((choice) => choice.id === id);
    const isOwn = Boolean(findEntry(store.catalog, 'datasets', id)?.own);
    const table = isOwn ? knownTable(store.ownTable) : undefined;
    const words = table ? `${describeTable(table)}.` : chosen?.summary;
    const isLocked = store.flags.lock.includes(spec.id);
    return html`<div class="chosen-data">
      <data-thumbnail .store=${store} .name=${id}></data-thumbnail>
      <div class="chosen-words">
        <div class="chosen-line">
          <b>${chosen?.name}</b>
          ${isLocked ? nothing : this.#ways(isOwn)}
        </div>
        <p>${words}</p>
      </div>
    </div>`;
  }

  /** @param {boolean} isOwn whether the data are the user's */
  #ways(isOwn) {
    const edit = this.store.ownTable ? 'Edit' : 'Add data';
    return html`${isOwn ? this.#way(edit, 'own-data-dialog') : nothing}
    ${this.#way('Change', 'data-dialog', 'Change data')}`;
  }

  /**
   * @param {string} words
   * @param {string} dialog its element
   * @param {string} [name] what it is called where it is read aloud
   */
  #way(words, dialog, name) {
    return html`<button
      type="button"
      class="btn data-way"
      aria-label=${name ?? nothing}
      title=${name ?? nothing}
      @click=${() => openDialog(this, dialog)}
    >
      ${words}
    </button>`;
  }
}

customElements.define('dataset-picker', DatasetPicker);
