// What charts show while a value is dragged: the experiment as it would be, with the curves that the ribbon
// has trained for it. Nothing is edited and nothing is trained meanwhile.

import { BAND, EVALUATIONS, HISTORY, RATES, columnsOf } from '../../engine/wasm/columns.js';
import { isOver } from '../../playground/playground.js';
import { withValue } from '../../studies/ribbon/plan.js';

/** @typedef {import('../../engine/page/run-state.js').Curves} Curves */
/** @typedef {import('../../engine/page/run-state.js').Frame} Frame */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../../engine/worker/snapshot.js').Snapshot} Snapshot */
/** @typedef {import('../../studies/ribbon/outcome.js').Cell} Cell */
/** @typedef {import('../../studies/ribbon/plan.js').RibbonPlan} RibbonPlan */
/** @typedef {import('../model/store.js').Store} Store */

// A run that is not there again after so many milliseconds is seen on its way.
const LONGEST_WAIT = 2000;
// Texts follow at this pace, in milliseconds.
const TEXT_INTERVAL = 100;

/** @type {WeakMap<Snapshot, Curves>} */
const known = new WeakMap();

/**
 * @param {Snapshot} whole
 * @returns {Curves} as a run on screen has them; the same object each time
 */
export function curvesOfCell(whole) {
  const found = known.get(whole);
  if (found) return found;
  const { state, history, band, evaluations, rates } = whole;
  const curves = {
    state,
    history: columnsOf(history.rows, HISTORY),
    band: columnsOf(band.rows, BAND),
    evaluations: columnsOf(evaluations.rows, EVALUATIONS),
    rates: rates ? columnsOf(rates, RATES) : null,
  };
  known.set(whole, curves);
  return curves;
}

/**
 * A run as it would be with another value.
 * @param {RunView} view as it is
 * @param {Cell} cell
 * @returns {RunView} what was not recorded by the ribbon is missing
 */
export function viewOfCell(view, { value, trial }) {
  if (!trial.whole) return view;
  const { state, ...curves } = curvesOfCell(trial.whole);
  const { message, fingerprint } = trial;
  return {
    ...view,
    ...curves,
    // Texts about a run are kept by its key.
    key: `${view.key} at ${value}`,
    status: state.status,
    message,
    state: { ...view.state, ...state },
    ahead: null,
    measures: undefined,
    fingerprint,
  };
}

/** Lets charts show a cell of the ribbon in place of its run. */
export class Preview {
  #store;
  /** @type {{ cell: Cell, plan: RibbonPlan } | null} */
  #shown = null;
  /** Step up to which its run is trained, after its value was set; null: it was not. */
  /** @type {number | null} */
  #awaited = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {{ from: Frame, frame: Frame } | null} */
  #made = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #texts;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  get cell() {
    return this.#shown?.cell ?? null;
  }

  /** Whether the value was set, and its run is trained behind the curves that are shown. */
  get isSet() {
    return this.#awaited !== null;
  }

  /**
   * @param {Cell} cell
   * @param {RibbonPlan} plan
   */
  show(cell, plan) {
    if (this.#shown?.cell === cell) return;
    this.#end();
    const store = this.#store;
    this.#shown = { cell, plan };
    const config = withValue(store.config, plan, cell.value);
    const { catalog, flags } = store;
    const frame = () => this.#frame;
    store.shown = {
      ...{ catalog, flags, config },
      get ui() {
        return store.ui;
      },
      get frame() {
        return frame();
      },
      value: (key) => store.value(key),
    };
    this.#tell();
  }

  // Curves follow at once.
  #tell() {
    this.#store.dispatchEvent(new Event('frame'));
    if (this.#texts !== undefined) return;
    this.#texts = setTimeout(() => {
      this.#texts = undefined;
      this.#store.dispatchEvent(new Event('text'));
    }, TEXT_INTERVAL);
  }

  /** Its value is set now: the curves stay until the run itself has them. */
  keepUntilTrained() {
    this.#awaited = this.#store.frame?.step ?? 0;
    this.#timer = setTimeout(() => this.clear(), LONGEST_WAIT);
  }

  /** To be called when the trainer reported: ends it when the run is where it was. */
  follow() {
    const { frame, playground } = this.#store;
    const run = this.#shown?.plan.run;
    if (this.#awaited === null || playground.isFrameOld) return;
    const view = frame?.runs.find(({ index }) => index === run);
    if (view && (isOver(view.status) || view.state.step >= this.#awaited)) this.clear();
  }

  /** Charts show what is trained again. */
  clear() {
    if (!this.#shown) return;
    this.#end();
    this.#tell();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#shown = null;
    this.#made = null;
    this.#awaited = null;
    this.#store.shown = this.#store;
  }

  get #frame() {
    const from = this.#store.frame;
    const shown = this.#shown;
    if (!from || !shown) return from;
    if (this.#made?.from !== from) {
      const runs = from.runs.map((view) =>
        view.index === shown.plan.run ? viewOfCell(view, shown.cell) : view,
      );
      this.#made = { from, frame: { ...from, runs } };
    }
    return this.#made.frame;
  }
}
