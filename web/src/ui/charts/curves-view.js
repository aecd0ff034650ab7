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
  readAt,
  unitName,
  xText,
} from '../model/curves.js';
import { readTheme } from '../model/palette.js';
import { choicesOf } from '../model/entries.js';
import { THEME_EVENT } from '../theme.js';
import { PlainChart } from './plain-chart.js';
import * as icons from '../icons.js';

// More of them scroll rather than get flatter.
const USUAL_CHARTS = 3;
const SUMMARY_INTERVAL = 2000;
const GRAB_DISTANCE = 5;

/** Charts under each other on one x axis with one crosshair. */
export class CurvesView extends StoreElement {
  static properties = {
    charts: { attribute: false },
    compact: { type: Boolean },
    tableOf: { state: true },
  };

  #drawn = new Map();
  #models = new Map();
  #theme = null;
  #hovered = null;
  #draggedNow = false;
  #summarised = 0;
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
    this.compact = false;
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
    this.#more = await import('../model/diagnostic-charts.js');
    if (!this.compact) this.#menus = await import('./view-menus.js');
    const { TrainingExplorer } = await import('./training-explorer.js');
    if (!this.isConnected) return;
    this.#explorer?.dispose();
    this.#explorer = new TrainingExplorer(this, (canvas) => this.#chartOn(canvas));
    this.requestUpdate();
  }

  #chartOn(canvas) {
    const figure = canvas.closest('figure');
    return { chart: this.#drawn.get(figure), model: this.#models.get(figure.dataset.chart) };
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
          >${(this.compact ? model?.subtitle : (model?.note ?? model?.subtitle)) ?? ''}</span
        >
        ${place === 0 ? this.#explorer?.chips() : nothing}
        ${this.compact ? this.#fewTools(id) : this.#tools(id, model, isLast)}
      </figcaption>
      <div class="canvas-box">
        <canvas
          tabindex="0"
          role="img"
          aria-label="Chart"
          @pointerdown=${(event) => this.#onPress(event, id)}
          @pointermove=${(event) => this.#onPointer(event, id)}
          @pointerup=${() => (this.#draggedNow = false)}
          @pointercancel=${() => (this.#draggedNow = false)}
          @pointerleave=${() => this.#onLeave()}
          @keydown=${(event) => this.#onKey(event, id)}
          @blur=${() => this.#onLeave()}
        ></canvas>
        <div class="readout" hidden></div>
      </div>
    </figure>`;
  }

  #heading(id, model) {
    const isFixed = this.compact || id === 'loss' || id === 'lr' || !this.#menus;
    // R² is an accuracy by another name.
    if (isFixed || model?.title === 'R²') return html`<b class="title">${model?.title ?? ''}</b>`;
    return this.#menus.chartChoice(this.store, id);
  }

  #about(id, model) {
    if (BASIC_CHARTS.includes(id)) return 'Every batch is drawn faint behind the smoothed curve';
    // Narrow charts cut their subtitle.
    return [this.#more?.aboutChart(id), model?.subtitle].filter(Boolean).join(' – ');
  }

  #tableButton(id) {
    return html`<button
      type="button"
      class="btn icon small quiet"
      aria-label="Show the numbers as a table"
      title="Numbers as a table"
      @click=${() => (this.tableOf = id)}
    >
      ${icons.table}
    </button>`;
  }

  // The table comes with the hands.
  #fewTools(id) {
    return this.#explorer ? html`<span class="tools">${this.#tableButton(id)}</span>` : nothing;
  }

  #tools(id, model, isLast) {
    const { store } = this;
    const remove = html`<button
      type="button"
      class="btn icon small quiet remove"
      aria-label="Remove the chart ${model?.title ?? id}"
      title="Remove this chart"
      @click=${() => this.#menus?.removeChart(store, id)}
    >
      ${icons.close}
    </button>`;
    const ends = html`${isLast ? this.#menus?.addChart(store) : nothing} ${this.#tableButton(id)}
    ${remove}`;
    if (id !== 'loss') return html`<span class="tools">${ends}</span>`;
    return html`<span class="tools">
      ${model?.title === 'Loss' ? this.#choice('curve', 'Which loss') : nothing}
      ${this.#choice('x', 'Horizontal axis')}
      <button
        type="button"
        class="chip toggle"
        aria-pressed=${store.value('scale') !== 'linear'}
        title="Logarithmic loss axis"
        @click=${() =>
          store.setSetting('scale', store.value('scale') === 'linear' ? 'log' : 'linear')}
      >
        log
      </button>
      <label class="smoothing" title="Smoothing">
        <span class="hidden-text">Smoothing</span>
        <input
          class="range"
          type="range"
          min="0"
          max="0.98"
          step="0.02"
          .value=${String(store.value('smoothing') ?? 0)}
          style="--v:${(100 * (store.value('smoothing') ?? 0)) / 0.98}%"
          @input=${(event) => store.setSetting('smoothing', Number(event.target.value))}
        />
      </label>
      ${ends}
    </span>`;
  }

  #choice(key, label) {
    const { store } = this;
    const spec = store.catalog.settings.find(({ id }) => id === key);
    if (!spec) return nothing;
    const current = store.value(key);
    return html`<select
      class="plain"
      aria-label=${label}
      title=${spec.summary}
      .value=${current}
      @change=${(event) => store.setSetting(key, event.target.value)}
    >
      ${choicesOf(store.catalog, spec).map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === current}>${name}</option>`,
      )}
    </select>`;
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
    this.#showReadout();
    this.#summarise();
    if (isMarked) this.store.settle();
  }

  #model(id, shared) {
    if (id === 'loss') return lossModel(this.store, shared);
    if (id === 'lr') return rateModel(this.store, shared);
    if (id === 'accuracy') return accuracyModel(this.store, shared);
    return this.#more?.diagnosticModel(this.store, shared, id) ?? emptyModel(this.store, shared);
  }

  // ---- Crosshair ----

  #onPointer(event, id) {
    const figure = event.currentTarget.closest('figure');
    const chart = this.#drawn.get(figure);
    if (!chart?.area) return;
    const { left, right } = chart.area;
    if (this.#draggedNow) this.#seek(chart, Math.min(right, Math.max(left, event.offsetX)));
    event.currentTarget.style.cursor = this.#isOnNow(event, id) ? 'ew-resize' : '';
    const inside = event.offsetX >= left - 4 && event.offsetX <= right + 4;
    this.#hovered = inside ? id : null;
    const pixel = Math.min(right, Math.max(left, event.offsetX));
    this.store.setCursor(inside ? chart.valueAt(pixel) : null);
  }

  // ---- The line that says how far training has come can be dragged back.

  #isOnNow({ currentTarget, offsetX }, id) {
    const chart = this.#drawn.get(currentTarget.closest('figure'));
    const now = this.#models.get(id)?.now;
    return now > 0 && chart?.area && Math.abs(chart.picture.toX(now) - offsetX) <= GRAB_DISTANCE;
  }

  #onPress(event, id) {
    if (event.button !== 0 || !this.#isOnNow(event, id)) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#draggedNow = true;
  }

  #seek(chart, pixel) {
    const { frame } = this.store;
    const { now } = chart.picture.model;
    // At step 0 other units than steps have no scale to go by.
    const perUnit = this.store.value('x') === 'step' ? 1 : frame.step / now;
    if (Number.isFinite(perUnit)) this.store.seek(chart.valueAt(pixel) * perUnit);
  }

  #onLeave() {
    this.#hovered = null;
    this.store.setCursor(null);
  }

  #onKey(event, id) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') this.#onLeave();
    const model = this.#models.get(id);
    if (!way || !model) return;
    event.preventDefault();
    event.stopPropagation();
    const span = model.x.max - model.x.min;
    const from = this.store.ui.cursor ?? model.now ?? model.x.min;
    const move = (way * span) / (event.shiftKey ? 20 : 200);
    const next = this.#explorer?.pointAfter(model, from, move) ?? from + move;
    this.#hovered = id;
    this.store.setCursor(Math.min(model.x.max, Math.max(model.x.min, next)));
  }

  #showReadout() {
    const { cursor } = this.store.ui;
    for (const [figure, chart] of this.#drawn) {
      const box = figure.querySelector('.readout');
      const id = figure.dataset.chart;
      const model = this.#models.get(id);
      const isHere = this.#explorer && cursor !== null && id === this.#hovered;
      const rows = isHere ? readAt(model, cursor) : [];
      box.hidden = rows.length === 0;
      if (!rows.length) continue;
      this.#explorer.showReadout(box, rows, chart.picture);
    }
  }

  // ---- Words for those who do not see the curves ----

  #summarise() {
    const now = performance.now();
    if (now - this.#summarised < SUMMARY_INTERVAL && this.store.frame.playing) return;
    this.#summarised = now;
    for (const figure of this.#drawn.keys()) {
      const shown = this.#models.get(figure.dataset.chart);
      const model = shown.whole ?? shown;
      const at = model.now ?? 0;
      const values = readAt(model, at).map(({ name, value }) => `${name} ${model.format(value)}`);
      const events = model.markers.map(({ words }) => words).filter(Boolean);
      const text = [
        `${model.title}${model.subtitle ? ` (${model.subtitle})` : ''}`,
        `after ${xText(at)} ${unitName(this.store)}: ${values.join(', ') || 'nothing yet'}`,
        ...events,
        ...(shown.whole ? [`Shown from ${xText(shown.x.min)} to ${xText(shown.x.max)}`] : []),
      ].join('. ');
      figure.querySelector('canvas').setAttribute('aria-label', text);
    }
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
    return [...this.#drawn].map(([figure, chart]) => ({
      id: figure.dataset.chart,
      title: this.#models.get(figure.dataset.chart)?.title ?? figure.dataset.chart,
      canvas: figure.querySelector('canvas'),
      picture: chart.picture,
    }));
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
