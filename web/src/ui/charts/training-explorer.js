// Hands on the charts of training: the crosshair, one part of the x axis for all of them, one run only
// on the whole page. Loaded after the first curve.

import { html, nothing } from 'lit';
import { curvesTable, curvesText } from '../../drawing/curve-text.js';
import { runNames } from '../../config/run-names.js';
import { unitName } from '../../drawing/reading.js';
import { clampRange, leastShare, rangeInForce, zoomModel } from '../../drawing/zoom.js';
import * as icons from '../../elements/icons.js';
import { shownRuns } from '../../views/curves/shown-runs.js';
import { Crosshair } from './crosshair.js';
import { Explorer, backChip } from '../../elements/charts/explorer.js';
import '../../elements/charts/numbers-table.js';
import { tableButton } from './table-button.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */

/** Hands on the charts of one curves-view. Owns its listeners: call dispose(). */
export class TrainingExplorer {
  #host;
  #crosshair;
  #hands;
  /** @type {import('../../drawing/zoom.js').Range | null} */
  #range = null;

  /**
   * @param {import('./curves-view.js').CurvesView} host
   * @param {() => import('./crosshair.js').ShownChart[]} charts
   */
  constructor(host, charts) {
    this.#host = host;
    // It comes first: dragging the line of the present must not select a part.
    this.#crosshair = new Crosshair(host, charts);
    this.#hands = new Explorer(host, {
      find: (canvas) => charts().find((shown) => shown.canvas === canvas) ?? {},
      zoomTo: (range) => this.#zoomTo(range),
      cursor: ({ now }) => this.#store.ui.cursor ?? now,
      alone: (curve) => this.#alone(curve),
      hover: (curve) => this.#store.setHovered(curve?.index ?? null),
    });
  }

  dispose() {
    this.#crosshair.dispose();
    this.#hands.dispose();
  }

  /** The charts show something else now. */
  update() {
    this.#crosshair.update();
  }

  get #store() {
    return this.#host.store;
  }

  get #unit() {
    return String(this.#store.value('x'));
  }

  /**
   * @param {ChartModel} model of the whole training
   * @returns {ChartModel} the part of it that is in view
   */
  zoomed(model) {
    const { ui, frame } = this.#store;
    this.#range = rangeInForce(ui.zoom, this.#unit, model.x, leastShare(frame?.steps ?? 0));
    return zoomModel(model, this.#range);
  }

  /** @param {import('../../drawing/zoom.js').Range | null} range not yet clamped */
  #zoomTo(range) {
    const store = this.#store;
    const { x } = shownRuns(this.#host.scene);
    const clamped = range && clampRange(range, x, leastShare(store.frame?.steps ?? 0));
    store.setZoom(clamped && { ...clamped, unit: this.#unit });
    // The chip comes and goes with it.
    this.#host.requestUpdate();
  }

  /**
   * Curves of layers have names of their own, and are not runs.
   * @param {Curve} curve
   */
  #alone({ index, name }) {
    const { config, catalog } = this.#store;
    if (config.runs.length < 2 || runNames(config, catalog)[index] !== name) return null;
    const words = this.#isSolo ? 'Show all runs' : `Show only ${name}`;
    return { words, act: () => this.#store.soloRun(index) };
  }

  get #isSolo() {
    const { runs } = this.#store.config;
    return runs.length > 1 && runs.filter(({ visible }) => visible).length === 1;
  }

  #showAll() {
    this.#store.soloRun(this.#store.config.runs.findIndex(({ visible }) => visible));
  }

  /** The ways back, for the heading of the first chart. */
  chips() {
    return html`${
      this.#range
        ? backChip('reset-zoom', icons.close, 'Reset zoom', 'Show the whole training (0)', () =>
            this.#zoomTo(null),
          )
        : nothing
    }
    ${
      this.#isSolo
        ? backChip('end-solo', icons.eye, 'All runs', 'Show all runs again', () => this.#showAll())
        : nothing
    }`;
  }

  /**
   * What is always possible with a chart, for its heading.
   * @param {string} id of the chart
   */
  tools(id) {
    return html`<span class="tools">${tableButton(this.#host, id)}</span>`;
  }

  /**
   * The numbers of a chart.
   * @param {ChartModel} model
   * @param {string} id of the chart
   */
  table(model, id) {
    const unit = unitName(this.#unit);
    const isWhole = ['step', 'samples', 'evaluations'].includes(this.#unit);
    return html`<numbers-table
      heading=${model.title}
      subtitle=${model.subtitle}
      .table=${curvesTable(model, unit, { isWhole, goesAhead: id === 'lr' })}
      .text=${() => curvesText(model.whole ?? model, unit, model.x)}
      @close=${() => (this.#host.tableOf = null)}
    ></numbers-table>`;
  }
}
