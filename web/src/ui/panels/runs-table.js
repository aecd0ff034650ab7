import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { MAX_RUNS, describeRun, differsIn } from '../../config/index.js';
import { filledParams, findEntry } from '../../catalog/entries.js';
import { problemOf } from '../../config/problem.js';
import { formatCount } from '../../drawing/format.js';
import { outcomeWords } from '../../drawing/outcome-words.js';
import '../../elements/controls/scrub-number.js';
import * as icons from '../../elements/icons.js';
import { copy, solo, tune } from './run-icons.js';
import { QUALITIES, measuresOf } from './run-measures.js';
import { swatchOf } from '../../elements/swatch.js';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import { onText, onValue } from '../../elements/listeners.js';

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../../config/describe.js').Difference} Difference */

/** @type {Record<import('./run-measures.js').ProblemKind, string>} */
const QUALITY_NAMES = { classification: 'Accuracy', regression: 'R²', surface: 'Gradient' };
const OWN_COLUMNS = new Set(['lr', 'schedule', 'warmup']);

/** All runs: what each is, how it does, and what can be done with it. */
export class RunsTable extends StoreElement {
  static followsTraining = true;

  render() {
    const { store } = this;
    const { runs } = store.config;
    const views = runs.map((_, index) => store.runView(index));
    const best = bestOf(views, this.#kind);
    const differences = differsIn(store.config, store.catalog);
    return html`<table class="runs-table" aria-label="Runs">
        <thead>
          ${this.#head()}
        </thead>
        <tbody>
          ${runs.map((run, index) => this.#row(run, index, { view: views[index], best, differences }))}
        </tbody>
      </table>
      <div class="below-table">
        <button
          type="button"
          class="add-run"
          ?disabled=${runs.length >= MAX_RUNS}
          @click=${() => store.addRun()}
        >
          ${icons.plus} Add run
        </button>
      </div>`;
  }

  #head() {
    const surface = this.#isSurface;
    return html`<tr>
      <th scope="col">Run</th>
      <th scope="col">Rate</th>
      <th scope="col" class="wide-only">Schedule</th>
      <th scope="col" class="wide-only roomy-only">Differs in</th>
      <th
        scope="col"
        class="n ${surface ? '' : 'wide-only'}"
        title=${surface ? 'Height after the last update' : 'Loss of the last mini-batch, before its update'}
      >
        ${surface ? 'Height' : 'Training loss'}
      </th>
      ${surface ? nothing : html`<th scope="col" class="n">Validation loss</th>`}
      <th scope="col" class="n">${QUALITY_NAMES[this.#kind]}</th>
      <th scope="col" class="n wide-only" title="Step of the lowest validation loss">Best at</th>
      <th scope="col" class="n wide-only">Time / step</th>
      <th
        scope="col"
        class="n wide-only roomy-only"
        title="What the optimizer stores, as a multiple of the number of weights, and its gradient evaluations per step"
      >
        Memory
      </th>
      <th scope="col">Status</th>
      <th scope="col"><span class="hidden-text">Actions</span></th>
    </tr>`;
  }

  get #isSurface() {
    return this.store.config.settings.problem === 'surface';
  }

  /** @returns {import('./run-measures.js').ProblemKind} */
  get #kind() {
    if (this.#isSurface) return 'surface';
    const { dataset } = problemOf(this.store.config, this.store.catalog);
    return dataset?.task === 'regression' ? 'regression' : 'classification';
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   * @param {{ view: RunView | undefined, best: ReturnType<typeof bestOf>, differences: Difference[][] }}
   *   known
   */
  #row(run, index, { view, best, differences }) {
    const { store } = this;
    const entry = findEntry(store.catalog, 'optimizers', run.optimizer);
    const {
      training,
      validation,
      quality,
      best: bestAt,
      time,
    } = measuresOf(view, this.#kind, store.frame?.playing);
    const outcome = view ? outcomeWords(view, { isPaused: !this.store.frame?.playing }) : null;
    const selected = index === store.ui.selected;
    return html`<tr
      class="${selected ? 'selected' : ''} ${run.visible ? '' : 'muted'}"
      aria-selected=${selected}
      @click=${(/** @type {Event} */ event) => this.#select(index, event)}
    >
      <td>${this.#name(run, index)}</td>
      <td>${this.#rate(run, index, entry)}</td>
      <td class="wide-only">${this.#schedule(run, index)}</td>
      <td class="wide-only roomy-only soft">${differenceWords(differences[index])}</td>
      ${measureCell(training, this.#isSurface ? '' : 'wide-only')}
      ${this.#isSurface ? nothing : measureCell(validation, best.loss === index ? 'best' : '')}
      ${measureCell(quality, best.accuracy === index ? 'best' : '')}
      <td class="n wide-only">${bestAt}</td>
      <td class="n wide-only">${time}</td>
      <td class="n wide-only roomy-only">${memory(entry, view?.state)}</td>
      <td class="status ${outcome?.isBad ? 'bad' : ''}" title=${outcome?.why ?? ''}>
        ${outcome?.words ?? '–'}
      </td>
      <td class="actions">${this.#actions(run, index)}</td>
    </tr>`;
  }

  // Controls in the row do their own thing; the row itself opens the run.
  /**
   * @param {number} index
   * @param {Event} event
   */
  #select(index, { target }) {
    const isControl = target instanceof Element && target.closest('button, select, input');
    this.store.setUi(isControl ? { selected: index } : { selected: index, panel: 'run' });
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   */
  #name(run, index) {
    const { store } = this;
    const label = describeRun(run, store.catalog);
    const optimizers = store.catalog.optimizers.filter((entry) => !entry.wrapper);
    return html`<span class="run-name">
      <button
        type="button"
        class="swatch-button"
        aria-pressed=${run.visible}
        aria-label="${run.visible ? 'Hide' : 'Show'} ${label}"
        title=${run.visible ? 'Hide' : 'Show'}
        @click=${() => store.editRun(index, (target) => (target.visible = !target.visible))}
      >
        ${swatchOf(run, index)}
      </button>
      ${run.label ? html`<span class="run-label" title=${run.label}>${run.label}</span>` : nothing}
      <select
        class="plain ${run.label ? 'soft' : ''}"
        aria-label="Optimizer of run ${index + 1}"
        .value=${run.optimizer}
        @change=${onText((id) => store.setOptimizer(index, id))}
      >
        ${groupedOptions(optimizers, run.optimizer)}
      </select>
    </span>`;
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   * @param {Entry | undefined} entry
   */
  #rate(run, index, entry) {
    const spec = entry?.params.find((param) => param.id === 'lr');
    if (!entry || !spec) return html`<span class="soft">–</span>`;
    return html`<scrub-number
      .spec=${spec}
      .value=${filledParams(entry, run.params).lr}
      .label=${`Rate of run ${index + 1}`}
      @value-change=${onValue((rate) =>
        this.store.editRun(index, ({ params }) => (params.lr = rate)),
      )}
    ></scrub-number>`;
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   */
  #schedule(run, index) {
    const { store } = this;
    const schedules = store.catalog.schedules.filter((entry) => !entry.warmup);
    return html`${
        run.warmup > 0
          ? html`<span class="soft">warm-up ${formatCount(run.warmup)}, </span>`
          : nothing
      }<select
        class="plain"
        aria-label="Schedule of run ${index + 1}"
        .value=${run.schedule}
        @change=${onText((schedule) =>
          store.editRun(index, (target) => Object.assign(target, { schedule, scheduleParams: {} })),
        )}
      >
        ${groupedOptions(schedules, run.schedule)}
      </select>`;
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   */
  #actions(run, index) {
    const { store } = this;
    const label = describeRun(run, store.catalog);
    const action = (
      /** @type {string} */ words,
      /** @type {unknown} */ icon,
      /** @type {() => void} */ onClick,
      disabled = false,
    ) =>
      html`<button
        type="button"
        class="btn icon small quiet"
        aria-label="${words} ${label}"
        title="${words} this run"
        ?disabled=${disabled}
        @click=${onClick}
      >
        ${icon}
      </button>`;
    return html`${action('Show only', solo, () => store.soloRun(index))}
    ${action(
      'Duplicate',
      copy,
      () => store.duplicateRun(index),
      store.config.runs.length >= MAX_RUNS,
    )}
    ${action('Details of', tune, () => store.setUi({ selected: index, panel: 'run' }))}
    ${action('Remove', icons.close, () => store.removeRun(index), store.config.runs.length < 2)}`;
  }
}

// What a run had before it diverged is marked as such.
/**
 * @param {import('./run-measures.js').Measure} measure
 * @param {string} look
 */
function measureCell({ text, oldStep }, look) {
  if (oldStep === null) return html`<td class="n ${look}">${text}</td>`;
  const step = formatCount(oldStep);
  return html`<td class="n old ${look}" title="Measured at step ${step}">
    ${text}<small> at ${step}</small>
  </td>`;
}

// Rate and schedule have columns of their own.
/** @param {Difference[]} differences */
function differenceWords(differences) {
  const others = differences.filter(({ key }) => !OWN_COLUMNS.has(key));
  return others.map(({ text }) => text).join(', ') || '—';
}

// Which run leads, by validation; -1: none.
/**
 * @param {(RunView | undefined)[]} views
 * @param {import('./run-measures.js').ProblemKind} kind
 */
function bestOf(views, kind) {
  /**
   * @param {(view: RunView) => number | undefined} read
   * @param {(a: number, b: number) => boolean} isBetter
   */
  const winner = (read, isBetter) => {
    let best = -1;
    let record = NaN;
    views.forEach((view, index) => {
      const value = view && view.status !== 'diverged' ? (read(view) ?? NaN) : NaN;
      if (!Number.isFinite(value) || (best >= 0 && !isBetter(value, record))) return;
      [best, record] = [index, value];
    });
    return views.length > 1 ? best : -1;
  };
  return {
    loss: winner(
      ({ state }) => state.valLoss,
      (a, b) => a < b,
    ),
    accuracy: winner(
      ({ evaluations }) => (kind === 'surface' ? NaN : evaluations[QUALITIES[kind]].at(-1)),
      (a, b) => a > b,
    ),
  };
}

// Beyond weights and gradient, as measured; and gradients, if a step needs more than one.
/**
 * @param {Entry | undefined} entry
 * @param {RunView['state'] | undefined} state
 */
function memory(entry, state) {
  const multiple = state?.parameterCount ? state.stateSize / state.parameterCount : NaN;
  const text = Number.isFinite(multiple)
    ? `${Number(multiple.toPrecision(2))}×`
    : `${entry?.stateMultiple ?? '–'}×`;
  const evaluations = entry?.gradientEvaluations ?? '1';
  return evaluations === '1' ? text : `${text} · ${evaluations} ∇`;
}

customElements.define('runs-table', RunsTable);
