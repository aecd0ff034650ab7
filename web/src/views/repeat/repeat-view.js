import { html, nothing } from 'lit';
import { formatCount, formatValue } from '../../drawing/format.js';
import { orderOf, repeatResults } from '../../studies/repeat.js';
import { curveWords } from '../../studies/words.js';
import { controls, select } from '../study/study-form.js';
import { StudyView } from '../study/study-view.js';
import { studyOf } from '../study/studies.js';
import { countOf, headingOf } from '../study/study-words.js';
import { aboutWords, repeatModel } from './chart.js';
import { curvesTable, repeatTable, repeatWords } from './report.js';
import { standings } from './standings.js';
import { kind } from './study.js';

/** @typedef {import('../../studies/repeat.js').Shown} Shown */

const EFFORTS = [3, 5, 20].map((seeds) => ({
  words: `${seeds} times`,
  values: { 'repeat.seeds': seeds },
}));

/** Repeats over seeds: median and band of every run, and whether their order holds. */
export class RepeatView extends StudyView {
  get study() {
    return studyOf(this.store, kind);
  }

  get kindId() {
    return kind.id;
  }

  get verb() {
    return 'Repeat the runs';
  }

  /** What there is of the study by now. */
  get #made() {
    const { plan, results, series } = this.study;
    return plan && results ? { plan, results, series } : null;
  }

  /** @returns {Shown} */
  get #shown() {
    return /** @type {Shown} */ (this.store.value('repeat.band'));
  }

  get efforts() {
    return EFFORTS;
  }

  fields() {
    const { store } = this;
    return html`${controls(store, ['repeat.vary'])}
    ${select(store, 'repeat.band', 'Shows', [
      ['range', 'lowest to highest'],
      ['quartiles', 'the middle half'],
      ['each', 'every repeat'],
    ])}
    ${this.more(['repeat.seeds', 'repeat.measure'])}`;
  }

  explanation() {
    const plan = this.study.nextPlan;
    if (plan.obstacle) return nothing;
    const { runs, seeds, steps } = plan;
    const who = runs.length === 1 ? 'The run trains' : `Each of the ${runs.length} runs trains`;
    return html`<h3>
        ${runs.length === 1 ? 'How much of the result is luck?' : 'Is the order of the runs luck?'}
      </h3>
      <p>
        ${who} ${countOf(seeds, 'time')} for ${formatCount(steps)} steps: first as on the page, then
        with different seeds. The runs of one repeat share their seeds, so that each is a fair
        comparison.
      </p>
      <p>
        You see the median result of every run, how far its results spread, and with how many of the
        seeds one run ends below another.
      </p>`;
  }

  body() {
    const made = this.#made;
    if (!made) return nothing;
    const { plan, results: trials, series } = made;
    const isLog = this.store.value('scale') !== 'linear';
    const caption = html`<b>${headingOf(curveWords(plan))}</b>
      <span class="about">${aboutWords(plan, this.#shown)}</span>`;
    const model = repeatModel(made, { isLog, shown: this.#shown, only: this.only });
    const results = repeatResults(plan, trials);
    return html`${this.chart({ model, unit: 'step', caption })}
    ${standings(results, orderOf(results).order, series)}`;
  }

  // ---- Words and numbers ----

  headline() {
    return this.words()[0] ?? '';
  }

  words() {
    const made = this.#made;
    if (!made) return [];
    return repeatWords(made.plan, made.results, this.#names, formatValue);
  }

  get #names() {
    return this.study.series.map(({ name }) => name);
  }

  table() {
    const made = this.#made;
    return made ? repeatTable(made.plan, made.results, this.#names) : super.table();
  }

  numbers() {
    const made = this.#made;
    if (!made) return super.numbers();
    const table = curvesTable(made.plan, made.results, this.#names, this.#shown);
    return { title: 'Repeats', key: 'step', table };
  }
}

customElements.define('repeat-view', RepeatView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view) =>
  html`<repeat-view data-view=${view.id} .store=${store}></repeat-view>`;
