import { html, nothing } from 'lit';
import { parseLink } from '../../config/link.js';
import * as icons from '../../elements/icons.js';
import { StoreElement } from '../../elements/store-element.js';
import { openSheet } from '../panels/open-sheet.js';
import { openDialog } from '../open-dialog.js';
import { ABOUT, closeLanding } from './landing.js';
import { isFirstExperiment, landingWords } from './landing-words.js';

const OWN = {
  about: 'Now it is your own experiment.',
  words: 'The address of the page holds all of it: anyone who opens it sees the same.',
};

/** What a first visitor reads: what the page is, a question, and what to try; once it is another experiment,
 * that it is theirs. */
export class LandingStrip extends StoreElement {
  static followsTraining = true;

  /** @type {import('../../config/config.js').Config | null} */
  #known = null;

  render() {
    const { store } = this;
    const isFirst = isFirstExperiment(store.config, this.#first);
    const words = isFirst && store.frame ? landingWords(store, this.#first, store.frame) : null;
    return html`<p class="landing-words">
        <b>${isFirst ? ABOUT : OWN.about}</b>
        <span role="status">${isFirst ? (words?.words ?? '') : OWN.words}</span>
        ${words ? this.#todo(words) : nothing}
      </p>
      ${!isFirst || words?.stage === 'broken' ? this.#button('Examples', 'gallery-dialog') : nothing}
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

  // What can be done with one click ends in it. Where runs are in a sheet, no rate is in sight to be dragged.
  /** @param {import('./landing-words.js').LandingWords} words */
  #todo({ todo, drag, next }) {
    return html`<em>
        ${drag ? html`<span class="landing-drag">${drag}</span>` : nothing}
        ${drag ? this.#link('Show the rate', 'landing-sheet', () => openSheet(this, 'runs')) : nothing}
        ${todo}
      </em>
      ${next ? this.#link(next.label, '', () => this.#setRate(next)) : nothing}`;
  }

  /** @param {import('./landing-words.js').NextRate} next */
  #setRate({ run, rate }) {
    this.store.editRun(run, ({ params }) => (params.lr = rate));
  }

  /**
   * @param {string} words
   * @param {string} look
   * @param {() => void} act
   */
  #link(words, look, act) {
    return html`<button type="button" class="text-button landing-todo ${look}" @click=${act}>
      ${words}
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
