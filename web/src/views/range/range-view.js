import { html, nothing } from 'lit';
import { formatCount, formatValue } from '../../drawing/format.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { rangeResult } from '../../studies/range.js';
import { swatch } from '../../elements/swatch.js';
import { runsControl } from '../study/study-form.js';
import { StudyView } from '../study/study-view.js';
import { studyOf } from '../study/studies.js';
import { rangeModel } from './chart.js';
import { rangeHeadline, rangeTable, rangeWords } from './report.js';
import { ABOUT, kind } from './study.js';

// For more runs only the first suggestion has a button: the words name both.
const FEW = 3;
const EFFORTS = [
  { words: 'Quick', values: { 'range.steps': 200 } },
  { words: 'Usual', values: { 'range.steps': 400 } },
  { words: 'Thorough', values: { 'range.steps': 1500 } },
];
const format = { number: formatSetting, loss: formatValue };

/** The rate-range test: loss against a growing rate, and which rates it suggests. */
export class RangeView extends StudyView {
  get study() {
    return studyOf(this.store, kind);
  }

  get kindId() {
    return kind.id;
  }

  get verb() {
    return 'Run the test';
  }

  /** What there is of the test by now. */
  get #made() {
    const { plan, results, series } = this.study;
    return plan && results ? { plan, results, series } : null;
  }

  get efforts() {
    return EFFORTS;
  }

  fields() {
    return html`${runsControl(this.store, 'range.runs')}
    ${this.more(['range.steps', 'range.from', 'range.to'])}`;
  }

  explanation() {
    const plan = this.study.nextPlan;
    if (plan.obstacle) return nothing;
    const [from, to] = [plan.from, plan.to].map(formatSetting);
    return html`<h3>Which learning rates train at all?</h3>
      <p>
        Each run trains once, for ${formatCount(plan.steps)} steps, while its rate grows a little
        with every step, from ${from} to ${to}.
      </p>
      <p>
        Where the loss falls fastest lies a good rate; where it rises again, rates are too high. It
        is a quick look: a sweep answers the same question more slowly and more surely.
      </p>`;
  }

  body() {
    const made = this.#made;
    if (!made) return nothing;
    const caption = html`<b>Loss against learning rate</b> <span class="about">${ABOUT}</span>`;
    const model = rangeModel(made, this.only);
    return html`${this.chart({ model, unit: 'lr', caption })} ${this.#suggestions(made)}`;
  }

  headline() {
    const { results = [], series = [] } = this.#made ?? {};
    const names = series.map(({ name }) => name);
    return rangeHeadline(results, names, formatSetting);
  }

  words() {
    const made = this.#made;
    return (made?.results ?? []).flatMap((trial, i) =>
      trial && made
        ? [rangeWords(rangeResult(trial), made.series[i].name, format, made.plan.to)]
        : [],
    );
  }

  table() {
    const made = this.#made;
    if (!made) return super.table();
    const names = made.series.map(({ name }) => name);
    return rangeTable(made.plan, made.results, names);
  }

  numbers() {
    return { title: 'Rates and losses', key: 'lr', table: this.table() };
  }

  /**
   * One click puts a rate into its run; a run that has changed since is left alone.
   * @param {import('../study/chart-parts.js').Outcome<import('./study.js').RangePlan,
   *   import('./study.js').Trials>} made
   */
  #suggestions({ plan, results, series }) {
    if (this.study.isRunning || this.study.isStale) return nothing;
    const rows = plan.runs.flatMap((run, i) => {
      const trial = results[i];
      if (!trial) return [];
      const { steepest, tenth } = rangeResult(trial);
      const both = plan.runs.length > FEW ? [steepest] : [steepest, tenth];
      const rates = [...new Set(both)].filter((rate) => !Number.isNaN(rate));
      return rates.length ? [{ run, rates, ...series[i] }] : [];
    });
    return html`<div class="suggestions">
      ${rows.map(
        ({ run, rates, name, slot, dash }) =>
          html`<span
            >${swatch({ slot, dash })} <b>${name}</b> ${rates.map((rate) =>
              this.#useButton(run, rate),
            )}</span
          >`,
      )}
    </div>`;
  }

  /**
   * @param {number} run index
   * @param {number} rate
   */
  #useButton(run, rate) {
    const use = () =>
      this.store.editRun(run, (target) => {
        target.params.lr = rate;
      });
    return html`<button type="button" class="btn" @click=${use}>
      Use ${formatSetting(rate)}
    </button>`;
  }
}

customElements.define('range-view', RangeView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view) =>
  html`<range-view data-view=${view.id} .store=${store}></range-view>`;
