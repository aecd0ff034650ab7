import '../../elements/styles/page.css';
import { html, nothing } from 'lit';
import '../curves-and-transport.js';
import { given } from '../../elements/given.js';
import { firstHeadline, hasHeadline } from './headline.js';
import { readSizes, styleOf } from './sizes.js';
import '../panels/top-bar.js';
import { StoreElement } from '../../elements/store-element.js';
import { roomy } from '../../wasm/first-views.js';

// Its places, in the order in which they are filled.
const PLACES = /** @type {const} */ (['headline', 'pictures', 'runs', 'controls', 'overlays']);
// Curves that can be changed, before there is anything to change them with.
const noTools = () => nothing;

/** The whole page: first the curves, then what is around them. */
export class PlaygroundApp extends StoreElement {
  static followsTraining = true;
  static properties = {
    theme: { attribute: false },
    keyTarget: { attribute: false },
    parts: { state: true },
    filled: { state: true },
    sizes: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../elements/theme.js').Theme} */
    this.theme = given();
    /** @type {EventTarget} whose keys are meant for the page; the document, if it has it for itself */
    this.keyTarget = this;
    /** @type {typeof import('./page-parts.js') | null} */
    this.parts = null;
    this.filled = 0;
    this.sizes = readSizes();
    /** @type {import('./sheets.js').Sheets | null} */
    this.sheets = null;
    this.#load();
  }

  /** Whether everything is there, not only the curves. */
  get isWhole() {
    return this.filled === PLACES.length;
  }

  // A study has the room of the curves as well, and so have pictures that need it.
  get #isStudy() {
    return roomy.includes(String(this.store.value('stage')));
  }

  async #load() {
    await this.updateComplete;
    // Without a curve there is nothing that everything else would wait for.
    if (this.#isStudy) this.store.settle();
    await this.store.settled;
    [this.parts] = await Promise.all([import('./page-parts.js'), this.store.loadWhole()]);
    this.parts.follow(this.store);
    ({ sheets: this.sheets } = new this.parts.PageController(this));
    this.addController(new this.parts.ScrollHints(this));
    await this.#fill();
  }

  // One place at a time: all of them take a phone a quarter of a second, in which it would not answer.
  async #fill() {
    while (!this.isWhole) {
      ++this.filled;
      await this.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /**
   * @param {typeof PLACES[number]} place
   * @returns {unknown} template; undefined: it is not its turn
   */
  #part(place) {
    return PLACES.indexOf(place) < this.filled ? this.parts?.[place](this.store) : undefined;
  }

  /** The grid of its parts. */
  get grid() {
    return /** @type {HTMLElement} */ (this.querySelector('.app'));
  }

  render() {
    const { store, parts, sheets } = this;
    return html`<div
        class="app"
        data-stage=${this.#isStudy ? 'study' : 'picture'}
        data-sheet=${sheets?.open ?? 'none'}
        style=${styleOf(this.sizes)}
      >
        ${parts?.skipLinks()}
        <top-bar .store=${store} .tools=${parts?.topTools}></top-bar>
        ${
          hasHeadline(store)
            ? html`<section class="headline" aria-label="Headline">
                ${this.#part('headline') ?? firstHeadline(store)}
              </section>`
            : nothing
        }
        <aside
          class="problem sheet"
          aria-label=${sheets?.isCompact ? sheets.nameOf('problem') : 'Controls'}
          role=${sheets?.roleOf('problem') ?? nothing}
        >
          ${sheets?.head('problem')} ${this.#part('controls')}
        </aside>
        <main class="stage" aria-label="Pictures">${this.#part('pictures')}</main>
        <section class="curves" aria-label="Curves">
          <curves-view
            .store=${store}
            .tools=${parts?.chartTools ?? noTools}
            .heights=${this.sizes}
          ></curves-view>
          <div class=${store.value('ribbon') === 'off' ? '' : 'ribbon-place'}>
            ${parts?.ribbon(store)}
          </div>
        </section>
        <section
          class="runs sheet"
          aria-label="Runs"
          role=${sheets?.roleOf('runs') ?? nothing}
          style="--runs:${store.config.runs.length}"
        >
          ${sheets?.head('runs')} ${this.#part('runs')}
        </section>
        ${sheets ? parts?.frame(this, sheets) : nothing}
      </div>
      ${this.#part('overlays')}`;
  }
}

customElements.define('playground-app', PlaygroundApp);
