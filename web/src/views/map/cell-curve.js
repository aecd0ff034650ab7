import { LitElement, html, nothing } from 'lit';
import { formatValue } from '../../drawing/format.js';
import { runSpec } from '../../config/spec.js';
import { valuesOf } from './map-report.js';

/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */
/** @typedef {import('../../engine/worker/trial.js').Trial} Trial */

const HOW =
  'Point at a cell to see its curve. Drag a rectangle to zoom in, or use two fingers, Ctrl and the wheel, or + and −.';
const WAIT = 120;
const POINTS = 160;
const WIDTH = 240;
const HEIGHT = 44;

/** The training loss of the cell that is pointed at: it is trained once more. */
export class CellCurve extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    store: { attribute: false },
    plan: { attribute: false },
    cell: { attribute: false },
    trial: { state: true },
  };

  /** @type {AbortController | null} */
  #asked = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {import('../../elements/store-element.js').Store | null} */
    this.store = null;
    /** @type {MapPlan | null} */
    this.plan = null;
    /** @type {{ x: number, y: number } | null} */
    this.cell = null;
    /** @type {{ trial: Trial, words: string } | null} */
    this.trial = null;
  }

  /** @returns {HTMLElement | DocumentFragment} */
  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    super.disconnectedCallback();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('cell') || !this.cell) return;
    clearTimeout(this.#timer);
    // A pointer on its way passes many cells.
    this.#timer = setTimeout(() => this.#train(), WAIT);
  }

  async #train() {
    const { store, plan, cell } = this;
    if (!store || !plan || !cell) return;
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const run = plan.define(plan.x.values[cell.x], plan.y.values[cell.y]);
    const spec = runSpec({ ...store.config, runs: [run] }, 0, store.catalog);
    spec.settings = { ...spec.settings, steps: plan.steps };
    try {
      const [trial] = await store.compute('trials', { specs: [spec], curve: POINTS }, { signal });
      this.trial = { trial, words: valuesOf(plan, cell) };
    } catch (error) {
      // Another cell is pointed at by now.
      if (!signal.aborted) throw error;
    }
  }

  render() {
    if (!this.trial) return html`<p class="note">${HOW}</p>`;
    const { trial, words } = this.trial;
    const how = this.plan?.isDeep ? ' in single precision' : '';
    if (trial.status === 'refused')
      return html`<p class="note"><b>${words}</b> There is no such run: ${trial.message}.</p>`;
    const { curve } = trial;
    const end = Number.isFinite(trial.trainLoss) ? formatValue(trial.trainLoss) : '∞';
    return html`<p class="note">
        <b>${words}</b> training loss${how} ${formatValue(trial.firstLoss)} → ${end}
      </p>
      ${curve && curve.step.length > 1 ? this.#curve(curve) : nothing}`;
  }

  /** @param {NonNullable<Trial['curve']>} curve */
  #curve({ step, trainLoss }) {
    const logs = Array.from(trainLoss, (loss) => Math.log10(Math.max(loss, 1e-12)));
    const finite = logs.filter(Number.isFinite);
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const last = this.plan?.steps ?? step[step.length - 1];
    const points = logs.flatMap((value, i) => {
      if (!Number.isFinite(value)) return [];
      const x = (WIDTH * step[i]) / last;
      const y = 3 + (HEIGHT - 6) * (1 - (value - low) / (high - low || 1));
      return [`${x.toFixed(1)},${y.toFixed(1)}`];
    });
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <polyline
        points=${points.join(' ')}
        fill="none"
        vector-effect="non-scaling-stroke"
      ></polyline>
    </svg>`;
  }
}

customElements.define('cell-curve', CellCurve);
