// What the charts of training have besides curves: the code of charts that are not there at first,
// what must be recorded for them, menus, and hands on them. Loaded after the first curve.

import { endLabelRoom } from '../../drawing/end-labels.js';
import { views } from '../../wasm/views.js';
import { addChart, chartChoice, showChart } from './chart-menus.js';
import { lowerEdge } from './chart-edge.js';
import { DivergenceReasons } from './divergence-reasons.js';
import { Narration } from './narration.js';
import { chartWords } from './chart-words.js';
import { TrainingExplorer } from './training-explorer.js';

/** @typedef {import('../../views/view.js').ChartModule} ChartModule */
/** @typedef {import('../../views/view.js').ViewDescription} ViewDescription */

/** The parts of one curves-view. Owns listeners: call dispose(). */
export class ChartParts {
  #host;
  /** @type {Map<string, ChartModule>} */
  #modules = new Map();
  addChart = addChart;
  chartChoice = chartChoice;
  showChart = showChart;
  labelRoom = endLabelRoom;
  words = chartWords;
  lowerEdge = lowerEdge;

  /**
   * @param {import('./curves-view.js').CurvesView} host
   * @param {() => import('./crosshair.js').ShownChart[]} charts
   */
  constructor(host, charts) {
    this.#host = host;
    this.explorer = new TrainingExplorer(host, charts);
    this.reasons = new DivergenceReasons(host.store, () => host.drawFrame());
    this.narration = new Narration(host.store, () => host.drawFrame());
  }

  dispose() {
    this.explorer.dispose();
    this.narration.dispose();
  }

  /**
   * Sees to it that charts can be drawn: their code comes, and what they show is recorded from now on.
   * @param {string[]} ids of all charts that are shown
   */
  ensure(ids) {
    const shown = views.filter(({ id }) => ids.includes(id));
    const measures = shown.flatMap(measuresOf);
    this.#host.store.want(this.#host, { measures: [...new Set(measures)].sort() });
    for (const view of shown) if (!this.#modules.has(view.id)) this.#load(view);
  }

  /** @param {ViewDescription} view */
  async #load({ id, load }) {
    const module = await load();
    if (this.#modules.has(id)) return;
    this.#modules.set(id, module);
    this.#host.requestUpdate();
  }

  /**
   * @param {string} id
   * @returns {ChartModule['model'] | undefined} undefined: not yet
   */
  modelOf(id) {
    return this.#modules.get(id)?.model;
  }

  /**
   * @param {string} id
   * @returns {string | undefined} what the chart shows, in a sentence
   */
  about(id) {
    return views.find((view) => view.id === id)?.about;
  }
}

/** @param {ViewDescription} view */
function measuresOf({ needs }) {
  return (typeof needs === 'object' && needs.measures) || [];
}
