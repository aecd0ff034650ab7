import '../../elements/styles/page.css';
import { html, nothing } from 'lit';
import '../curves-and-transport.js';
import { given } from '../../elements/given.js';
import { firstHeadline, hasHeadline } from './headline.js';
import { readSizes, resized, styleOf } from './sizes.js';
import '../panels/top-bar.js';
import { StoreElement } from '../../elements/store-element.js';
import { studies } from '../../wasm/first-views.js';

// Curves that can be changed, before there is anything to change them with.
const noTools = () => nothing;

/** The whole page: first the curves, then what is around them. */
export class PlaygroundApp extends StoreElement {
  static followsTraining = true;
  static properties = {
    theme: { attribute: false },
    keyTarget: { attribute: false },
    parts: { state: true },
    sizes: { state: true },
  };

  #loading = this.#load();
  #stopListening = () => {};

  constructor() {
    super();
    // Dialogs open others as well.
    this.addEventListener('open-dialog', (event) =>
      this.#open(/** @type {CustomEvent<string>} */ (event).detail),
    );
    /** @type {import('../../elements/theme.js').Theme} */
    this.theme = given();
    /** @type {EventTarget} whose keys are meant for the page; the document, if it has it for itself */
    this.keyTarget = this;
    /** @type {typeof import('./page-parts.js') | null} */
    this.parts = null;
    this.sizes = readSizes();
    /** @type {import('./sheets.js').Sheets | null} */
    this.sheets = null;
  }

  /** Whether everything is there, not only the curves. */
  get isWhole() {
    return this.parts !== null;
  }

  // A study has the room of the curves as well.
  get #isStudy() {
    return studies.includes(String(this.store.value('stage')));
  }

  async #load() {
    await this.updateComplete;
    // Without a curve there is nothing that everything else would wait for.
    if (this.#isStudy) this.store.settle();
    await this.store.settled;
    [this.parts] = await Promise.all([import('./page-parts.js'), this.store.loadWhole()]);
    this.parts.follow(this.store);
    this.sheets = new this.parts.Sheets(this);
    this.addController(new this.parts.ScrollHints(this));
    this.#listen();
    await this.updateComplete;
  }

  /** The grid of its parts, whose events it listens to. */
  get grid() {
    return /** @type {HTMLElement} */ (this.querySelector('.app'));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#listen();
  }

  #listen() {
    const { parts } = this;
    if (!parts || !this.isConnected) return;
    this.#stopListening();
    const stopKeys = parts.listenForKeys(this.keyTarget, (event) => {
      if (this.#hasDialog) return {};
      return { ...parts.transportKeys(this.store, event), ...this.#keys() };
    });
    const stopFiles = parts.listenForFiles(this.keyTarget, this, (file) => {
      if (this.#hasDialog) return;
      parts.openFile(file, this.store, {
        onTable: () => this.#open('own-data-dialog', file),
      });
    });
    const stopHistory = parts.keepHistory(this.store, this.keyTarget, () => this.#hasDialog);
    const hasDocument = this.keyTarget === document;
    const stopPrinting = hasDocument ? parts.followPrinting(this.store, this) : () => {};
    this.#stopListening = () => {
      stopPrinting();
      stopKeys();
      stopFiles();
      stopHistory();
    };
  }

  get #hasDialog() {
    return this.querySelector('dialog[open]') !== null;
  }

  disconnectedCallback() {
    this.#stopListening();
    super.disconnectedCallback();
  }

  render() {
    const { store, parts, sheets } = this;
    return html`<div
        class="app"
        data-stage=${this.#isStudy ? 'study' : 'picture'}
        data-sheet=${sheets?.open ?? 'none'}
        style=${styleOf(this.sizes)}
        @open-sheet=${this.#onOpenSheet}
        @choose-charts=${this.#chooseCharts}
        @toggle-theme=${this.#toggleTheme}
        @resize-part=${this.#onResize}
        @keydown=${sheets?.onKey}
      >
        <top-bar .store=${store} .tools=${parts?.topTools}></top-bar>
        ${
          hasHeadline(store)
            ? html`<section class="headline" aria-label="Headline">
                ${parts ? parts.headline(store) : firstHeadline(store)}
              </section>`
            : nothing
        }
        <aside
          class="problem sheet"
          aria-label=${sheets?.isCompact ? sheets.nameOf('problem') : 'Controls'}
          role=${sheets?.roleOf('problem') ?? nothing}
        >
          ${sheets?.head('problem')} ${parts?.controls(store)}
        </aside>
        <main class="stage" aria-label="Pictures">${parts?.pictures(store)}</main>
        <section class="curves" aria-label="Curves">
          <curves-view
            .store=${store}
            .tools=${parts?.chartTools ?? noTools}
            .heights=${this.sizes}
          ></curves-view>
        </section>
        <section
          class="runs sheet"
          aria-label="Runs"
          role=${sheets?.roleOf('runs') ?? nothing}
          style="--runs:${store.config.runs.length}"
        >
          ${sheets?.head('runs')} ${parts?.runs(store)}
        </section>
        ${sheets ? parts?.frame(this, sheets) : nothing}
      </div>
      ${parts?.overlays(store)}`;
  }

  #toggleTheme() {
    this.theme.toggle();
  }

  /** @param {CustomEvent<import('./sheets.js').SheetId | null>} event null: none */
  #onOpenSheet({ detail }) {
    if (detail) this.sheets?.show(detail);
    else this.sheets?.close();
  }

  #chooseCharts() {
    if (this.sheets?.isCompact) return this.sheets.show('charts');
    /** @type {import('../charts/charts-popover.js').ChartsPopover | null} */
    const list = this.querySelector('charts-popover');
    return list?.openAt(/** @type {Element} */ (this.querySelector('.curves')));
  }

  /** @param {CustomEvent<{ id: string, size: number | null }>} event */
  #onResize({ detail }) {
    this.sizes = resized(this.sizes, detail);
  }

  /**
   * @param {string} name of a dialog's element
   * @param {File} [file] that it begins with
   */
  async #open(name, file) {
    await this.#loading;
    /** @type {import('../dialogs/modal-dialog.js').ModalDialog | null} */
    const dialog = this.querySelector(name);
    dialog?.open(file);
  }

  /** @returns {import('../keys.js').Keys} what only the page has */
  #keys() {
    const { store } = this;
    const { selected } = store.ui;
    return {
      a: () => this.#loading.then(() => store.addRun()),
      d: () => store.duplicateRun(selected),
      h: () => store.editRun(selected, (run) => (run.visible = !run.visible)),
      s: () => store.soloRun(selected),
      '?': () => this.#open('help-dialog'),
    };
  }
}

customElements.define('playground-app', PlaygroundApp);
