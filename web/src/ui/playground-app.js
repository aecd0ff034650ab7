import { html } from 'lit';
import { StoreElement } from './store-element.js';
import * as icons from './icons.js';
import './charts/curves-view.js';
import './dialogs/export-dialog.js';
import './dialogs/help-dialog.js';
import './dialogs/own-data-dialog.js';
import './dialogs/share-dialog.js';
import './panels/formula-strip.js';
import './panels/notice-list.js';
import './panels/runs-table.js';
import './panels/side-panel.js';
import './panels/top-bar.js';
import './stage/stage-view.js';
import { toggleTheme } from './theme.js';
import { isTyping } from './playground-keys.js';
import { reproduction } from './model/reproduction.js';

const TEN = 10;

/** The whole page. */
export class PlaygroundApp extends StoreElement {
  static followsTraining = true;

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    return html`<div class="app" @open-dialog=${(event) => this.#open(event.detail)}>
        <top-bar .store=${store}></top-bar>
        <aside class="problem" aria-label="Controls">
          <side-panel .store=${store}></side-panel>
        </aside>
        <main class="stage" aria-label="Pictures"><stage-view .store=${store}></stage-view></main>
        <section class="curves" aria-label="Curves">
          <curves-view .store=${store}></curves-view>
        </section>
        <section class="runs" aria-label="Runs">
          <runs-table .store=${store}></runs-table>
          <formula-strip .store=${store}></formula-strip>
        </section>
        <footer class="narrow-only">
          <button type="button" class="btn quiet" @click=${() => toggleTheme()}>
            ${icons.theme} Light or dark
          </button>
        </footer>
      </div>
      <notice-list .store=${store}></notice-list>
      ${reproduction(store)}
      <share-dialog .store=${store}></share-dialog>
      <export-dialog .store=${store}></export-dialog>
      <help-dialog .store=${store}></help-dialog>
      <own-data-dialog .store=${store}></own-data-dialog>`;
  }

  #open(name) {
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
      a: () => store.addRun(),
      d: () => store.duplicateRun(selected),
      h: () => store.editRun(selected, (run) => (run.visible = !run.visible)),
      '?': () => this.#open('help-dialog'),
    };
    return actions[event.key];
  }
}

customElements.define('playground-app', PlaygroundApp);
