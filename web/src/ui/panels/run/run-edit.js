// A run as its panel edits it.

import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ownValue, sameValue, setOwnValue } from '../../../catalog/entries.js';
import { groupedOptions } from '../../../elements/controls/grouped-options.js';
import '../../../elements/controls/param-control.js';
import * as icons from '../../../elements/icons.js';
import { onText, onValue } from '../../../elements/listeners.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../../../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../../elements/controls/grouped-options.js').Choice} Choice */
/** @typedef {import('../../model/store.js').Store} Store */

/** One run of the list, and the controls that change it. */
export class RunEdit {
  /**
   * @param {Store} store
   * @param {number} index of the run
   * @param {string} id of the panel, from which its fields get theirs
   */
  constructor(store, index, id) {
    this.store = store;
    this.index = index;
    this.id = id;
  }

  get catalog() {
    return this.store.catalog;
  }

  /** @returns {RunConfig} */
  get run() {
    return this.store.config.runs[this.index];
  }

  /** @param {(run: RunConfig) => void} change */
  edit(change) {
    this.store.editRun(this.index, change);
  }

  /**
   * @param {Param} spec
   * @param {Value} value
   * @param {(value: Value) => void} onChange
   * @returns {unknown} template
   */
  control(spec, value, onChange) {
    const control = html`<param-control
      .catalog=${this.catalog}
      .spec=${spec}
      .value=${value}
      .modified=${!sameValue(value, spec.default)}
      @value-change=${onValue(onChange)}
    ></param-control>`;
    // A text that is half written belongs to its run.
    return spec.type === 'text' ? keyed(this.index, control) : control;
  }

  /**
   * The controls of all parameters of an entry.
   * @param {{ params: Param[] } | undefined} entry
   * @param {(run: RunConfig) => Values} valuesOf where the run keeps them, sparse
   * @returns {unknown} template
   */
  params(entry, valuesOf) {
    const values = valuesOf(this.run);
    return (entry?.params ?? []).map((spec) =>
      this.control(spec, ownValue(values, spec.id) ?? spec.default, (value) =>
        this.edit((run) => set(valuesOf(run), spec.id, value)),
      ),
    );
  }

  /**
   * A select with a label.
   * @param {string} label
   * @param {Choice[]} choices
   * @param {string} value id
   * @param {(id: string) => void} onPick
   * @returns {unknown} template
   */
  select(label, choices, value, onPick) {
    const id = `${this.id}-${label}`;
    return html`<div class="field choice">
      <label for=${id}>${label}</label>
      <select id=${id} .value=${value} @change=${onText(onPick)}>
        ${groupedOptions(choices, value)}
      </select>
    </div>`;
  }
}

// An optional parameter that is not set is not in the configuration.
/**
 * @param {Values} values changed
 * @param {string} id
 * @param {Value} value
 */
export function set(values, id, value) {
  if (value === null) delete values[id];
  else setOwnValue(values, id, value);
}

/**
 * A select that adds what is picked, and then shows its own words again.
 * @param {string} words
 * @param {Choice[]} choices
 * @param {(id: string) => void} onAdd
 * @returns {unknown} template
 */
export function adder(words, choices, onAdd) {
  const pick = onText((id, field) => {
    field.value = '';
    if (id) onAdd(id);
  });
  return html`<select class="adder" aria-label=${words} @change=${pick}>
    <option value="">${words}</option>
    ${groupedOptions(choices)}
  </select>`;
}

/**
 * @param {string} name of what goes
 * @param {() => void} onRemove
 * @returns {unknown} template
 */
export function removeButton(name, onRemove) {
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
