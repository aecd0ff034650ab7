import './styles/page.css';
import { html, nothing } from 'lit';
import { StoreElement } from './store-element.js';
import * as icons from './icons.js';
import { chartTools } from './charts/chart-tools.js';
import './panels/top-bar.js';
import { loadWhole } from './model/whole-catalog.js';
import { toggleTheme } from './theme.js';
import { isTyping } from './first-look.js';
import { reproduction } from './model/reproduction.js';

const TEN = 10;

/** The whole page: first the curves, then what is around them. */
export class PlaygroundApp extends StoreElement {
  static followsTraining = true;
  static properties = { isWhole: { state: true } };

  #panels = this.#load();

  constructor() {
    super();
    this.isWhole = false;
  }

  async #load() {
    await this.updateComplete;
    await this.store.settled;
    await Promise.all([import('./panels.js'), loadWhole(this.store)]);
    this.isWhole = true;
    await this.updateComplete;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  render() {
    const { store, isWhole } = this;
    const late = (template) => (isWhole ? template : nothing);
    return html`<div class="app" @open-dialog=${(event) => this.#open(event.detail)}>
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
          <button type="button" class="btn quiet" @click=${() => toggleTheme()}>
            ${icons.theme} Light or dark
          </button>
        </footer>
      </div>
      ${late(
        html`<notice-list .store=${store}></notice-list>
          ${reproduction(store)}
          <share-dialog .store=${store}></share-dialog>
          <export-dialog .store=${store}></export-dialog>
          <help-dialog .store=${store}></help-dialog>
          <own-data-dialog .store=${store}></own-data-dialog>`,
      )}`;
  }

  async #open(name) {
    await this.#panels;
    this.querySelector(name).open();
  }

  #onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') || isTyping(event)) return;
    const action = this.#actionFor(event);
    if (!action) return;
    event.preventDefault();
    action();
  };

  #actionFor(event) {
    const { store } = this;
    const { selected } = store.ui;
    // A focused button keeps its space bar.
    if (event.key === ' ') {
      return event.target.closest?.('button, summary, a') ? null : () => store.toggle();
    }
    const actions = {
      ArrowRight: () => store.step(event.shiftKey ? TEN : 1),
      ArrowLeft: () => store.seek((store.frame?.step ?? 0) - (event.shiftKey ? TEN : 1)),
      r: () => store.reset(),
      a: () => this.#panels.then(() => store.addRun()),
      d: () => store.duplicateRun(selected),
      h: () => store.editRun(selected, (run) => (run.visible = !run.visible)),
      s: () => store.soloRun(selected),
      '?': () => this.#open('help-dialog'),
    };
    return actions[event.key];
  }
}

customElements.define('playground-app', PlaygroundApp);
