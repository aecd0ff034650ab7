import { html, nothing } from 'lit';
import { formatCount } from '../../drawing/format.js';
import { StoreElement } from '../../elements/store-element.js';
import { measuresOf } from './run-measures.js';
import { lookSection } from './run/look.js';
import { optimizerSection } from './run/optimizer.js';
import { overrideSection } from './run/overrides.js';
import { RunEdit } from './run/run-edit.js';
import { scheduleSection } from './run/schedule.js';
import { wrapperSection } from './run/wrappers.js';

let nextId = 0;

/** Everything about one run: optimizer, schedule, warm-up, wrappers, overrides, name and colour. */
export class RunPanel extends StoreElement {
  static followsTraining = true;

  #id = `run-panel-${++nextId}`;
  /** @type {Set<string>} overrides just added: their values are still those of the experiment */
  #pending = new Set();
  #pendingRun = -1;

  render() {
    const { store } = this;
    const index = store.ui.selected;
    if (!store.config.runs[index]) return nothing;
    const edit = new RunEdit(store, index, this.#id);
    if (this.#pendingRun !== index) this.#pending.clear();
    const addOverride = (/** @type {string} */ key) => {
      this.#pending.add(key);
      this.#pendingRun = index;
      this.requestUpdate();
    };
    return html`${optimizerSection(edit)} ${scheduleSection(edit)} ${wrapperSection(edit)}
    ${overrideSection(edit, this.#pending, addOverride)} ${lookSection(edit)} ${this.#facts()}`;
  }

  // What the run is, in numbers.
  #facts() {
    const view = this.store.runView(this.store.ui.selected);
    if (!view?.state) return nothing;
    // They do not depend on the kind of the problem.
    const { best, time } = measuresOf(view, 'surface');
    return html`<dl class="facts">
      <dt>Parameters</dt>
      <dd>${formatCount(view.state.parameterCount)}</dd>
      <dt>Optimizer state</dt>
      <dd>${formatCount(view.state.stateSize)} numbers</dd>
      <dt>Best at step</dt>
      <dd>${best}</dd>
      <dt>Time per step</dt>
      <dd>${time}</dd>
      ${
        view.fingerprint
          ? html`<dt
                title="Computed from all recorded losses and the weights: the same on every machine"
              >
                Fingerprint
              </dt>
              <dd><code class="fingerprint" translate="no">${view.fingerprint}</code></dd>`
          : nothing
      }
    </dl>`;
  }
}

customElements.define('run-panel', RunPanel);
