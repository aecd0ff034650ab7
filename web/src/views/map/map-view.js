import { html, nothing } from 'lit';
import { formatCount } from '../../drawing/format.js';
import { backChip } from '../../elements/charts/explorer.js';
import * as icons from '../../elements/icons.js';
import { StudyView } from '../study/study-view.js';
import { controls } from '../study/study-form.js';
import { headingOf } from '../study/study-words.js';
import { studyOf } from '../study/studies.js';
import { axisName, windowWords } from './axis-words.js';
import { axisControl, runControl } from './map-form.js';
import { mapHeadline, mapTable, mapWords } from './map-report.js';
import { kind } from './study.js';
import { endsOf } from './window.js';
import './cell-curve.js';
import './map-canvas.js';
import './map.css';

/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */
/** @typedef {import('./window.js').Ends} Ends */
/** @typedef {import('./window.js').Part} Part */

const EFFORTS = [
  { words: '64²', values: { 'map.cells': 64 } },
  { words: '128²', values: { 'map.cells': 128 } },
  { words: '256²', values: { 'map.cells': 256 } },
  { words: '512²', values: { 'map.cells': 512 } },
];
// The axes show them, so they are not asked for unless one looks.
const EDGES = ['map.x.from', 'map.x.to', 'map.y.from', 'map.y.to'];
const NO_NEARER =
  'This is as near as it gets: between edges that are closer even double precision has no more numbers.';
const SINGLE =
  'It trains in single precision, as all runs of the page do, and may end differently than its cell, which was ' +
  'trained in double.';
const MOST_BACK = 100;
const ZOOM_WAIT = 250;

/** Where training converges and where it does not, zoomed without end. */
export class MapView extends StudyView {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { looked: { state: true }, said: { state: true } };

  /** Windows before this one. */
  /** @type {Array<Ends | null>} null: the usual window */
  #before = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {{ x: number, y: number } | null} the cell that is pointed at */
    this.looked = null;
    /** What there is to say about what was just done. */
    this.said = '';
  }

  // The names of the axes are among the texts of the catalog, which an embed may not have yet.
  firstUpdated() {
    this.store.loadWhole();
  }

  get study() {
    return studyOf(this.store, kind);
  }

  get kindId() {
    return kind.id;
  }

  get verb() {
    const { status, results, nextPlan } = this.study;
    const isPart = status === 'stopped' && results?.isOf(nextPlan);
    return isPart ? 'Go on' : 'Draw the map';
  }

  /** What there is of the map by now. */
  get #made() {
    const { plan, results, series } = this.study;
    return plan && results ? { plan, results, series } : null;
  }

  get efforts() {
    return EFFORTS;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  fields() {
    const { store } = this;
    const { y } = this.study.nextPlan;
    return html`${axisControl(store, 'map.x', 'Across')}
    ${axisControl(store, 'map.y', 'Up', y ? axisName(y) : '')} ${runControl(store)}
    ${this.more(['map.cells', 'map.steps'], controls(store, EDGES))}`;
  }

  explanation() {
    const plan = this.study.nextPlan;
    if (plan.obstacle) return nothing;
    const { x, y, trials } = plan;
    return html`<h3>Where does training converge?</h3>
      <p>
        The run trains ${formatCount(trials)} times, each time with another pair of ${axisName(x)}
        and ${axisName(y)}. Blue pairs end with a lower loss than they began with, red ones do not.
      </p>
      <p>
        The border between them can be zoomed into without end: for most networks it is rough at
        every size (Sohl-Dickstein 2024).
      </p>`;
  }

  body() {
    const made = this.#made;
    if (!made) return nothing;
    const { plan } = made;
    const caption = `${axisName(plan.x)} and ${axisName(plan.y)}`;
    return html`<div class="study-caption of-chart">
        <b>${headingOf(caption)}</b> <span class="about">${windowWords(plan)}</span>
        ${this.#before.length ? backChip('map-back', icons.close, 'Back', 'The window before (Backspace)', () => this.#back()) : nothing}
        ${this.#isUsual ? nothing : backChip('map-whole', icons.close, 'Whole map', 'The usual window', () => this.#show(null))}
      </div>
      <map-canvas
        .model=${{ ...made, done: made.results.done, canAdd: !this.store.flags.embed }}
        .summary=${[this.headline(), ...this.words()].join(' ')}
        @look=${(/** @type {CustomEvent} */ { detail }) => (this.looked = detail)}
        @pick=${(/** @type {CustomEvent} */ { detail }) => this.#pick(detail)}
        @zoom=${(/** @type {CustomEvent<Part>} */ { detail }) => this.#zoom(detail)}
        @back=${() => this.#back()}
      ></map-canvas>
      <p class="note map-said" role="status">${this.said}</p>
      <cell-curve .store=${this.store} .plan=${plan} .cell=${this.looked}></cell-curve>`;
  }

  headline() {
    const made = this.#made;
    if (made?.results.refusal) return made.results.refusal;
    return made ? mapHeadline(made.plan, made.results, made.series[0]?.name ?? 'The run') : '';
  }

  words() {
    const made = this.#made;
    // While cells are coming, numbers would change with each of them.
    return made && !this.study.isRunning && !made.results.refusal
      ? mapWords(made.plan, made.results)
      : [];
  }

  table() {
    const made = this.#made;
    return made ? mapTable(made.plan, made.results) : super.table();
  }

  // ---- Window ----

  get #isUsual() {
    const { store } = this;
    return EDGES.every((key) => store.value(key) === null);
  }

  /** @returns {Ends | null} null: the usual window */
  get #window() {
    const { plan } = this.study;
    if (this.#isUsual || !plan) return null;
    return { x: [plan.x.from, plan.x.to], y: [plan.y.from, plan.y.to] };
  }

  /** @param {Part} part */
  #zoom(part) {
    const { plan } = this.study;
    if (!plan) return;
    const ends = endsOf(plan, part);
    if (!ends) {
      this.said = NO_NEARER;
      return;
    }
    this.#before = [...this.#before, this.#window].slice(-MOST_BACK);
    this.#show(ends);
  }

  #back() {
    if (!this.#before.length) return;
    const last = this.#before[this.#before.length - 1];
    this.#before = this.#before.slice(0, -1);
    this.#show(last);
  }

  /**
   * Another window becomes part of the link, and its map is drawn at once.
   * @param {Ends | null} ends
   */
  #show(ends) {
    if (!ends) this.#before = [];
    this.said = '';
    this.store.edit(({ settings }) => {
      for (const axis of /** @type {const} */ (['x', 'y'])) {
        const [from, to] = ends?.[axis] ?? [null, null];
        settings[`map.${axis}.from`] = from;
        settings[`map.${axis}.to`] = to;
      }
    });
    this.study.stop();
    clearTimeout(this.#timer);
    // Turns of a wheel come in rows.
    this.#timer = setTimeout(() => this.study.start(), ZOOM_WAIT);
  }

  /** @param {{ x: number, y: number }} cell */
  #pick({ x, y }) {
    const { plan } = this.study;
    if (!plan || this.store.flags.embed) return;
    this.makeRun(plan.define(plan.x.values[x], plan.y.values[y]));
    this.said = `Added as a run.${plan.isDeep ? ` ${SINGLE}` : ''}`;
  }
}

customElements.define('map-view', MapView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view) =>
  html`<map-view data-view=${view.id} .store=${store}></map-view>`;
