import { html, nothing } from 'lit';
import { StoreElement } from '../store-element.js';
import { problemOf } from '../model/entries.js';

/**
 * Every picture of the stage: what it is called, for which problems it exists, how it is made.
 * Landscapes need a contour library, so they are loaded when first shown.
 */
const PICTURES = [
  {
    id: 'landscape',
    name: 'Landscape',
    suits: ({ surface }) => surface,
    load: () => import('./landscape-view.js'),
    show: (store) => html`<landscape-view .store=${store}></landscape-view>`,
  },
  {
    id: 'boundary',
    name: 'Boundary',
    suits: ({ surface, dataset }) => !surface && dataset?.features === 2 && !dataset.file,
    load: () => import('./boundary-view.js'),
    show: (store) => html`<boundary-view .store=${store}></boundary-view>`,
  },
  {
    id: 'fit',
    name: 'Fitted curve',
    suits: ({ surface, dataset }) => !surface && dataset?.features === 1,
    load: () => import('./fit-view.js'),
    show: (store) => html`<fit-view .store=${store}></fit-view>`,
  },
  {
    id: 'digits',
    name: 'Predictions',
    suits: ({ imageWidth }) => imageWidth > 0,
    load: () => import('./digits-view.js'),
    show: (store) => html`<digits-view .store=${store}></digits-view>`,
  },
  {
    id: 'confusion',
    name: 'Confusion matrix',
    suits: ({ surface, dataset }) =>
      !surface && dataset && (dataset.task === 'multiclass' || dataset.task === 'binary'),
    load: () => import('./confusion-view.js'),
    show: (store) => html`<confusion-view .store=${store}></confusion-view>`,
  },
  {
    id: 'landscape',
    name: 'Landscape',
    suits: ({ surface, dataset }) => !surface && dataset,
    load: () => import('./network-landscape-view.js'),
    show: (store) => html`<network-landscape-view .store=${store}></network-landscape-view>`,
  },
];

const AUTO = 'auto';

/** Names under which a host can ask for a picture with `show=`. */
export const PICTURE_IDS = [...new Set(['stage', ...PICTURES.map(({ id }) => id)])];

/** The pictures of the problem: one at a time, chosen by tabs. */
export class StageView extends StoreElement {
  static properties = { only: {} };

  #loaded = new Set();

  render() {
    const { store } = this;
    const problem = problemOf(store.catalog, store.config);
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
