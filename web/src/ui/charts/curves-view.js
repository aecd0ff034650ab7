import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { followDensity } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { emptyModel } from '../../views/curves/run-curve.js';
import { firstCharts, firstNames } from '../../wasm/first-views.js';
import { THEME_EVENT } from '../../elements/theme.js';
import { chartsInForce } from '../../views/charts-in-force.js';
import { PlainChart } from './plain-chart.js';
import { sceneOf } from '../../views/scene-of.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('../../views/view.js').Scene} Scene */
/** @typedef {import('./crosshair.js').ShownChart} ShownChart */
/** @typedef {PlainChart | import('../../elements/charts/curve-chart.js').CurveChart} DrawnChart */
/** @typedef {import('./chart-tools.js').ToolsOfChart} ToolsOfChart */

// More of them scroll rather than get flatter.
const USUAL_CHARTS = 3;
// Of labels right of the plot, as a part of the width, before their room is known.
const USUAL_ROOM = 0.2;
// Measurements of the page wait for this mark.
const FIRST_LOSS = 'first-loss-point';

/**
 * Charts under each other on one x axis with one crosshair. `charts`: which, default: the
 * experiment's; `tools`: what stands in their headings, see chartTools, default: what is there is
 * looked at, not changed.
 */
export class CurvesView extends StoreElement {
  static properties = {
    charts: { attribute: false },
    tools: { attribute: false },
    heights: { attribute: false },
    tableOf: { state: true },
  };

  /** @type {Map<HTMLElement, { chart: DrawnChart, key: string }>} */
  #drawn = new Map();
  /** @type {Map<string, ChartModel>} */
  #models = new Map();
  /** @type {Theme | null} */
  #theme = null;
  /** @type {new (canvas: HTMLCanvasElement, theme: Theme,
   *   options: { xLabels: boolean, right: number }) => DrawnChart} */
  #Chart = PlainChart;
  #observer = new IntersectionObserver((entries) => this.#follow(entries));
  // Asking a page that is being drawn for it costs a layout a frame.
  /** @type {import('../../views/view.js').Size | null} */
  #knownSize = null;
  #endDensity = () => {};
  #resized = new ResizeObserver(() => (this.#knownSize = sizeOf(this)));
  // Charts that are scrolled out of sight.
  /** @type {Set<Element>} */
  #hidden = new Set();
  #hasLoss = false;
  /** @type {import('../../narrator/narrate.js').Narration | null} */
  #told = null;
  /** @type {import('./chart-parts.js').ChartParts | null} */
  #parts = null;

  constructor() {
    super();
    /** @type {string[] | null} */
    this.charts = null;
    /** @type {((view: CurvesView, chart: ToolsOfChart) => unknown) | null} */
    this.tools = null;
    /** @type {Record<string, number | undefined>} heights in pixels that readers chose, by "chart-ID" */
    this.heights = {};
    /** @type {string | null} */
    this.tableOf = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    this.#resized.observe(this);
    this.#endDensity = followDensity(() => this.drawFrame());
    this.#load();
  }

  /** @param {IntersectionObserverEntry[]} entries */
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
    this.#endDensity();
    this.store.want(this, null);
    this.#parts?.dispose();
    this.#parts = null;
    this.#clear();
    super.disconnectedCallback();
  }

  // The chart library comes after the first curve; it adds the axes.
  async #load() {
    await this.store.settled;
    const { CurveChart } = await import('../../elements/charts/curve-chart.js');
    this.#Chart = CurveChart;
    await this.#exchange();
    const { ChartParts } = await import('./chart-parts.js');
    if (!this.isConnected) return;
    this.#parts?.dispose();
    this.#parts = new ChartParts(this, () => this.#shown());
    this.requestUpdate();
  }

  // One at a time, since a phone needs long for each.
  async #exchange() {
    for (const [figure, { chart }] of [...this.#drawn]) {
      await new Promise((resolve) => setTimeout(resolve));
      if (!this.#theme || this.#drawn.get(figure)?.chart !== chart) continue;
      chart.destroy();
      this.#drawn.delete(figure);
      this.#drawOn(figure, this.#theme);
      this.#draw([figure]);
    }
  }

  #clear() {
    for (const { chart } of this.#drawn.values()) chart.destroy();
    this.#drawn.clear();
  }

  /** @returns {ShownChart[]} */
  #shown() {
    return [...this.#drawn].map(([figure, { chart }]) => {
      const id = chartOf(figure);
      return { id, canvas: canvasOf(figure), chart, model: this.#models.get(id) };
    });
  }

  get #ids() {
    return this.charts ?? chartsInForce(this.store);
  }

  render() {
    const ids = this.#ids;
    const table = this.tableOf ?? '';
    const numbers = this.#models.get(table);
    return html`${this.#hasWords ? html`<section class="in-words">${this.#words()}</section>` : nothing}
      <div class="plots ${ids.length > USUAL_CHARTS ? 'many' : ''}">
        ${ids.map((id, place) => this.#plot(id, place, place === ids.length - 1))}
        ${ids.length ? nothing : html`<p class="no-plot">${this.#parts?.addChart()}</p>`}
      </div>
      ${numbers ? this.#parts?.explorer.table(numbers, table) : nothing}`;
  }

  // It has its place before there are words.
  get #hasWords() {
    return this.store.hasWords && this.#ids.includes('loss');
  }

  #words() {
    return this.#parts?.words(this.store, this.#isTold ? this.#told : null) ?? nothing;
  }

  get #isTold() {
    return this.#hasWords && this.store.ui.told;
  }

  /** What there is to see, whether it is shown or not. */
  get sentences() {
    return this.#told?.sentences ?? [];
  }

  /**
   * @param {string} id
   * @param {number} place
   * @param {boolean} isLast
   */
  #plot(id, place, isLast) {
    const model = this.#models.get(id);
    const height = this.heights[`chart-${id}`];
    return html`<figure
      class="plot plot-${id} ${isLast ? 'last' : ''} ${height ? 'sized' : ''}"
      data-chart=${id}
      style=${height ? `--height:${height}px` : nothing}
    >
      <figcaption>
        ${this.#heading(id, model)}
        <span class="subtitle" title=${this.#about(id, model)}
          >${(this.tools ? (model?.note ?? model?.subtitle) : model?.subtitle) ?? ''}</span
        >
        ${place === 0 ? this.#parts?.explorer.chips() : nothing} ${this.#toolsOf(id, model, isLast)}
      </figcaption>
      <div class="canvas-box">
        <canvas tabindex="0" role="img" aria-label="Chart"></canvas>
        <div class="readout" hidden></div>
      </div>
      ${this.tools && !isLast ? this.#parts?.lowerEdge(id, model?.title) : nothing}
    </figure>`;
  }

  /**
   * @param {string} id
   * @param {ChartModel | undefined} model
   */
  #heading(id, model) {
    const isFixed = !this.tools || id === 'loss' || id === 'lr';
    // R² is an accuracy by another name.
    if (isFixed || !this.#parts || model?.title === 'R²')
      return html`<b class="title">${model?.title || (firstNames[id] ?? '')}</b>`;
    return this.#parts.chartChoice(this.store, id);
  }

  /**
   * @param {string} id
   * @param {ChartModel | undefined} model
   */
  #about(id, model) {
    // Narrow charts cut their subtitle.
    return [this.#parts?.about(id), model?.subtitle].filter(Boolean).join(' – ');
  }

  /**
   * @param {string} id
   * @param {ChartModel | undefined} model
   * @param {boolean} isLast
   */
  #toolsOf(id, model, isLast) {
    if (!this.tools) return this.#parts?.explorer.tools(id) ?? nothing;
    return this.tools(this, { id, model, isLast, menus: this.#parts });
  }

  updated() {
    this.#parts?.ensure(this.#ids);
    this.#theme ??= readTheme(this);
    this.#dropDetached();
    for (const figure of this.querySelectorAll('figure')) this.#drawOn(figure, this.#theme);
    this.#draw();
  }

  /**
   * @param {HTMLElement} figure
   * @param {Theme} theme
   */
  #drawOn(figure, theme) {
    const xLabels = figure.classList.contains('last');
    // Lit reuses elements when the list of charts changes.
    const key = `${chartOf(figure)} ${xLabels}`;
    const before = this.#drawn.get(figure);
    if (before?.key === key) return;
    before?.chart.destroy();
    this.#observer.observe(figure);
    const options = { xLabels, right: this.#labelRoom(canvasOf(figure), theme) };
    this.#drawn.set(figure, { chart: new this.#Chart(canvasOf(figure), theme, options), key });
  }

  #dropDetached() {
    for (const [figure, { chart }] of this.#drawn) {
      if (figure.isConnected) continue;
      chart.destroy();
      this.#observer.unobserve(figure);
      this.#hidden.delete(figure);
      this.#drawn.delete(figure);
    }
  }

  /**
   * Room for the labels at the ends of the curves.
   * @param {HTMLCanvasElement} canvas to measure on
   * @param {Theme} theme
   */
  #labelRoom(canvas, theme) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { width } = this.#size;
    return this.#parts?.labelRoom(context, this.models, theme, width) ?? USUAL_ROOM * width;
  }

  get #size() {
    return this.#knownSize?.width ? this.#knownSize : sizeOf(this);
  }

  /** The scene that its charts show. */
  get scene() {
    const scene = sceneOf(this.store.shown, this.#size);
    const reasons = this.#parts?.reasons.of(scene);
    const known = { ...scene, options: { ...scene.options, reasons } };
    this.#told = this.#parts?.narration.of(known) ?? null;
    const sentences = this.#isTold ? this.sentences : undefined;
    return { ...known, options: { ...known.options, sentences } };
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
    const words = this.#told?.sentences.map(({ text }) => text) ?? [];
    const titles = this.models.map(({ title, subtitle }) => title + subtitle);
    return [...titles, this.#told?.isOver, ...words].join();
  }

  /** What its charts show. */
  get models() {
    return [...this.#models.values()];
  }

  #computeModels() {
    if (!this.store.frame) return;
    const { scene } = this;
    const hidden = new Set([...this.#hidden].map(chartOf));
    this.#models = new Map(
      this.#ids.map((id) => [
        id,
        (hidden.has(id) && this.#models.get(id)) || this.#model(id, scene),
      ]),
    );
  }

  /**
   * @param {string} id
   * @param {Scene} scene
   */
  #model(id, scene) {
    return this.zoomed((this.#parts?.modelOf(id) ?? firstCharts[id] ?? emptyModel)(scene));
  }

  /** @param {Iterable<HTMLElement>} [figures] default: all */
  #draw(figures = this.#drawn.keys()) {
    const [first] = this.#drawn.keys();
    if (!this.#theme || !this.store.frame || !first) return;
    const right = this.#labelRoom(canvasOf(first), this.#theme);
    for (const figure of figures) {
      const { chart } = /** @type {{ chart: DrawnChart }} */ (this.#drawn.get(figure));
      chart.options.right = right;
      const id = chartOf(figure);
      const model = this.#models.get(id);
      if (!model || this.#hidden.has(figure)) continue;
      chart.show(model);
      if (id === 'loss') this.#noteFirstLoss(model, chart);
    }
    this.#parts?.explorer.update();
  }

  /**
   * Everything else waits for the first piece of a loss curve on a canvas.
   * @param {ChartModel} model
   * @param {DrawnChart} chart
   */
  #noteFirstLoss({ curves }, { area }) {
    if (this.#hasLoss || !(area?.right > area?.left)) return;
    this.#hasLoss = curves.some(
      ({ x, y }) => x.length > 1 && Number.isFinite(y[0]) && Number.isFinite(y[1]),
    );
    if (!this.#hasLoss) return;
    if (!performance.getEntriesByName(FIRST_LOSS).length) performance.mark(FIRST_LOSS);
    this.store.settle();
  }

  #onTheme = () => {
    const theme = readTheme(this);
    this.#theme = theme;
    for (const { chart } of this.#drawn.values()) chart.setTheme(theme);
  };

  /**
   * What each chart shows now, for whoever wants to look at the numbers that are drawn.
   * @returns {{ id: string, canvas: HTMLCanvasElement, picture: import('../../drawing/chart-model.js').Picture }[]}
   */
  pictures() {
    return this.#shown().map(({ id, canvas, chart }) => ({ id, canvas, picture: chart.picture }));
  }

  /** What it shows, in its order. */
  get chartIds() {
    return this.#ids;
  }

  /**
   * @param {ChartModel} model of a whole chart
   * @returns {ChartModel} the part that is in view
   */
  zoomed(model) {
    return this.#parts?.explorer.zoomed(model) ?? model;
  }
}

/** @param {Element} element */
function sizeOf({ clientWidth: width, clientHeight: height }) {
  return { width, height };
}

/** @param {Element} figure */
function chartOf(figure) {
  return figure.getAttribute('data-chart') ?? '';
}

/** @param {Element} figure */
function canvasOf(figure) {
  return /** @type {HTMLCanvasElement} */ (figure.querySelector('canvas'));
}

customElements.define('curves-view', CurvesView);
