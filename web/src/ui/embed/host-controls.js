// The controls that a host asks for.

import { html, nothing } from 'lit';
import { findEntry, ownValue, sameValue, setOwnValue } from '../../catalog/entries.js';
import { startParams } from '../../catalog/params.js';
import { controlTarget } from '../../config/control-key.js';
import { runNames } from '../../config/run-names.js';
import { inSentence } from '../../drawing/in-sentence.js';
import { labelOf } from '../../drawing/typed-values.js';
import '../../elements/controls/param-control.js';
import { settingControl } from '../../elements/controls/setting-control.js';
import { onValue } from '../../elements/listeners.js';
import { swatchOf } from '../../elements/swatch.js';

/** @typedef {import('../../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../config/control-key.js').ControlTarget} ControlTarget */
/** @typedef {import('../model/store.js').Store} Store */

/**
 * @param {Store} store
 * @returns {unknown} template
 */
export function hostControls(store) {
  const { controls, hide } = store.flags;
  const shown = controls
    .filter((name) => !hide.includes(name))
    .map((name) => control(store, name))
    .filter((one) => one !== nothing);
  return shown.length ? html`<div class="embed-controls">${shown}</div>` : nothing;
}

/**
 * @param {Store} store
 * @param {string} name
 */
function control(store, name) {
  const { config, catalog, ui } = store;
  const target = controlTarget(name, { config, catalog, selected: ui.selected });
  if (!target) return nothing;
  return target.run === null
    ? settingControl(store, target.id, target.spec)
    : runControl(store, name, { ...target, run: target.run });
}

/**
 * The control of one part of a run. With several runs it says which one.
 * @param {Store} store
 * @param {string} name as the host gave it
 * @param {ControlTarget & { run: number }} target
 */
function runControl(store, name, target) {
  const { config, catalog, flags } = store;
  const run = config.runs[target.run];
  const value = valueOf(store, run, target);
  const words = runNames(config, catalog)[target.run];
  const isOne = config.runs.length === 1;
  return html`<fieldset
    class="bare of-run"
    title=${words}
    data-run=${target.run}
    ?disabled=${flags.lock.includes(name)}
  >
    ${isOne ? nothing : swatchOf(run, target.run)}
    <param-control
      .catalog=${catalog}
      .spec=${target.spec}
      .heading=${isOne ? '' : `${words}: ${inSentence(labelOf(target.spec))}`}
      .value=${value}
      .modified=${false}
      @value-change=${onValue((next) => change(store, target, next))}
    ></param-control>
  </fieldset>`;
}

/**
 * @param {Store} store
 * @param {RunConfig} run
 * @param {ControlTarget} target
 * @returns {Value}
 */
function valueOf(store, run, target) {
  const { part, id, spec } = target;
  if (part === 'setting') return store.value(id, run);
  if (part === 'optimizer' || part === 'schedule' || part === 'warmup') return run[part];
  return ownValue(valuesOf(run, target), id) ?? spec.default;
}

/**
 * Where a run keeps a parameter.
 * @param {RunConfig} run
 * @param {ControlTarget} target
 */
function valuesOf(run, { part, wrapper }) {
  if (part === 'wrapper') return run.wrappers.find(({ id }) => id === wrapper)?.params ?? {};
  if (part === 'setting') return run.overrides;
  return part === 'scheduleParams' || part === 'warmupParams' ? run[part] : run.params;
}

/**
 * @param {Store} store
 * @param {ControlTarget & { run: number }} target
 * @param {Value} value
 */
function change(store, target, value) {
  const { part, id, spec } = target;
  if (part === 'optimizer') {
    store.setOptimizer(target.run, String(value));
    return;
  }
  store.editRun(target.run, (run) => {
    if (part === 'warmup') run.warmup = Number(value);
    else if (part === 'schedule') {
      const scheduleParams = startParams(findEntry(store.catalog, 'schedules', String(value)));
      Object.assign(run, { schedule: value, scheduleParams });
    } else if (value === null || (part !== 'setting' && sameValue(value, spec.default))) {
      delete valuesOf(run, target)[id];
    } else setOwnValue(valuesOf(run, target), id, value);
  });
}
