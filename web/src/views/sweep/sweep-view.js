import { html, nothing } from 'lit';
import { bestCell, sweepResults } from '../../studies/sweep.js';
import { measureWords } from '../../studies/words.js';
import { formatValue } from '../../drawing/format.js';
import { swatch } from '../../elements/swatch.js';
import { controls, runsControl } from '../study/study-form.js';
import { StudyView } from '../study/study-view.js';
import { studyOf } from '../study/studies.js';
import { cellLines, sweepModel } from './chart.js';
import { valueLabel } from './draw-heat-map.js';
import { sweepTable, sweepWords } from './report.js';
import { strips } from './strips.js';
import { kind } from './study.js';
import { endControls, keyControl } from './sweep-form.js';
import './heat-map.js';

/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../study/chart-parts.js').Outcome<SweepPlan, import('./study.js').Trials>} Made */

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

  fields() {
    const { store } = this;
    const { x, y } = this.study.nextPlan;
    return html`${keyControl(store, 'sweep.x', 'Varies')} ${keyControl(store, 'sweep.y', 'And')}
    ${runsControl(store, 'sweep.runs')} ${controls(store, ['sweep.seeds'])}
    ${x?.isNumber ? controls(store, ['sweep.points']) : nothing}
    ${y?.isNumber ? controls(store, ['sweep.y.points']) : nothing}
    ${this.isOpen ? [endControls(store, x, 'sweep'), endControls(store, y, 'sweep.y')] : nothing}
    ${this.more(['sweep.measure', 'sweep.vary', 'sweep.steps'])}`;
  }

  explanation() {
    const plan = this.study.nextPlan;
    if (plan.obstacle) return '';
    const { key, values, isNumber } = plan.x;
    const range = isNumber
      ? `${values.length} values from ${valueLabel(values[0])} to ${valueLabel(values.at(-1))}`
      : `${values.length} choices`;
    const second = plan.y ? ` and ${plan.y.values.length} for ${plan.y.key}` : '';
    const seeds = plan.seeds === 1 ? '1 seed' : `${plan.seeds} seeds`;
    const picture = plan.y
      ? 'The map shows which pairs go well together.'
      : 'The curve shows which values are too small, right or too large.';
    return `Trains with ${range} for ${key}${second}, each with ${seeds}, and compares the ${measureWords(plan)} at the end. ${picture}`;
  }

  body() {
    const made = this.#made;
    if (!made) return nothing;
    if (made.plan.y) return this.#map(made, made.plan.y);
    if (!made.plan.x.isNumber) return this.#strips(made);
    const { plan } = made;
    const chart = this.chart({
      model: sweepModel(made, this.#isLog, this.only),
      unit: plan.x.key,
      caption: captionWords(plan, `${measureWords(plan)} against ${plan.x.key}`, '; × diverged'),
      onPick: ({ definition }) => definition && this.makeRun(definition),
    });
    return html`${chart} ${this.#bestButtons(made)}`;
  }

  /**
   * A map of two settings.
   * @param {Made} made
   * @param {NonNullable<SweepPlan['y']>} y
   */
  #map(made, y) {
    const { plan, results: trials, series } = made;
    const results = sweepResults(plan, trials);
    const best = bestCell(plan, results, plan.runs[0]);
    const cells = plan.cells.map((cell, i) => ({
      ...{ x: cell.x, y: cell.y, definition: cell.definition },
      loss: results[i].spread.median,
      diverged: results[i].diverged,
      lines: cellLines(results[i], plan),
      isBest: i === best,
    }));
    const model = {
      x: { key: plan.x.key, labels: plan.x.values.map(valueLabel) },
      y: { key: y.key, labels: y.values.map(valueLabel) },
      cells,
    };
    const pick = (/** @type {CustomEvent<{ definition: RunConfig }>} */ { detail }) =>
      this.makeRun(detail.definition);
    return html`<p class="study-caption">
        ${captionWords(plan, `${measureWords(plan)} of ${series[0].name}`, '; ∞ diverged')}
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

  words() {
    const made = this.#made;
    if (!made?.results.some(Boolean)) return [];
    const { plan, results, series } = made;
    const names = series.map(({ name }) => name);
    /** @type {import('./report.js').SweepFormat} */
    const format = { value: (_, value) => valueLabel(value), loss: formatValue };
    return sweepWords(plan, results, names, format, plan.x.key);
  }

  table() {
    const made = this.#made;
    if (!made) return super.table();
    const names = made.series.map(({ name }) => name);
    return sweepTable(made.plan, made.results, names);
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
function captionWords({ seeds }, text, more = '') {
  const band = seeds > 1 ? `median and range of ${seeds} seeds` : 'one seed';
  return html`<b>${text.charAt(0).toUpperCase() + text.slice(1)}</b>
    <span class="about">${band}${more}</span>`;
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
