// Hands on the charts of training: one part of the x axis for all of them, one run only on the whole
// page. Loaded after the first curve.

import { html, nothing } from 'lit';
import { frameModel, unitName, xText } from '../model/curves.js';
import { curvesTable, curvesText, readoutText } from '../model/curve-text.js';
import { runNames } from '../model/names.js';
import { clampRange, leastShare, nextPoint, rangeInForce, zoomModel } from '../model/zoom.js';
import * as icons from '../icons.js';
import { Explorer, backChip } from './explorer.js';
import { fillReadout, placeReadout } from './readout.js';
import './numbers-table.js';

/** Hands on the charts of one curves-view. Owns its listeners: call dispose(). */
export class TrainingExplorer {
  #host;
  #hands;
  #range = null;

  /**
   * @param {HTMLElement & { store: object, requestUpdate: () => void }} host
   * @param {(canvas: HTMLCanvasElement) => { chart: object, model: object }} find
   */
  constructor(host, find) {
    this.#host = host;
    this.#hands = new Explorer(host, {
      find,
      zoomTo: (range) => this.#zoomTo(range),
      cursor: ({ now }) => this.#store.ui.cursor ?? now,
      alone: (curve) => this.#alone(curve),
    });
  }

  dispose() {
    this.#hands.dispose();
  }

  get #store() {
    return this.#host.store;
  }

  get #unit() {
    return this.#store.value('x') ?? 'step';
  }

  /**
   * @param {object} model of the whole training
   * @returns {object} what of it is in view
   */
  zoomed(model) {
    const { ui, frame } = this.#store;
    this.#range = rangeInForce(ui.zoom, this.#unit, model.x, leastShare(frame.steps));
    return zoomModel(model, this.#range);
  }

  #zoomTo(range) {
    const store = this.#store;
    const { x } = frameModel(store);
    const clamped = range && clampRange(range, x, leastShare(store.frame.steps));
    store.setZoom(clamped && { ...clamped, unit: this.#unit });
    // The chip comes and goes with it.
    this.#host.requestUpdate();
  }

  // Curves of layers have names of their own, and are not runs.
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
   * Where the crosshair goes by key: from point to point, so that it says something new each time.
   * @param {object} model
   * @param {number} from where it is
   * @param {number} move at least so far, to the left if negative
   * @returns {number | null} null: there is no point that way
   */
  pointAfter({ curves }, from, move) {
    // What is read off there is the point before.
    const point = nextPoint(curves, from, -1) ?? from;
    return nextPoint(curves, point + move, Math.sign(move));
  }

  /**
   * @param {HTMLElement} box
   * @param {object[]} rows see readAt
   * @param {object} picture see CurveChart.picture
   */
  showReadout(box, rows, { model, toX, width }) {
    const unit = unitName(this.#store);
    const text = readoutText(rows, unit, Boolean(model.y.percent));
    const { cursor } = this.#store.ui;
    fillReadout(
      box,
      text.heading ?? `${xText(cursor)} ${unit}`,
      rows.map((row, i) => ({ ...row, ...text.rows[i] })),
    );
    placeReadout(box, width, toX(cursor));
  }

  /**
   * The numbers of a chart.
   * @param {object} model
   * @param {string} id of the chart
   */
  table(model, id) {
    const unit = unitName(this.#store);
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
