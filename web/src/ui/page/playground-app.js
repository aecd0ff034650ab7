import '../../elements/styles/page.css';
import { html } from 'lit';
import { chartTools } from '../charts/chart-tools.js';
import '../curves-and-transport.js';
import { given } from '../../elements/given.js';
import * as icons from '../../elements/icons.js';
import '../panels/top-bar.js';
import { StoreElement } from '../../elements/store-element.js';
import { studies } from '../../wasm/first-views.js';

/** The whole page: first the curves, then what is around them. */
export class PlaygroundApp extends StoreElement {
  static followsTraining = true;
  static properties = {
    theme: { attribute: false },
    keyTarget: { attribute: false },
    parts: { state: true },
  };

  #loading = this.#load();
  #stopListening = () => {};

  constructor() {
    super();
    /** @type {import('../../elements/theme.js').Theme} */
    this.theme = given();
    /** @type {EventTarget} whose keys are meant for the page; the document, if it has it for itself */
    this.keyTarget = this;
    /** @type {typeof import('./page-parts.js') | null} */
    this.parts = null;
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
    this.#listen();
    await this.updateComplete;
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
    this.#stopListening = () => {
      stopKeys();
      stopFiles();
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
    const { store, parts } = this;
    return html`<div
        class="app"
        data-stage=${this.#isStudy ? 'study' : 'picture'}
        @open-dialog=${this.#onOpenDialog}
        @toggle-theme=${this.#toggleTheme}
      >
        <top-bar .store=${store}></top-bar>
        <aside class="problem" aria-label="Controls">${parts?.controls(store)}</aside>
        <main class="stage" aria-label="Pictures">${parts?.pictures(store)}</main>
        <section class="curves" aria-label="Curves">
          <curves-view .store=${store} .tools=${chartTools}></curves-view>
        </section>
        <section class="runs" aria-label="Runs" style="--runs:${store.config.runs.length}">
          ${parts?.runs(store)}
        </section>
        <footer class="narrow-only">
          <button type="button" class="btn quiet" @click=${this.#toggleTheme}>
            ${icons.theme} Light or dark
          </button>
        </footer>
      </div>
      ${parts?.overlays(store)}`;
  }

  #toggleTheme() {
    this.theme.toggle();
  }

  /** @param {CustomEvent<string>} event */
  #onOpenDialog({ detail }) {
    this.#open(detail);
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
