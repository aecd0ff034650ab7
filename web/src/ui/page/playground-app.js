import '../styles/page.css';
import { html, nothing } from 'lit';
import { chartTools } from '../charts/chart-tools.js';
import { listenForKeys, transportKeys } from '../curves-and-transport.js';
import { given } from '../given.js';
import * as icons from '../icons.js';
import '../panels/top-bar.js';
import { StoreElement } from '../store-element.js';
import { reproduction } from './reproduction.js';

/** The whole page: first the curves, then what is around them. */
export class PlaygroundApp extends StoreElement {
  static followsTraining = true;
  static properties = {
    theme: { attribute: false },
    keyTarget: { attribute: false },
    isWhole: { state: true },
  };

  #parts = this.#load();
  #stopListening = () => {};

  constructor() {
    super();
    /** @type {import('../theme.js').Theme} */
    this.theme = given();
    /** @type {EventTarget} whose keys are meant for the page; the document, if it has it for itself */
    this.keyTarget = this;
    this.isWhole = false;
  }

  async #load() {
    await this.updateComplete;
    await this.store.settled;
    await Promise.all([import('./page-parts.js'), this.store.loadWhole()]);
    this.isWhole = true;
    await this.updateComplete;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stopListening = listenForKeys(this.keyTarget, (event) => this.#keys(event));
  }

  disconnectedCallback() {
    this.#stopListening();
    super.disconnectedCallback();
  }

  render() {
    const { store, isWhole } = this;
    const late = (/** @type {unknown} */ template) => (isWhole ? template : nothing);
    return html`<div
        class="app"
        @open-dialog=${(/** @type {CustomEvent<string>} */ event) => this.#open(event.detail)}
        @toggle-theme=${() => this.theme.toggle()}
      >
        <top-bar .store=${store}></top-bar>
        <aside class="problem" aria-label="Controls">
          ${late(html`<side-panel .store=${store}></side-panel>`)}
        </aside>
        <main class="stage" aria-label="Pictures">
          ${late(html`<stage-view .store=${store}></stage-view>`)}
        </main>
        <section class="curves" aria-label="Curves">
          <curves-view .store=${store} .tools=${chartTools}></curves-view>
        </section>
        <section class="runs" aria-label="Runs" style="--runs:${store.config.runs.length}">
          ${late(
            html`<runs-table .store=${store}></runs-table>
              <formula-strip .store=${store}></formula-strip>`,
          )}
        </section>
        <footer class="narrow-only">
          <button type="button" class="btn quiet" @click=${() => this.theme.toggle()}>
            ${icons.theme} Light or dark
          </button>
        </footer>
      </div>
      ${late(html`<notice-list .store=${store}></notice-list> ${reproduction(store)} ${this.#dialogs()}`)}`;
  }

  #dialogs() {
    const { store } = this;
    return html`<share-dialog .store=${store}></share-dialog>
      <export-dialog .store=${store}></export-dialog>
      <help-dialog .store=${store}></help-dialog>
      <own-data-dialog .store=${store}></own-data-dialog>`;
  }

  /** @param {string} name of a dialog's element */
  async #open(name) {
    await this.#parts;
    /** @type {import('../dialogs/modal-dialog.js').ModalDialog | null} */
    const dialog = this.querySelector(name);
    dialog?.open();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {import('../keys.js').Keys}
   */
  #keys(event) {
    if (this.querySelector('dialog[open]')) return {};
    const { store } = this;
    const { selected } = store.ui;
    return {
      ...transportKeys(store, event),
      a: () => this.#parts.then(() => store.addRun()),
      d: () => store.duplicateRun(selected),
      h: () => store.editRun(selected, (run) => (run.visible = !run.visible)),
      s: () => store.soloRun(selected),
      '?': () => this.#open('help-dialog'),
    };
  }
}

customElements.define('playground-app', PlaygroundApp);
