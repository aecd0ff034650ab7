import { html, nothing } from 'lit';
import { bestCell, sweepResults } from '../../studies/sweep.js';
import { measureWords } from '../../studies/words.js';
import { formatValue } from '../../drawing/format.js';
import { swatch } from '../../elements/swatch.js';
import { runsControl } from '../study/study-form.js';
import { StudyView } from '../study/study-view.js';
import { headingOf, timesWords } from '../study/study-words.js';
import { studyOf } from '../study/studies.js';
import { aboutWords, nameOf, sweepModel } from './chart.js';
import { valueLabel } from './draw-heat-map.js';
import { mapModel } from './map-model.js';
import { sweepHeadline, sweepReport } from './report.js';
import { strips } from './strips.js';
import { kind } from './study.js';
import { endControls, keyControl } from './sweep-form.js';
import './heat-map.js';

/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../study/chart-parts.js').Outcome<SweepPlan, import('./study.js').Trials>} Made */

const EFFORTS = [
  { words: 'Quick', values: { 'sweep.points': 8, 'sweep.y.points': 5, 'sweep.seeds': 1 } },
  { words: 'Usual', values: { 'sweep.points': 12, 'sweep.y.points': 8, 'sweep.seeds': 3 } },
  { words: 'Thorough', values: { 'sweep.points': 24, 'sweep.y.points': 12, 'sweep.seeds': 5 } },
];

/** A sweep: U-curves of one setting, or a map of two. */
export class SweepView extends StudyView {
  get study() {
    return studyOf(this.store, kind);
  }

  get kindId() {
    return kind.id;
  }

  get verb() {
    return 'Run the sweep';
  }

  /** What there is of the sweep by now. */
  get #made() {
    const { plan, results, series } = this.study;
    return plan && results ? { plan, results, series } : null;
  }

  get #isLog() {
    return this.store.value('scale') !== 'linear';
  }

  get efforts() {
    return EFFORTS;
  }

  fields() {
    const { store } = this;
    const { x, y } = this.study.nextPlan;
    const numbers = [
      ...(x?.isNumber ? ['sweep.points'] : []),
      ...(y?.isNumber ? ['sweep.y.points'] : []),
      'sweep.seeds',
    ];
    return html`${keyControl(store, 'sweep.x', 'Varies')} ${keyControl(store, 'sweep.y', 'And')}
    ${runsControl(store, 'sweep.runs')}
    ${this.more(
      [...numbers, 'sweep.measure', 'sweep.vary', 'sweep.steps'],
      [endControls(store, x, 'sweep'), endControls(store, y, 'sweep.y')],
    )}`;
  }

  explanation() {
    const plan = this.study.nextPlan;
    if (plan.obstacle) return nothing;
    const { x, y, seeds, runs } = plan;
    const words = nameOf(x);
    const who = runs.length === 1 ? 'The run trains' : `Each of the ${runs.length} runs trains`;
    return html`<h3>Which ${y ? `pair of ${words} and ${nameOf(y)}` : words} is best?</h3>
      <p>
        ${who} to its end with ${valuesWords(x)}${y ? html` and ${valuesWords(y)}` : nothing},
        ${timesWords(seeds)} each. What counts is the ${measureWords(plan)} at the end.
      </p>
      <p>
        ${
          y
            ? 'The map shows which pairs go well together.'
            : 'The picture shows which values are too small, right or too large.'
        }
      </p>`;
  }

  body() {
    const made = this.#made;
    if (!made) return nothing;
    if (made.plan.y) return this.#map(made);
    if (!made.plan.x.isNumber) return this.#strips(made);
    const { plan } = made;
    const chart = this.chart({
      model: sweepModel(made, this.#isLog, this.only),
      unit: plan.x.key,
      caption: captionWords(
        plan,
        `${measureWords(plan)} against ${nameOf(plan.x)}`,
        '; ×: diverged',
      ),
      onPick: ({ definition }) => definition && this.makeRun(definition),
    });
    return html`${chart} ${this.#bestButtons(made)}`;
  }

  /**
   * A map of two settings.
   * @param {Made} made
   */
  #map(made) {
    const { plan, series } = made;
    const model = mapModel(made);
    const pick = (/** @type {CustomEvent<{ definition: RunConfig }>} */ { detail }) =>
      this.makeRun(detail.definition);
    return html`<p class="study-caption">
        ${captionWords(plan, `${measureWords(plan)} of ${series[0].name}`, '; ∞: diverged')}
      </p>
      <heat-map .model=${model} .summary=${this.words().join(' ')} @pick=${pick}></heat-map>
      ${this.#bestButtons(made)}`;
  }

  /**
   * One setting that is a choice.
   * @param {Made} made
   */
  #strips(made) {
    const { plan, results: trials, series } = made;
    const rows = strips({
      ...{ plan, series, isLog: this.#isLog, catalog: this.store.catalog },
      results: sweepResults(plan, trials),
      onPick: (definition) => this.makeRun(definition),
    });
    return html`<p class="study-caption">
        ${captionWords(plan, `${measureWords(plan)} for each ${plan.x.key}`)}
      </p>
      ${rows} ${this.#bestButtons(made)}`;
  }

  /** @param {Made} made */
  #bestButtons({ plan, results: trials, series }) {
    if (this.study.isRunning) return nothing;
    const results = sweepResults(plan, trials);
    return html`<div class="suggestions">
      ${plan.runs.map((run, i) => {
        const best = bestCell(plan, results, run);
        if (best < 0) return nothing;
        const cell = plan.cells[best];
        const words = valueWords(plan, cell);
        return html`<span
          >${swatch(series[i])} <b>${series[i].name}</b>
          <button type="button" class="btn" @click=${() => this.makeRun(cell.definition)}>
            ${plan.runs.length > 2 ? `Add ${words}` : `Add the best as a run: ${words}`}
          </button></span
        >`;
      })}
    </div>`;
  }

  // ---- Words and numbers ----

  /** Which run ends lowest, and with what. */
  headline() {
    const made = this.#made;
    if (!made) return '';
    const { plan, results, series } = made;
    const names = series.map(({ name }) => name);
    return sweepHeadline(plan, sweepResults(plan, results), names, {
      place: (cell) => valueWords(plan, cell),
      loss: formatValue,
    });
  }

  words() {
    const made = this.#made;
    return made ? sweepReport(made).words : [];
  }

  table() {
    const made = this.#made;
    return made ? sweepReport(made).table : super.table();
  }

  trainings() {
    const made = this.#made;
    return made ? sweepReport(made).trainings : undefined;
  }

  numbers() {
    const plan = this.study.plan;
    const isChart = plan?.x.isNumber && !plan.y;
    return { title: 'Results', key: isChart ? plan.x.key : '', table: this.table() };
  }
}

/**
 * @param {SweepPlan} plan
 * @param {string} text
 * @param {string} [more] what its marks mean
 */
function captionWords(plan, text, more = '') {
  return html`<b>${headingOf(text)}</b> <span class="about">${aboutWords(plan, more)}</span>`;
}

/**
 * @param {SweepPlan['x']} axis
 * @returns {string} which values are tried
 */
function valuesWords(axis) {
  const { values, isNumber } = axis;
  if (!isNumber) return `${values.length} choices of ${nameOf(axis)}`;
  const ends = `from ${valueLabel(values[0])} to ${valueLabel(values.at(-1))}`;
  return `${values.length} values of ${nameOf(axis)} ${ends}`;
}

/**
 * The values of a cell, as "lr 0.01, batch 32".
 * @param {SweepPlan} plan
 * @param {{ x: number, y: number }} cell
 */
function valueWords({ x, y }, cell) {
  const words = [`${x.key} ${valueLabel(x.values[cell.x])}`];
  if (y) words.push(`${y.key} ${valueLabel(y.values[cell.y])}`);
  return words.join(', ');
}

customElements.define('sweep-view', SweepView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view) =>
  html`<sweep-view data-view=${view.id} .store=${store}></sweep-view>`;
