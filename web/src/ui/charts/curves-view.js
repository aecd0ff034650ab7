import { html, nothing } from 'lit';
import { StoreElement } from '../store-element.js';
import {
  BASIC_CHARTS,
  accuracyModel,
  chartsInForce,
  emptyModel,
  frameModel,
  lossModel,
  rateModel,
} from '../model/curves.js';
import { readTheme } from '../../drawing/palette.js';
import { THEME_EVENT } from '../theme.js';
import { PlainChart } from './plain-chart.js';

// More of them scroll rather than get flatter.
const USUAL_CHARTS = 3;

/**
 * Charts under each other on one x axis with one crosshair. `charts`: which, default: the
 * experiment's; `tools`: what stands in their headings, see chartTools, default: what is there is
 * looked at, not changed.
 */
export class CurvesView extends StoreElement {
  static properties = {
    charts: { attribute: false },
    tools: { attribute: false },
    tableOf: { state: true },
  };

  #drawn = new Map();
  #models = new Map();
  #theme = null;
  #Chart = PlainChart;
  #observer = null;
  // Asking a page that is being drawn for it costs a layout a frame.
  #knownWidth = 0;
  #resized = new ResizeObserver(() => (this.#knownWidth = this.clientWidth));
  // Charts that are scrolled out of sight.
  #hidden = new Set();
  // Of charts that are not there at first: loaded after the first paint.
  #more = null;
  #menus = null;
  #explorer = null;

  constructor() {
    super();
    this.charts = null;
    this.tools = null;
    this.tableOf = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    this.#observer = new IntersectionObserver((entries) => this.#follow(entries));
    this.#resized.observe(this);
    this.#load();
  }

  #follow(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#hidden.delete(target);
      else this.#hidden.add(target);
    }
    this.drawFrame();
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    this.#observer.disconnect();
    this.#resized.disconnect();
    this.store.want(this, null);
    this.#explorer?.dispose();
    this.#explorer = null;
    for (const chart of this.#drawn.values()) chart.destroy();
    this.#drawn.clear();
    super.disconnectedCallback();
  }

  // The chart library comes after the first curve; it adds the axes.
  async #load() {
    await this.store.settled;
    const { CurveChart } = await import('./curve-chart.js');
    this.#Chart = CurveChart;
    for (const [figure, chart] of this.#drawn) {
      chart.destroy();
      figure.drawnKey = '';
    }
    this.#drawn.clear();
    this.requestUpdate();
    const [more, menus, { TrainingExplorer }] = await Promise.all([
      import('../model/diagnostic-charts.js'),
      this.tools && import('./view-menus.js'),
      import('./training-explorer.js'),
    ]);
    this.#more = more;
    this.#menus = menus;
    if (!this.isConnected) return;
    this.#explorer?.dispose();
    this.#explorer = new TrainingExplorer(this, () => this.#shown());
    this.requestUpdate();
  }

  #shown() {
    return [...this.#drawn].map(([figure, chart]) => {
      const id = figure.dataset.chart;
      return { id, canvas: figure.querySelector('canvas'), chart, model: this.#models.get(id) };
    });
  }

  get #ids() {
    return this.charts ?? chartsInForce(this.store);
  }

  render() {
    const ids = this.#ids;
    return html`<div class="plots ${ids.length > USUAL_CHARTS ? 'many' : ''}">
        ${ids.map((id, place) => this.#plot(id, place, place === ids.length - 1))}
        ${ids.length ? nothing : html`<p class="no-plot">${this.#menus?.addChart(this.store)}</p>`}
      </div>
      ${ids.includes(this.tableOf) ? this.#explorer?.table(this.#models.get(this.tableOf), this.tableOf) : nothing}`;
  }

  #plot(id, place, isLast) {
    const model = this.#models.get(id);
    return html`<figure class="plot plot-${id} ${isLast ? 'last' : ''}" data-chart=${id}>
      <figcaption>
        ${this.#heading(id, model)}
        <span class="subtitle" title=${this.#about(id, model)}
          >${(this.tools ? (model?.note ?? model?.subtitle) : model?.subtitle) ?? ''}</span
        >
        ${place === 0 ? this.#explorer?.chips() : nothing} ${this.#toolsOf(id, model, isLast)}
      </figcaption>
      <div class="canvas-box">
        <canvas tabindex="0" role="img" aria-label="Chart"></canvas>
        <div class="readout" hidden></div>
      </div>
    </figure>`;
  }

  #heading(id, model) {
    const isFixed = !this.tools || id === 'loss' || id === 'lr' || !this.#menus;
    // R² is an accuracy by another name.
    if (isFixed || model?.title === 'R²') return html`<b class="title">${model?.title ?? ''}</b>`;
    return this.#menus.chartChoice(this.store, id);
  }

  #about(id, model) {
    if (BASIC_CHARTS.includes(id)) return 'Every batch is drawn faint behind the smoothed curve';
    // Narrow charts cut their subtitle.
    return [this.#more?.aboutChart(id), model?.subtitle].filter(Boolean).join(' – ');
  }

  #toolsOf(id, model, isLast) {
    if (!this.tools) return this.#explorer?.tools(id) ?? nothing;
    return this.tools(this, { id, model, isLast, menus: this.#menus });
  }

  updated() {
    if (this.#more) this.store.want(this, { measures: this.#more.measuresOf(this.#ids) });
    this.#theme ??= readTheme(this);
    this.#dropDetached();
    for (const figure of this.querySelectorAll('figure')) {
      const id = figure.dataset.chart;
      const isLast = figure.classList.contains('last');
      const key = `${id} ${isLast}`;
      if (figure.drawnKey === key) continue;
      // Lit reuses elements when the list of charts changes.
      this.#drawn.get(figure)?.destroy();
      this.#observer.observe(figure);
      figure.drawnKey = key;
      const options = { xLabels: isLast, right: this.#rightMargin() };
      this.#drawn.set(
        figure,
        new this.#Chart(figure.querySelector('canvas'), this.#theme, options),
      );
    }
    this.#draw();
  }

  #dropDetached() {
    for (const [figure, chart] of this.#drawn) {
      if (figure.isConnected) continue;
      chart.destroy();
      this.#observer.unobserve(figure);
      this.#hidden.delete(figure);
      this.#drawn.delete(figure);
    }
  }

  // Room for the labels at the ends of the curves.
  #rightMargin() {
    return this.#width < 460 ? 78 : 128;
  }

  get #width() {
    return this.#knownWidth || this.clientWidth;
  }

  drawFrame() {
    if (this.#drawn.size && this.#hidden.size === this.#drawn.size) return;
    const before = this.#headings();
    this.#computeModels();
    if (this.#headings() !== before) this.requestUpdate();
    this.#draw();
  }

  willUpdate() {
    this.#computeModels();
  }

  #headings() {
    return [...this.#models.values()].map(({ title, subtitle }) => title + subtitle).join();
  }

  #computeModels() {
    if (!this.store.frame) return;
    const zoomed = (model) => this.#explorer?.zoomed(model) ?? model;
    const shared = frameModel(this.store, { ticks: this.#width < 360 ? 2 : 4 });
    const hidden = new Set([...this.#hidden].map(({ dataset }) => dataset.chart));
    const modelOf = (id) =>
      (hidden.has(id) && this.#models.get(id)) || zoomed(this.#model(id, shared));
    this.#models = new Map(this.#ids.map((id) => [id, modelOf(id)]));
  }

  #draw() {
    if (!this.#theme || !this.store.frame) return;
    for (const [figure, chart] of this.#drawn) {
      const model = this.#models.get(figure.dataset.chart);
      if (!model || this.#hidden.has(figure)) continue;
      chart.show(model);
      if (figure.dataset.chart === 'loss') markFirstLoss(model, chart);
    }
    this.#explorer?.update();
    if (isMarked) this.store.settle();
  }

  #model(id, shared) {
    if (id === 'loss') return lossModel(this.store, shared);
    if (id === 'lr') return rateModel(this.store, shared);
    if (id === 'accuracy') return accuracyModel(this.store, shared);
    return this.#more?.diagnosticModel(this.store, shared, id) ?? emptyModel(this.store, shared);
  }

  #onTheme = () => {
    this.#theme = readTheme(this);
    for (const chart of this.#drawn.values()) chart.setTheme(this.#theme);
  };

  /**
   * What each chart shows now, for exports.
   * @returns {{ id: string, title: string, canvas: HTMLCanvasElement, picture: object }[]}
   */
  pictures() {
    return this.#shown().map(({ id, canvas, chart, model }) => {
      return { id, title: model?.title ?? id, canvas, picture: chart.picture };
    });
  }
}

// Once: the first piece of a loss curve is on the canvas. Measurements of the page wait for it.
let isMarked = false;
function markFirstLoss({ curves }, { area }) {
  if (isMarked || !(area?.right > area?.left)) return;
  const isDrawn = ({ x, y }) => x.length > 1 && Number.isFinite(y[0]) && Number.isFinite(y[1]);
  if (!curves.some(isDrawn)) return;
  isMarked = true;
  performance.mark('first-loss-point');
}

customElements.define('curves-view', CurvesView);
