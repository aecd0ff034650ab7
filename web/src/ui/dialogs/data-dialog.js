import { html } from 'lit';
import { findEntry } from '../../catalog/entries.js';
import { dataGroups } from '../model/data-groups.js';
import '../panels/data-thumbnail.js';
import { openDialog } from '../open-dialog.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {import('../../elements/controls/grouped-options.js').Choice} Choice */

const SETTING = 'data';
/** @type {Record<string, number>} */
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
/** @type {Record<string, number>} */
const ENDS = { Home: 0, End: -1 };

/** All data sets, with their pictures: a click takes one. */
export class DataDialog extends ModalDialog {
  get heading() {
    return 'Data';
  }

  get wide() {
    return true;
  }

  /** Opens it at the data set of the experiment. */
  async open() {
    await super.open();
    /** @type {HTMLElement | null} */
    const chosen = this.querySelector('[aria-selected="true"]');
    chosen?.focus();
  }

  content() {
    const { store } = this;
    const spec = store.catalog.settings.find(({ id }) => id === SETTING);
    if (!spec) return html``;
    return html`<div class="data-list" role="listbox" aria-label="Data sets">
      ${dataGroups(store.catalog, spec).map(
        ({ name, choices }) =>
          html`<div role="group" aria-label=${name}>
            <h3 aria-hidden="true">${name}</h3>
            <div class="data-cards" role="presentation">
              ${choices.map((choice) => this.#card(choice))}
            </div>
          </div>`,
      )}
    </div>`;
  }

  /** @param {Choice} choice */
  #card({ id, name, summary }) {
    const isChosen = this.store.value(SETTING) === id;
    return html`<div
      class="data-card"
      role="option"
      aria-selected=${isChosen}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => this.#choose(id)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, id)}
    >
      <data-thumbnail .store=${this.store} .name=${id}></data-thumbnail>
      <p><b>${name}</b> ${summary}</p>
    </div>`;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  #onKey(event, id) {
    const cards = [...this.querySelectorAll('[role=option]')];
    const place = cards.findIndex((card) => card === event.currentTarget);
    const target =
      event.key in ENDS ? ENDS[event.key] : (place + (WAYS[event.key] ?? 0)) % cards.length;
    if (event.key === 'Enter' || event.key === ' ') this.#choose(id);
    else if (target === place) return;
    else /** @type {HTMLElement | undefined} */ (cards.at(target))?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  // Own data can be chosen once there is some, and looked at when it is chosen.
  /** @param {string} id */
  #choose(id) {
    const { store } = this;
    const isChosen = store.value(SETTING) === id;
    const isOwn = findEntry(store.catalog, 'datasets', id)?.own;
    this.close();
    if (isOwn && (isChosen || !store.ownTable)) openDialog(this, 'own-data-dialog');
    else if (!isChosen) store.setSetting(SETTING, id);
  }
}

customElements.define('data-dialog', DataDialog);
