import { html, nothing } from 'lit';
import '../../elements/styles/parts.css';
import { chooseByKey } from '../../elements/one-stop.js';
import { StoreElement } from '../../elements/store-element.js';
import { problemOf } from '../../config/problem.js';
import { openDialog } from '../open-dialog.js';
import { wordOf } from '../../views/picture/picture.js';
import { views } from '../../wasm/views.js';

/** @typedef {import('../../views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('../../views/picture/picture.js').Host} Host */
/** @typedef {import('../../views/picture/picture.js').Picture} Picture */
/** @typedef {import('../../studies/study.js').AnyStudy} AnyStudy */
/** @typedef {{ kind: import('../../studies/study.js').StudyKind<import('../../studies/plan.js').Plan, unknown> }} Study */

const AUTO = 'auto';
const PICTURES = views.filter(({ kind }) => kind !== 'chart');

/** The pictures of the problem and the studies: one at a time, chosen by tabs. */
export class StageView extends StoreElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { only: {} };

  /** @type {Map<ViewDescription, { host: Host, loaded: Picture } | null>} null: being loaded */
  #loaded = new Map();
  /** @type {ViewDescription | null} what it shows */
  #current = null;
  /** @type {Map<ViewDescription, AnyStudy>} those that were looked at: they go on while others are */
  #studies = new Map();
  #onStudy = () => this.requestUpdate();
  /** @type {Element | null} the tab that was brought into sight */
  #shownTab = null;

  constructor() {
    super();
    /** The word of the one picture that is shown, without tabs; "stage" or empty: as the link says. */
    this.only = '';
  }

  connectedCallback() {
    super.connectedCallback();
    for (const study of this.#studies.values()) study.addEventListener('change', this.#onStudy);
  }

  disconnectedCallback() {
    for (const study of this.#studies.values()) study.removeEventListener('change', this.#onStudy);
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    const problem = problemOf(store.config, store.catalog);
    const fitting = PICTURES.filter((view) => view.suits?.(problem) ?? true);
    const wanted = this.only && this.only !== 'stage' ? this.only : store.value('stage');
    const current = fitting.find((view) => wordOf(view) === wanted) ?? fitting[0];
    this.#current = current ?? null;
    if (!current) return html`<p class="note">There is no picture of this problem.</p>`;
    return html`${this.only ? nothing : this.#tabs(fitting, current)}
      <div
        class="stage-body"
        id="stage-body"
        role=${this.only ? 'group' : 'tabpanel'}
        aria-label=${current.name}
      >
        ${this.#body(current)}
      </div>`;
  }

  updated() {
    this.#startStudy();
    const tabs = this.querySelector('.tabs');
    const chosen = tabs?.querySelector('[aria-selected="true"]');
    if (!tabs || !chosen || chosen === this.#shownTab) return;
    this.#shownTab = chosen;
    // Where the tabs are a strip that scrolls, the chosen one is in sight.
    const [strip, place] = [tabs, chosen].map((element) => element.getBoundingClientRect());
    if (place.left < strip.left || place.right > strip.right) {
      tabs.scrollLeft += place.left - strip.left - (strip.width - place.width) / 2;
    }
  }

  /**
   * Pictures, then studies.
   * @param {ViewDescription[]} fitting
   * @param {ViewDescription} current
   */
  #tabs(fitting, current) {
    const isStudy = (/** @type {ViewDescription} */ { kind }) => kind === 'study';
    const groups = [fitting.filter((view) => !isStudy(view)), fitting.filter(isStudy)];
    const tab = (/** @type {ViewDescription} */ view) =>
      html`<button
        type="button"
        role="tab"
        aria-selected=${view === current}
        tabindex=${view === current ? 0 : -1}
        aria-controls="stage-body"
        @click=${() => this.#choose(view, fitting)}
      >
        <span data-words=${view.name}>${view.name}</span> ${this.#progress(view)}
      </button>`;
    return html`<div class="tabs" role="tablist" aria-label="Pictures" @keydown=${chooseByKey}>
      ${groups.map((views) => html`<div class="tab-group" role="none">${views.map(tab)}</div>`)}
    </div>`;
  }

  /**
   * How far a study is, also while something else is looked at.
   * @param {ViewDescription} view
   */
  #progress(view) {
    const study = this.#studies.get(view);
    if (!study?.isRunning) return nothing;
    const percent = Math.floor(100 * study.progress.share);
    return html`<span class="tab-progress" style="--part:${percent}%"
      ><span class="hidden-text">${percent} %</span></span
    >`;
  }

  /**
   * @param {ViewDescription} view
   * @param {ViewDescription[]} fitting the first is what "auto" shows, also of another problem
   */
  #choose(view, [first]) {
    this.store.setSetting('stage', view === first ? AUTO : wordOf(view));
  }

  /** @param {ViewDescription} view */
  #body(view) {
    if (view.isTiled && !this.store.config.runs.length) return this.#invitation();
    const parts = this.#loaded.get(view);
    if (parts) return parts.host.show(this.store, view, parts.loaded);
    if (parts === undefined) this.#load(view);
    return nothing;
  }

  // One picture for each run, and there is none.
  #invitation() {
    const { store } = this;
    if (store.flags.embed) return html`<p class="note">There is no run to be shown.</p>`;
    const button = (/** @type {string} */ words, /** @type {() => void} */ act) =>
      html`<button type="button" class="btn" @click=${act}>${words}</button>`;
    return html`<div>
      <p class="note">There is no run: add one, or begin with an experiment that is there.</p>
      <p class="invitation">
        ${button('Add a run', () => store.addRun())}
        ${button('First experiment', () => store.open(store.firstVisit))}
        ${button('Examples', () => openDialog(this, 'gallery-dialog'))}
      </p>
    </div>`;
  }

  /** @param {ViewDescription} view */
  async #load(view) {
    if (!view.host) return;
    this.#loaded.set(view, null);
    try {
      const [host, loaded] = await Promise.all([view.host(), view.load()]);
      this.#loaded.set(view, { host, loaded });
      if (view.kind === 'study') await this.#follow(view, loaded);
    } catch (error) {
      // Another look may have more luck; the page tells of what could not be loaded.
      this.#loaded.delete(view);
      throw error;
    }
    this.requestUpdate();
  }

  // Of an address that was opened on a study, one waits for its result, and not for a button.
  #startStudy() {
    const { store } = this;
    const view = this.#current;
    if (!store.startsStudy || !view) return;
    const study = this.#studies.get(view);
    if (view.kind === 'study' && !study) return;
    store.startsStudy = false;
    if (study && (!study.plan || study.isStale)) study.start();
  }

  /**
   * @param {ViewDescription} view of a study
   * @param {Picture} loaded
   */
  async #follow(view, loaded) {
    const { store } = this;
    const { studyOf } = await import('../../views/study/studies.js');
    const study = studyOf(store, /** @type {Study} */ (/** @type {unknown} */ (loaded)).kind);
    this.#studies.set(view, study);
    if (this.isConnected) study.addEventListener('change', this.#onStudy);
  }
}

customElements.define('stage-view', StageView);
