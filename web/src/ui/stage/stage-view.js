import { html, nothing } from 'lit';
import '../styles/parts.css';
import { StoreElement } from '../store-element.js';
import { problemOf } from '../../config/problem.js';
import { PICTURES } from './pictures.js';

const AUTO = 'auto';

/** The pictures of the problem: one at a time, chosen by tabs. */
export class StageView extends StoreElement {
  static properties = { only: {} };

  #loaded = new Set();

  render() {
    const { store } = this;
    const problem = problemOf(store.config, store.catalog);
    const fitting = PICTURES.filter((picture) => picture.suits(problem));
    const wanted = this.only && this.only !== 'stage' ? this.only : store.value('stage');
    const current = fitting.find(({ id }) => id === wanted) ?? fitting[0];
    if (!current) return html`<p class="note">There is no picture of this problem.</p>`;
    this.#load(current);
    return html`${this.only ? nothing : this.#tabs(fitting, current)}
      <div
        class="stage-body"
        id="stage-body"
        role=${this.only ? nothing : 'tabpanel'}
        aria-label=${current.name}
      >
        ${this.#loaded.has(current) ? current.show(store) : nothing}
      </div>`;
  }

  #tabs(fitting, current) {
    return html`<div class="tabs" role="tablist" aria-label="Pictures">
      ${fitting.map(
        ({ id, name }) =>
          html`<button
            type="button"
            role="tab"
            aria-selected=${id === current.id}
            aria-controls="stage-body"
            @click=${() => this.#choose(id, fitting)}
          >
            ${name}
          </button>`,
      )}
    </div>`;
  }

  // The first picture is what "auto" shows, also of another problem.
  #choose(id, [first]) {
    this.store.setSetting('stage', id === first.id ? AUTO : id);
  }

  #load(picture) {
    if (this.#loaded.has(picture)) return;
    picture.load().then(() => {
      this.#loaded.add(picture);
      this.requestUpdate();
    });
  }
}

customElements.define('stage-view', StageView);
