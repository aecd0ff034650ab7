import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { formatSeconds } from '../../drawing/durations.js';
import { clampRange, rangeInForce } from '../../drawing/zoom.js';
import { tableInView } from '../../studies/tables.js';
import { backChip } from '../../elements/charts/explorer.js';
import * as icons from '../../elements/icons.js';
import { saveButtons, tableOnPage } from './study-files.js';
import { controls, effortControl, unusualKeys } from './study-form.js';
import { costWords, doneWords } from './study-words.js';
import { prepareWorkers } from './studies.js';
import './study-chart.js';
import './study.css';

/** @typedef {import('../../studies/tables.js').Table} Table */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {{ min: number, max: number }} Range a part of an axis */
/** @typedef {import('./draw-study.js').StudyModel} StudyModel */
/** @typedef {import('./draw-study.js').Point} Point */

// Nobody needs to see less of an axis at once.
const LEAST_SHARE = 0.05;

/**
 * What the elements of all studies share: a form, a button with progress, the result in a picture, in
 * words and as a table. Subclasses say which study it is (`study`), what is asked (`fields`), what
 * will happen (`explanation`), and what came out (`body`, `words`, `table`).
 */
export class StudyView extends StoreElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    isOpen: { state: true },
    showsTable: { state: true },
    zoom: { state: true },
    only: { state: true },
  };

  /** @type {unknown} */
  #plan = null;

  constructor() {
    super();
    /** Whether the form shows everything. */
    this.isOpen = false;
    this.showsTable = false;
    /** @type {(Range & { unit: string }) | null} the part of the x axis that is wished for */
    this.zoom = null;
    /** @type {number | null} place of the one series that is shown; null: all */
    this.only = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add('study-view');
    this.study.addEventListener('change', this.#onStudy);
    prepareWorkers(this.store);
  }

  disconnectedCallback() {
    this.study.removeEventListener('change', this.#onStudy);
    super.disconnectedCallback();
  }

  #onStudy = () => this.requestUpdate();

  // Another study is looked at as a whole.
  willUpdate() {
    const { plan } = this.study;
    if (this.#plan === plan) return;
    this.#plan = plan;
    this.zoom = null;
    this.only = null;
  }

  render() {
    const { study } = this;
    const hasResults = study.plan !== null;
    return html`<div class="study">
      <div class="study-side">
        <div class="study-ask">
          ${this.store.flags.embed ? nothing : this.#form()} ${this.#bar()} ${this.#notes()}
        </div>
        ${hasResults ? this.#words() : nothing}
      </div>
      <div class="study-result">
        ${
          hasResults
            ? html`${this.#top()}
                <div class="study-body">${this.body()}</div>`
            : html`<div class="study-empty">${this.explanation()}</div>`
        }
        ${hasResults && this.showsTable ? this.#table() : nothing}
      </div>
    </div>`;
  }

  // ---- What subclasses say ----

  /** @returns {import('../../studies/study.js').AnyStudy} */
  get study() {
    throw new Error('a study view has a study');
  }

  /** The id of the study. */
  get kindId() {
    return '';
  }

  /** What the button says. */
  get verb() {
    return '';
  }

  /** @returns {import('./study-form.js').Effort[]} at least one */
  get efforts() {
    return [{ words: '', values: {} }];
  }

  /** @returns {unknown} template of the form */
  fields() {
    return nothing;
  }

  /** @returns {unknown} template of what the study is for, before there is a result */
  explanation() {
    return nothing;
  }

  /** @returns {unknown} template of the results */
  body() {
    return nothing;
  }

  /** The result in one sentence, where it should be read before the picture. */
  headline() {
    return '';
  }

  /** @returns {string[]} the results in sentences */
  words() {
    return [];
  }

  /** @returns {Table} the results */
  table() {
    return { columns: [], rows: [] };
  }

  /** @returns {object[] | undefined} the trainings for files; undefined: it cannot be drawn again from them */
  trainings() {
    return undefined;
  }

  /**
   * The numbers of the picture.
   * @returns {{ title: string, key: string, table: Table }} key: column of the x axis; empty: the
   *   picture is no chart
   */
  numbers() {
    return { title: 'Results', key: '', table: this.table() };
  }

  // ---- Form ----

  // In another page, the host says which controls there are.
  #form() {
    const stay = (/** @type {Event} */ event) => event.preventDefault();
    return html`<form class="study-form" @submit=${stay}>${this.fields()}</form>`;
  }

  /**
   * How thorough it is, and controls behind "More"; those of settings that are not as usual are always there.
   * @param {string[]} keys
   * @param {unknown} [others] templates of controls that are behind it as well
   */
  more(keys, others = nothing) {
    const { store } = this;
    const unusual = unusualKeys(store, this.efforts);
    const usual = Object.keys(this.efforts[0].values).filter((key) => !unusual.includes(key));
    const isShown = (/** @type {string} */ key) =>
      this.isOpen ||
      unusual.includes(key) ||
      (key in store.config.settings && !usual.includes(key));
    return html`${effortControl(store, this.efforts)} ${controls(store, keys.filter(isShown))}
      ${this.isOpen ? others : nothing}
      <button
        type="button"
        class="text-button study-more"
        aria-expanded=${this.isOpen}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${this.isOpen ? 'Less' : 'More'}
      </button>`;
  }

  // ---- Button and progress ----

  #bar() {
    const { study } = this;
    const { isRunning, nextPlan: plan } = study;
    const obstacle = this.#isThere ? '' : plan.obstacle;
    return html`<div class="study-bar">
      <button
        type="button"
        class="btn primary"
        ?disabled=${!isRunning && plan.obstacle !== ''}
        @click=${() => (isRunning ? study.stop() : study.start())}
      >
        ${isRunning ? 'Stop' : this.verb}
      </button>
      <span class="study-status ${obstacle && !isRunning ? 'bad' : ''}">
        ${isRunning ? this.#progress() : obstacle || this.#cost(plan)}
      </span>
    </div>`;
  }

  // What came out, in a sentence, and what can be done with it.
  #top() {
    const { study } = this;
    const headline = study.isRunning ? '' : this.headline();
    return html`<div class="study-top">
      <p class="study-headline" role="status">${headline}</p>
      ${study.isRunning ? nothing : this.#tools()}
    </div>`;
  }

  /** Whether what is asked has been made, here or elsewhere. */
  get #isThere() {
    const { status, isStale } = this.study;
    return status === 'done' && !isStale;
  }

  // What is there already costs nothing.
  /** @param {import('../../studies/plan.js').Plan} plan */
  #cost(plan) {
    return this.#isThere ? '' : costWords(plan, this.#secondsPerStep);
  }

  #progress() {
    const { progress, secondsLeft, phase } = this.study;
    const left = Number.isNaN(secondsLeft) ? '' : `, ${formatSeconds(secondsLeft)} left`;
    return html`<progress max="1" .value=${progress.share} aria-label="Progress"></progress>
      <span>${phase ? `${phase}: ` : ''}${progress.done} of ${progress.total}${left}</span>`;
  }

  // As the runs on the page go, with all workers at it; NaN: nothing has been trained yet.
  get #secondsPerStep() {
    const { store } = this;
    const paces = (store.frame?.runs ?? [])
      .map(({ state }) => state?.microsecondsPerStep)
      .filter((pace) => pace > 0);
    const pace = paces.reduce((sum, one) => sum + one, 0) / paces.length;
    return pace / 1e6 / store.workers;
  }

  #notes() {
    const { study } = this;
    const { isRunning, nextPlan, isStale } = study;
    const words = [doneWords(study), isRunning ? '' : nextPlan.note].filter(Boolean);
    return html`<p class="note" role="status">${words.join(' ')}</p>
      ${isStale ? this.#stale() : nothing}`;
  }

  // Nothing is lost by changing the experiment: one can go back to what was asked.
  #stale() {
    const { store, study } = this;
    const link = study.made?.link ?? '';
    return html`<p class="note stale" role="status">
      <b>These results are of an earlier setting.</b>
      ${
        store.flags.embed
          ? nothing
          : html`<button type="button" class="text-button" @click=${() => store.open(link)}>
              Go back to it
            </button>`
      }
    </p>`;
  }

  // ---- Charts ----

  /**
   * A chart with its caption and the ways back from a part of it.
   * @param {object} options
   * @param {StudyModel} options.model
   * @param {string} options.unit of the x axis: a column of the table
   * @param {unknown} options.caption its last words in a .about, which give way to the ways back
   * @param {(point: Point) => void} [options.onPick]
   */
  chart({ model, unit, caption, onPick }) {
    const range = rangeInForce(this.zoom, unit, model.x, LEAST_SHARE);
    const isSolo = this.only !== null;
    const zoomTo = (/** @type {Range | null} */ wished) => {
      const clamped = wished && clampRange(wished, model.x, LEAST_SHARE);
      this.zoom = clamped && { ...clamped, unit };
    };
    const alone = (/** @type {CustomEvent<number>} */ { detail }) => {
      this.only = isSolo ? null : detail;
    };
    return html`<div class="study-caption of-chart">
        ${caption} ${model.note ? html`<span class="about">${model.note}</span>` : nothing}
        ${range ? this.#wholeChip(() => zoomTo(null)) : nothing}
        ${isSolo ? this.#allChip() : nothing}
      </div>
      <study-chart
        .model=${model}
        .range=${range}
        .isSolo=${isSolo}
        .summary=${this.words().join(' ')}
        .unit=${unit}
        @zoom=${(/** @type {CustomEvent<Range | null>} */ { detail }) => zoomTo(detail)}
        @alone=${alone}
        @pick=${(/** @type {CustomEvent<Point>} */ { detail }) => onPick?.(detail)}
      ></study-chart>`;
  }

  /** @param {() => void} showAll */
  #wholeChip(showAll) {
    return backChip('reset-zoom', icons.close, 'Reset zoom', 'Show all (0)', showAll);
  }

  #allChip() {
    const showAll = () => {
      this.only = null;
    };
    return backChip('end-solo', icons.eye, 'All runs', 'Show all again', showAll);
  }

  // ---- Results ----

  #words() {
    const headline = this.headline();
    const words = this.words().filter((text) => text !== headline);
    return words.length
      ? html`<div class="study-words">${words.map((text) => html`<p>${text}</p>`)}</div>`
      : nothing;
  }

  #tools() {
    return html`<span class="study-tools">
      <button
        type="button"
        class="btn icon small quiet"
        aria-label="Show the numbers as a table"
        aria-pressed=${this.showsTable}
        title="Numbers as a table"
        @click=${() => (this.showsTable = !this.showsTable)}
      >
        ${icons.table}
      </button>
      ${saveButtons(this.kindId, this.store, () => this.#report())}
    </span>`;
  }

  /** @returns {import('./study-files.js').Report} */
  #report() {
    const trainings = this.trainings();
    return {
      table: this.table(),
      words: this.words(),
      link: this.study.made?.link ?? '',
      ...(trainings && { study: this.kindId, trainings }),
    };
  }

  #table() {
    const { title, key, table } = this.numbers();
    const name = this.only === null ? null : this.study.series[this.only].name;
    const range = this.zoom?.unit === key ? this.zoom : null;
    return tableOnPage(tableInView(table, { name, key, range }), {
      title,
      isPart: Boolean(range || name),
      onClose: () => {
        this.showsTable = false;
      },
    });
  }

  /**
   * Adds what was found to the runs of the table.
   * @param {RunConfig} definition
   */
  makeRun(definition) {
    this.store.appendRun(definition);
  }
}
