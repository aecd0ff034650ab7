import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { MAX_RUNS, describeRun, differsIn } from '../../config/index.js';
import { filledParams, findEntry } from '../../catalog/entries.js';
import { problemOf } from '../../config/problem.js';
import { formatCount, formatValue, formatNumber, formatPercent } from '../../drawing/format.js';
import '../../elements/controls/scrub-number.js';
import * as icons from '../../elements/icons.js';
import { copy, solo, tune } from './run-icons.js';
import { swatchOf } from '../../elements/swatch.js';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import { onText, onValue } from '../../elements/listeners.js';

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../../config/describe.js').Difference} Difference */

const OWN_COLUMNS = new Set(['lr', 'schedule', 'warmup']);

/** All runs: what each is, how it does, and what can be done with it. */
export class RunsTable extends StoreElement {
  static followsTraining = true;

  render() {
    const { store } = this;
    const { runs } = store.config;
    const views = runs.map((_, index) => store.runView(index));
    const best = bestOf(views);
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
      <th scope="col" class="wide-only">Differs in</th>
      <th scope="col" class="n ${surface ? '' : 'wide-only'}">
        ${surface ? 'Height' : 'Training loss'}
      </th>
      ${surface ? nothing : html`<th scope="col" class="n">Validation loss</th>`}
      <th scope="col" class="n">${this.#accuracyName()}</th>
      <th scope="col" class="n wide-only" title="Step of the lowest validation loss">Best at</th>
      <th scope="col" class="n wide-only">µs / step</th>
      <th
        scope="col"
        class="n wide-only"
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

  #accuracyName() {
    if (this.#isSurface) return 'Gradient';
    const dataset = problemOf(this.store.config, this.store.catalog).dataset;
    return dataset?.task === 'regression' ? 'R²' : 'Accuracy';
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
    const state = view?.state;
    const selected = index === store.ui.selected;
    return html`<tr
      class="${selected ? 'selected' : ''} ${run.visible ? '' : 'muted'}"
      aria-selected=${selected}
      @click=${(/** @type {Event} */ event) => this.#select(index, event)}
    >
      <td>${this.#name(run, index)}</td>
      <td>${this.#rate(run, index, entry)}</td>
      <td class="wide-only">${this.#schedule(run, index)}</td>
      <td class="wide-only soft">${differenceWords(differences[index])}</td>
      <td class="n ${this.#isSurface ? '' : 'wide-only'}">${formatValue(trainingLoss(view))}</td>
      ${this.#isSurface ? nothing : html`<td class="n ${best.loss === index ? 'best' : ''}">${formatValue(state?.valLoss ?? NaN)}</td>`}
      <td class="n ${best.accuracy === index ? 'best' : ''}">${this.#accuracy(view)}</td>
      <td class="n wide-only">
        ${state && state.bestStep > 0 ? formatCount(state.bestStep) : '–'}
      </td>
      <td class="n wide-only">${microseconds(state)}</td>
      <td class="n wide-only">${memory(entry, state)}</td>
      <td class="status ${view?.status ?? ''} ${view?.state?.eventKind ?? ''}">
        ${statusWords(view)}
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

  /** @param {RunView | undefined} view */
  #accuracy(view) {
    const state = view?.state;
    if (!state) return '–';
    if (this.#isSurface) return formatNumber(lastFinite(view?.evaluations?.gradNorm));
    const regression = this.#accuracyName() === 'R²';
    return regression ? formatNumber(state.valR2) : formatPercent(state.valAccuracy);
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

// The training loss of the last evaluation: over all training data, so comparable between runs.
/** @param {RunView | undefined} view */
function trainingLoss(view) {
  return view?.evaluations?.trainLoss?.at(-1) ?? view?.state?.loss ?? NaN;
}

// Rate and schedule have columns of their own.
/** @param {Difference[]} differences */
function differenceWords(differences) {
  const others = differences.filter(({ key }) => !OWN_COLUMNS.has(key));
  return others.map(({ text }) => text).join(', ') || '—';
}

// After the last update no gradient is known.
/** @param {ArrayLike<number>} [values] */
function lastFinite(values = []) {
  return Array.from(values).findLast((value) => Number.isFinite(value));
}

// Which run leads, by validation; -1: none.
/** @param {(RunView | undefined)[]} views */
function bestOf(views) {
  /**
   * @param {(state: NonNullable<RunView['state']>) => number} read
   * @param {(a: number, b: number) => boolean} isBetter
   */
  const winner = (read, isBetter) => {
    let best = -1;
    let record = NaN;
    views.forEach((view, index) => {
      const value = view?.state && view.status !== 'diverged' ? read(view.state) : NaN;
      if (!Number.isFinite(value) || (best >= 0 && !isBetter(value, record))) return;
      [best, record] = [index, value];
    });
    return views.length > 1 ? best : -1;
  };
  return {
    loss: winner(
      (state) => state.valLoss,
      (a, b) => a < b,
    ),
    accuracy: winner(
      // Every run of an experiment has one of both.
      (state) => (Number.isNaN(state.valR2) ? state.valAccuracy : state.valR2),
      (a, b) => a > b,
    ),
  };
}

/** @param {RunView['state'] | undefined} state */
function microseconds(state) {
  const value = state?.microsecondsPerStep ?? NaN;
  return Number.isFinite(value) && value > 0 ? formatNumber(value, 2) : '–';
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

/** @param {RunView | undefined} view */
function statusWords(view) {
  if (!view) return '–';
  const { status, state, message } = view;
  if (status === 'failed') return message || status;
  if (status === 'diverged') return `diverged at step ${formatCount(state?.eventStep ?? NaN)}`;
  if (state?.eventKind === 'spike')
    return `${status}, spike at step ${formatCount(state.eventStep)}`;
  return status;
}

customElements.define('runs-table', RunsTable);
