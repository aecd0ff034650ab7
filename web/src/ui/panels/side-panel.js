import { html } from 'lit';
import { chooseByKey } from '../../elements/one-stop.js';
import { StoreElement } from '../../elements/store-element.js';
import { runNames } from '../../config/run-names.js';
import { colorSlot } from '../../drawing/palette.js';
import './problem-panel.js';
import './run-panel.js';

let nextId = 0;

/** The column of controls: the problem that all runs share, or one run. */
export class SidePanel extends StoreElement {
  #id = `side-panel-${++nextId}`;

  render() {
    const { store } = this;
    const run = store.config.runs[store.ui.selected];
    const panel = run ? store.ui.panel : 'problem';
    const name = runNames(store.config, store.catalog)[store.ui.selected];
    const tab = (/** @type {'problem' | 'run'} */ id, /** @type {unknown} */ body) =>
      html`<button
        type="button"
        role="tab"
        id="${this.#id}-${id}"
        aria-selected=${panel === id}
        tabindex=${panel === id ? 0 : -1}
        aria-controls=${this.#id}
        @click=${() => store.setUi({ panel: id })}
      >
        ${body}
      </button>`;
    return html`<div
        class="tabs side-tabs"
        role="tablist"
        aria-label="Controls"
        @keydown=${chooseByKey}
      >
        ${tab('problem', html`<span data-words="Problem">Problem</span>`)}
        ${
          run
            ? tab(
                'run',
                html`<span
                    class="dot"
                    style="--run:var(--r${colorSlot(run, store.ui.selected) + 1})"
                  ></span
                  ><span class="run-title" data-words="Run: ${name}"
                    >Run: <bdi>${name}</bdi></span
                  >`,
              )
            : ''
        }
      </div>
      <div id=${this.#id} class="side-body" role="tabpanel" aria-labelledby="${this.#id}-${panel}">
        ${
          panel === 'run'
            ? html`<run-panel .store=${store}></run-panel>`
            : html`<problem-panel .store=${store}></problem-panel>`
        }
      </div>`;
  }
}

customElements.define('side-panel', SidePanel);
