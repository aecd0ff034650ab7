import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { StoreElement } from '../store-element.js';
import { textParam, withFreeNames } from '../../catalog/own-text.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { findEntry, sameValue, startParams } from '../../catalog/entries.js';
import { pickedParams, settingsOf } from '../../config/settings.js';
import { labelOf } from '../../drawing/format.js';
import { COLOR_COUNT, colorSlot } from '../../drawing/palette.js';
import '../controls/knot-editor.js';
import '../controls/param-control.js';
import * as icons from '../icons.js';

/** Everything of one run: optimizer, schedule, warm-up, wrappers, overrides, name and colour. */
export class RunPanel extends StoreElement {
  static followsTraining = true;

  // Overrides just added: they say nothing else yet than the experiment itself.
  #pending = new Set();
  #pendingRun = -1;

  get #index() {
    return this.store.ui.selected;
  }

  get #run() {
    return this.store.config.runs[this.#index];
  }

  render() {
    const run = this.#run;
    if (!run) return nothing;
    return html`${this.#optimizer(run)} ${this.#schedule(run)} ${this.#wrappers(run)}
    ${this.#overrides(run)} ${this.#look(run)} ${this.#facts()}`;
  }

  #edit(change) {
    this.store.editRun(this.#index, change);
  }

  #optimizer(run) {
    const { catalog } = this.store;
    const entry = withFreeNames(findEntry(catalog, 'optimizers', run.optimizer), run.params);
    return html`<section class="group" aria-label="Optimizer">
      <h2>Optimizer ${link(entry)}</h2>
      ${this.#entrySelect({
        label: 'Rule',
        entries: catalog.optimizers.filter((candidate) => !candidate.wrapper),
        value: run.optimizer,
        onPick: (id) => this.store.setOptimizer(this.#index, id),
      })}
      <p class="note">${entry?.summary}</p>
      ${this.#params(entry, run.params, (id, value) =>
        this.#edit((target) => set(target.params, id, value)),
      )}
      ${entry?.pitfalls ? html`<p class="note">${entry.pitfalls}</p>` : nothing}
    </section>`;
  }

  #schedule(run) {
    const { catalog } = this.store;
    const entry = withFreeNames(findEntry(catalog, 'schedules', run.schedule), run.scheduleParams);
    const warmup = findEntry(catalog, 'schedules', run.warmupKind);
    const steps = this.store.value('steps', run);
    const warmupSpec = {
      id: 'warmup',
      summary: 'Warm-up: updates with a growing rate before the schedule',
      type: 'int',
      default: 0,
      min: 0,
      max: 10_000_000,
      sliderMin: 1,
      sliderMax: steps,
      scale: 'log',
      zero: true,
    };
    return html`<section class="group" aria-label="Schedule">
      <h2>Schedule ${link(entry)}</h2>
      ${this.#entrySelect({
        label: 'Shape',
        entries: catalog.schedules.filter((candidate) => !candidate.warmup),
        value: run.schedule,
        onPick: (id) =>
          this.#edit((target) =>
            Object.assign(target, {
              schedule: id,
              scheduleParams: startParams(findEntry(catalog, 'schedules', id)),
            }),
          ),
      })}
      ${this.#drawn(entry, run, steps)}
      ${this.#params(entry, run.scheduleParams, (id, value) =>
        this.#edit((target) => set(target.scheduleParams, id, value)),
      )}
      ${this.#control(warmupSpec, run.warmup, (value) =>
        this.#edit((target) => (target.warmup = value)),
      )}
      ${
        run.warmup > 0
          ? html`<div class="sub-params">
              ${this.#entrySelect({
                label: 'Kind',
                entries: catalog.schedules.filter((candidate) => candidate.warmup),
                value: run.warmupKind,
                onPick: (id) =>
                  this.#edit((target) =>
                    Object.assign(target, { warmupKind: id, warmupParams: {} }),
                  ),
              })}
              ${this.#params(
                { ...warmup, params: warmup?.params.filter(({ id }) => id !== 'warmup') },
                run.warmupParams,
                (id, value) => this.#edit((target) => set(target.warmupParams, id, value)),
              )}
            </div>`
          : nothing
      }
    </section>`;
  }

  // Pairs of a schedule are points of a curve: they can be drawn.
  #drawn(entry, run, steps) {
    const pairs = (entry?.params ?? []).filter(
      ({ type, columns }) => type === 'list' && columns === 2,
    );
    return pairs.map(
      ({ id, default: usual }) =>
        html`<knot-editor
          .value=${run.scheduleParams[id] ?? usual}
          .steps=${steps}
          @value-change=${(event) =>
            this.#edit((target) => set(target.scheduleParams, id, event.detail.value))}
        ></knot-editor>`,
    );
  }

  #wrappers(run) {
    const { catalog } = this.store;
    const entries = catalog.optimizers.filter((entry) => entry.wrapper);
    if (!entries.length) return nothing;
    const add = (id) =>
      this.#edit((target) =>
        target.wrappers.push({ id, params: startParams(findEntry(catalog, 'optimizers', id)) }),
      );
    return html`<section class="group" aria-label="Around the optimizer">
      <h2>Around it</h2>
      ${run.wrappers.map((wrapper, place) => {
        const entry = findEntry(catalog, 'optimizers', wrapper.id);
        return html`<div class="sub-head" title=${entry?.summary}>
            ${entry?.name}
            ${this.#removeButton(entry?.name, () =>
              this.#edit((target) => target.wrappers.splice(place, 1)),
            )}
          </div>
          <div class="sub-params">
            ${this.#params(entry, wrapper.params, (id, value) =>
              this.#edit((target) => set(target.wrappers[place].params, id, value)),
            )}
          </div>`;
      })}
      ${this.#adder('Add clipping, averaging …', entries, add)}
    </section>`;
  }

  #overrides(run) {
    const { store } = this;
    const { catalog, config } = store;
    if (this.#pendingRun !== this.#index) this.#pending.clear();
    const isShown = (spec) => spec.id in run.overrides || this.#pending.has(spec.id);
    const candidates = catalog.settings
      .filter(
        (spec) =>
          !['Experiment', 'View'].includes(spec.group) && spec.id !== 'problem' && !isShown(spec),
      )
      .map((spec) => ({ id: spec.id, name: labelOf(spec), group: spec.group }));
    const change = (key, value) => this.#edit((target) => (target.overrides[key] = value));
    const own = catalog.settings.filter(isShown);
    const index = indexCatalog(catalog);
    const settings = settingsOf(config, run, index);
    const remove = (key) => {
      this.#pending.delete(key);
      this.#edit((target) => dropOverride(target, key));
    };
    const add = (key) => {
      this.#pending.add(key);
      this.#pendingRun = this.#index;
      this.requestUpdate();
    };
    return html`<section class="group" aria-label="Differs from the others in">
      <h2>Only for this run</h2>
      ${own.map(
        (spec) =>
          html`<div class="override">
              ${this.#control(spec, store.value(spec.id, run), (value) => change(spec.id, value))}
              ${this.#removeButton(labelOf(spec), () => remove(spec.id))}
            </div>
            <div class="sub-params">
              ${pickedParams(settings, spec, index).map(({ key, spec: param }) =>
                this.#control(param, store.value(key, run), (value) => change(key, value)),
              )}
            </div>`,
      )}
      ${this.#adder('Override a setting …', candidates, add)}
    </section>`;
  }

  #look(run) {
    const slot = colorSlot(run, this.#index);
    return html`<section class="group" aria-label="Name and colour">
      <h2>Name and colour</h2>
      <div class="field text-field">
        <label for="run-label">Name</label>
        <input
          id="run-label"
          class="text"
          type="text"
          maxlength="60"
          placeholder=${findEntry(this.store.catalog, 'optimizers', run.optimizer)?.name ?? ''}
          .value=${run.label}
          @change=${(event) => {
            const label = event.target.value.trim();
            this.#edit((target) => (target.label = label));
          }}
        />
      </div>
      <div class="swatches" role="group" aria-label="Colour">
        ${Array.from(
          { length: COLOR_COUNT },
          (_, color) =>
            html`<button
              type="button"
              aria-label="Colour ${color + 1}"
              aria-pressed=${color === slot}
              style="--run:var(--r${color + 1})"
              @click=${() =>
                this.#edit(
                  (target) => (target.color = color === this.#index % COLOR_COUNT ? null : color),
                )}
            ></button>`,
        )}
      </div>
    </section>`;
  }

  // What the run is, in numbers.
  #facts() {
    const view = this.store.runView(this.#index);
    if (!view?.fingerprint && !view?.state) return nothing;
    return html`<dl class="facts">
      <dt>Parameters</dt>
      <dd>${view.state.parameterCount}</dd>
      <dt>Optimizer state</dt>
      <dd>${view.state.stateSize} numbers</dd>
      ${
        view.fingerprint
          ? html`<dt title="Of all recorded losses and the weights: the same on every machine">
                Fingerprint
              </dt>
              <dd><code class="fingerprint">${view.fingerprint}</code></dd>`
          : nothing
      }
    </dl>`;
  }

  #params(entry, params, onChange) {
    return (entry?.params ?? []).map((spec) =>
      this.#control(spec, params[spec.id] ?? spec.default, (value) => onChange(spec.id, value)),
    );
  }

  #control(spec, value, onChange) {
    const control = html`<param-control
      .catalog=${this.store.catalog}
      .spec=${spec}
      .value=${value}
      .modified=${!sameValue(value, spec.default)}
      @value-change=${(event) => onChange(event.detail.value)}
    ></param-control>`;
    // A text that is half written belongs to its run.
    return spec.type === 'text' ? keyed(this.#index, control) : control;
  }

  #entrySelect({ label, entries, value, onPick }) {
    return html`<div class="field choice">
      <label for="pick-${label}">${label}</label>
      <select id="pick-${label}" .value=${value} @change=${(event) => onPick(event.target.value)}>
        ${entryOptions(entries, value)}
      </select>
    </div>`;
  }

  #adder(words, entries, onAdd) {
    const pick = (event) => {
      const { value } = event.target;
      event.target.value = '';
      if (value) onAdd(value);
    };
    return html`<select class="adder" aria-label=${words} @change=${pick}>
      <option value="">${words}</option>
      ${entryOptions(entries)}
    </select>`;
  }

  #removeButton(name, onRemove) {
    return html`<button
      type="button"
      class="btn icon small quiet"
      aria-label="Remove ${name}"
      title="Remove"
      @click=${onRemove}
    >
      ${icons.close}
    </button>`;
  }
}

/**
 * Options of a select, in the groups of the entries.
 * @param {{ id: string, name: string, group?: string, summary?: string }[]} entries
 * @param {string} [selected]
 * @returns {unknown} template
 */
export function entryOptions(entries, selected) {
  const groups = new Map();
  for (const entry of entries) {
    const group = entry.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  const option = (entry) =>
    html`<option value=${entry.id} ?selected=${entry.id === selected} title=${entry.summary ?? ''}>
      ${entry.name}
    </option>`;
  return [...groups].map(([group, list]) =>
    group ? html`<optgroup label=${group}>${list.map(option)}</optgroup>` : list.map(option),
  );
}

// An optional parameter that is not set is not in the configuration.
function set(params, id, value) {
  if (value === null) delete params[id];
  else params[id] = value;
}

function dropOverride(run, key) {
  for (const other of Object.keys(run.overrides)) {
    if (other === key || other.startsWith(`${key}.`)) delete run.overrides[other];
  }
}

function link(entry) {
  // Of what the user wrote there is no source.
  const reference = textParam(entry) ? '' : entry?.reference;
  const url = /https?:\/\/\S+/.exec(reference ?? '')?.[0];
  if (!reference) return nothing;
  if (!url) return html`<span class="source" title=${reference}>source</span>`;
  return html`<a class="source" href=${url} target="_blank" rel="noopener" title=${reference}
    >source</a
  >`;
}

customElements.define('run-panel', RunPanel);
