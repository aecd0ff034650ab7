import { html } from 'lit';
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
    const tab = (/** @type {'problem' | 'run'} */ id, /** @type {unknown} */ body) =>
      html`<button
        type="button"
        role="tab"
        id="${this.#id}-${id}"
        aria-selected=${panel === id}
        aria-controls=${this.#id}
        @click=${() => store.setUi({ panel: id })}
      >
        ${body}
      </button>`;
    return html`<div class="tabs side-tabs" role="tablist" aria-label="Controls">
        ${tab('problem', 'Problem')}
        ${
          run
            ? tab(
                'run',
                html`<span
                    class="dot"
                    style="--run:var(--r${colorSlot(run, store.ui.selected) + 1})"
                  ></span
                  ><span class="run-title"
                    >Run: ${runNames(store.config, store.catalog)[store.ui.selected]}</span
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
