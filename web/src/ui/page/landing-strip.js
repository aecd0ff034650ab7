import { html, nothing } from 'lit';
import { parseLink } from '../../config/link.js';
import * as icons from '../../elements/icons.js';
import { StoreElement } from '../../elements/store-element.js';
import { openDialog } from '../panels/top-tools.js';
import { closeLanding } from './landing.js';
import { isFirstExperiment, landingWords } from './landing-words.js';

const ABOUT = 'Train a small network, and see what its optimizer does.';

/** What a first visitor reads: what the page is, a question, and what to try. */
export class LandingStrip extends StoreElement {
  static followsTraining = true;

  /** @type {import('../../config/config.js').Config | null} */
  #known = null;

  render() {
    const { store } = this;
    const words = store.frame && landingWords(store, this.#first, store.frame);
    return html`<p class="landing-words">
        <b>${ABOUT}</b>
        <span role="status">${words?.words ?? ''}</span> ${words ? this.#todo(words) : nothing}
      </p>
      ${words?.stage === 'broken' ? this.#button('Examples', 'gallery-dialog') : nothing}
      ${this.#button('Tour', 'page-tour')}
      <button
        type="button"
        class="btn icon small quiet"
        aria-label="Close this introduction"
        title="Close"
        @click=${() => closeLanding(store)}
      >
        ${icons.close}
      </button>`;
  }

  // It is asked for at every beat of the training.
  get #first() {
    this.#known ??= parseLink(this.store.firstVisit, this.store.catalog).config;
    return this.#known;
  }

  // Another experiment has other questions.
  updated() {
    const { store } = this;
    if (!isFirstExperiment(store.config, this.#first)) store.setUi({ landing: false });
  }

  // What can be done with one click ends in it.
  /** @param {import('./landing-words.js').LandingWords} words */
  #todo({ todo, next }) {
    if (!next) return html`<em>${todo}</em>`;
    const { label, run, rate } = next;
    return html`<em>${todo}</em>
      <button
        type="button"
        class="text-button landing-todo"
        @click=${() => this.store.editRun(run, ({ params }) => (params.lr = rate))}
      >
        ${label}
      </button>`;
  }

  /**
   * @param {string} words
   * @param {string} opens the tag of an element
   */
  #button(words, opens) {
    return html`<button
      type="button"
      class="btn landing-button"
      @click=${() => openDialog(this, opens)}
    >
      ${words}
    </button>`;
  }
}

customElements.define('landing-strip', LandingStrip);
