// The cells of the table of runs that hold controls or words.

import { html, nothing } from 'lit';
import { filledParams } from '../../../catalog/params.js';
import { shortRuleName } from '../../../config/run-names.js';
import { formatCount } from '../../../drawing/format.js';
import { groupedOptions } from '../../../elements/controls/grouped-options.js';
import '../../../elements/controls/scrub-number.js';
import { onText, onValue } from '../../../elements/listeners.js';
import { swatchOf } from '../../../elements/swatch.js';
import '../optimizers/optimizer-picker.js';
import { ramp } from '../run-icons.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../../model/store.js').Store} Store */

/**
 * @typedef {object} RunPlace
 * @property {Store} store
 * @property {RunConfig} run
 * @property {number} index of the run
 * @property {Entry | undefined} entry its optimizer
 */

/**
 * Colour, label and optimizer of a run.
 * @param {RunPlace} place
 * @param {string} label what the run is called
 * @param {(id: string) => void} onPick of another optimizer
 */
export function nameCell({ store, run, index, entry }, label, onPick) {
  const { catalog } = store;
  const rule = shortRuleName(run, catalog);
  // What tells runs of one name apart stands behind it, as on curves and pictures.
  const twin = run.label ? label.slice(run.label.length) : '';
  return html`<span class="run-name">
    <button
      type="button"
      class="swatch-button"
      aria-label="${run.visible ? 'Hide' : 'Show'} ${label}"
      title=${run.visible ? 'Hide' : 'Show'}
      @click=${() => store.editRun(index, (target) => (target.visible = !target.visible))}
    >
      ${swatchOf(run, index)}
    </button>
    ${run.label ? html`<bdi class="run-label" title=${label}>${run.label}${twin}</bdi>` : nothing}
    <optimizer-picker
      class=${run.label ? 'soft' : ''}
      .catalog=${catalog}
      .paramsOf=${(/** @type {Entry} */ one) => store.paramsOf(one, run)}
      .value=${run.optimizer}
      .text=${run.label ? rule : label}
      .label=${`Optimizer of run ${index + 1}: ${rule}`}
      .hint=${entry?.name ?? ''}
      @pick=${(/** @type {CustomEvent<string>} */ { detail }) => onPick(detail)}
    ></optimizer-picker>
  </span>`;
}

/** @param {RunPlace} place */
export function rateCell({ store, run, index, entry }) {
  const spec = entry?.params.find((param) => param.id === 'lr');
  if (!entry || !spec) return html`<span class="soft">–</span>`;
  return html`<scrub-number
    .spec=${spec}
    .value=${filledParams(entry, run.params).lr}
    .label=${`Rate of run ${index + 1}`}
    @value-change=${onValue((rate) => store.editRun(index, ({ params }) => (params.lr = rate)))}
  ></scrub-number>`;
}

/** @param {RunPlace} place */
export function scheduleCell({ store, run, index }) {
  const schedules = store.catalog.schedules.filter((entry) => !entry.warmup);
  const warmup =
    run.warmup > 0
      ? html`<span class="warmup-mark" title="Warm-up of ${formatCount(run.warmup)} steps, then"
          >${ramp}<span class="hidden-text">warm-up, then</span></span
        >`
      : nothing;
  return html`<span class="run-schedule"
    >${warmup}<select
      class="plain"
      aria-label="Schedule of run ${index + 1}"
      .value=${run.schedule}
      @change=${onText((schedule) =>
        store.editRun(index, (target) => Object.assign(target, { schedule, scheduleParams: {} })),
      )}
    >
      ${groupedOptions(schedules, run.schedule)}
    </select></span
  >`;
}

// What a run had before it diverged is marked as such.
/**
 * @param {import('../run-measures.js').Measure} measure
 * @param {boolean} isBest of all runs
 */
export function measureCell({ text, oldStep }, isBest) {
  if (oldStep === null) return { words: text, look: isBest ? 'best' : '', title: text };
  const step = formatCount(oldStep);
  return {
    words: html`${text}<small> at ${step}</small>`,
    look: 'old',
    title: `${text}, measured at step ${step}`,
  };
}

/**
 * Numbers kept per weight, as measured; and gradients, if a step needs more than one.
 * @param {Entry | undefined} entry
 * @param {RunView['state'] | undefined} state
 */
export function memoryWords(entry, state) {
  const multiple = state?.parameterCount ? state.stateSize / state.parameterCount : NaN;
  const text = Number.isFinite(multiple)
    ? `${Number(multiple.toPrecision(2))}×`
    : `${entry?.stateMultiple ?? '–'}×`;
  const evaluations = entry?.gradientEvaluations ?? '1';
  return evaluations === '1' ? text : `${text} · ${evaluations} ∇`;
}
