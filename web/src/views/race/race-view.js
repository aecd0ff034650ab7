import { html, nothing } from 'lit';
import { withRate } from '../../studies/race.js';
import { curveWords, measureWords } from '../../studies/words.js';
import { formatCount, formatValue } from '../../drawing/format.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { StudyView } from '../study/study-view.js';
import { countOf, dotWords, lineWords, timesOnly, timesWords } from '../study/study-words.js';
import { studyOf } from '../study/studies.js';
import { comparisonModel, tuningModel } from './charts.js';
import { racersControl } from './race-form.js';
import { ranking } from './ranking.js';
import { comparisonTable, raceTable, raceWords, tuningTable } from './report.js';
import { kind } from './study.js';

/** @typedef {import('../../studies/race.js').Standing} Standing */
/** @typedef {import('../../studies/race.js').RacePlan} RacePlan */

const format = { number: formatSetting, loss: formatValue, count: formatCount };

const EFFORTS = [
  { words: 'Quick', values: { 'race.points': 5, 'race.seeds': 1, 'race.fresh': 3 } },
  { words: 'Usual', values: { 'race.points': 7, 'race.seeds': 3, 'race.fresh': 5 } },
  { words: 'Thorough', values: { 'race.points': 13, 'race.seeds': 5, 'race.fresh': 10 } },
];

/** The fair race: equal tuning, then a comparison with fresh seeds. */
export class RaceView extends StudyView {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { chosen: { state: true } };

  constructor() {
    super();
    /** @type {'' | 'comparison' | 'tuning'} the chart that was asked for; empty: none yet */
    this.chosen = '';
  }

  get study() {
    return studyOf(this.store, kind);
  }

  get kindId() {
    return kind.id;
  }

  get verb() {
    return 'Start the race';
  }

  /** What there is of the race by now. */
  get #made() {
    const { plan, results, series } = this.study;
    return plan && results ? { plan, results, series } : null;
  }

  get #names() {
    return this.study.series.map(({ name }) => name);
  }

  get efforts() {
    return EFFORTS;
  }

  fields() {
    const onOpen = () => {
      this.isOpen = true;
    };
    const racers = racersControl(this.store, { isOpen: this.isOpen, onOpen });
    const numbers = ['race.points', 'race.seeds', 'race.fresh'];
    return html`${racers} ${this.more([...numbers, 'race.measure', 'race.vary', 'race.steps'])}`;
  }

  explanation() {
    const plan = this.study.nextPlan;
    if (plan.obstacle) return nothing;
    const { racers, points, seeds, fresh, unlike } = plan;
    return html`<h3>Which optimizer is best, once each has its best rate?</h3>
      <ol>
        <li>
          <b>Tuning.</b> Each of the ${racers.length} optimizers trains at
          ${countOf(points, 'rate')} around its usual one, ${timesWords(seeds)}. The rate with the
          lowest median loss is kept.
        </li>
        <li>
          <b>Comparison.</b> All train at the rates they kept, ${timesOnly(fresh)}, with seeds that
          tuning has not seen.
        </li>
      </ol>
      <p>Without such tuning, a comparison says more about the rates than about the optimizers.</p>
      ${unlike ? html`<p><b>Not quite fair:</b> ${unlike}</p>` : nothing}`;
  }

  body() {
    const made = this.#made;
    if (!made) return nothing;
    const isLog = this.store.value('scale') !== 'linear';
    const { isTuning, isCompared } = this.#shown;
    const chart = this.chart({
      model: (isTuning ? tuningModel : comparisonModel)(made, isLog, this.only),
      unit: isTuning ? 'lr' : 'step',
      caption: this.#chartChoice(isTuning, isCompared),
    });
    return html`${chart}
    ${
      isCompared
        ? ranking(made.results.standings(), {
            series: made.series,
            isRunning: this.study.isRunning,
            onAdd: (one) => this.#add(made.plan, one),
          })
        : nothing
    }`;
  }

  // Tuning is all there is to see at first.
  get #shown() {
    const records = this.study.results?.records ?? [];
    const isCompared = records.some(({ fresh }) => fresh.length > 0);
    return { isCompared, isTuning: !isCompared || this.chosen === 'tuning' };
  }

  /**
   * @param {boolean} isTuning
   * @param {boolean} isCompared
   */
  #chartChoice(isTuning, isCompared) {
    const { seeds = 1, fresh = 1 } = this.study.plan ?? {};
    const { plan } = this.study;
    const what = plan && `${(isTuning ? measureWords : curveWords)(plan)}; `;
    const about = isTuning ? `each dot is ${dotWords(seeds)}` : lineWords(fresh);
    const words = html`<span class="about">${what}${about}</span>`;
    if (!isCompared) return html`<b>Tuning</b> ${words}`;
    return html`<div class="seg" role="group" aria-label="Picture">
        ${this.#chartButton('comparison', 'Comparison', !isTuning)}
        ${this.#chartButton('tuning', 'Tuning', isTuning)}
      </div>
      ${words}`;
  }

  /**
   * @param {'comparison' | 'tuning'} id
   * @param {string} words
   * @param {boolean} isOn
   */
  #chartButton(id, words, isOn) {
    const choose = () => {
      this.chosen = id;
    };
    return html`<button type="button" aria-pressed=${isOn} @click=${choose}>${words}</button>`;
  }

  /**
   * @param {RacePlan} plan
   * @param {Standing} standing
   */
  #add({ racers }, { racer, rate }) {
    const definition = withRate(racers[racer].definition, rate);
    this.makeRun({ ...definition, label: '', color: null, visible: true });
  }

  // ---- Words and numbers ----

  headline() {
    const [result = ''] = this.words();
    return result;
  }

  words() {
    const race = this.study.results;
    return race ? raceWords(race, this.#names, format) : [];
  }

  table() {
    const race = this.study.results;
    return race ? raceTable(race, this.#names) : super.table();
  }

  numbers() {
    const race = this.study.results;
    if (!race) return super.numbers();
    return this.#shown.isTuning
      ? { title: 'Tuning', key: 'lr', table: tuningTable(race, this.#names) }
      : { title: 'Comparison', key: 'step', table: comparisonTable(race, this.#names) };
  }
}

customElements.define('race-view', RaceView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view) =>
  html`<race-view data-view=${view.id} .store=${store}></race-view>`;
