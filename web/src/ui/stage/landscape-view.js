import { html } from 'lit';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { filledParams } from '../../catalog/entries.js';
import { pickedEntry } from '../../config/settings.js';
import { contourLevels, cross, disc, drawAxes, drawContours, plotOf } from './draw-landscape.js';
import { PlaneView } from './plane-view.js';
import { runLegend, shownRuns } from './run-legend.js';

const CELLS = 120;
const MARGIN = { left: 40, right: 8, top: 8, bottom: 24 };
const GRAB_DISTANCE = 16;

/** A test surface from above, with the way that every run took down. */
export class LandscapeView extends PlaneView {
  #grid = { key: '', values: null };
  #drag = null;

  wishes() {
    return { path: true };
  }

  get #surface() {
    const { catalog, config } = this.store;
    const picker = catalog.settings.find(({ family }) => family === 'surfaces');
    return pickedEntry(config.settings, picker, indexCatalog(catalog));
  }

  get #start() {
    const start = this.store.value('start');
    return start?.length === 2 ? start : (this.#surface?.start ?? [0, 0]);
  }

  render() {
    const { store } = this;
    return html`<div class="fit">
      ${runLegend(store)}
      <div class="canvas-box">
        <canvas
          role="img"
          aria-label="${this.#surface?.name} from above with the paths of ${shownRuns(store).length} runs"
          @pointerdown=${this.#onPress}
          @pointermove=${this.#onMove}
          @pointerup=${this.#onRelease}
          @pointercancel=${this.#onRelease}
        ></canvas>
      </div>
      <p class="note">Drag the start point; crosses are minima. The bluer, the lower.</p>
    </div>`;
  }

  updated() {
    super.updated();
    this.#ask();
  }

  // Values of the surface come from a worker, once a surface.
  async #ask() {
    const { store } = this;
    const surface = this.#surface;
    if (!surface) return;
    const given = Object.fromEntries(
      surface.params.map(({ id }) => [id, store.value(`surface.${id}`)]),
    );
    const params = filledParams(surface, given);
    const key = JSON.stringify([surface.id, params]);
    if (key === this.#grid.key) return;
    this.#grid = { key, values: null };
    const size = { columns: CELLS, rows: CELLS };
    const [values, minima] = await Promise.all([
      store.compute('surface', { id: surface.id, params, window: surface.window, ...size }),
      store.compute('minima', { id: surface.id, params }),
      // Of a text that is not right the notices tell.
    ]).catch(() => []);
    if (this.#grid.key !== key || !values) return;
    const { contours } = await import('d3-contour');
    const levels = contourLevels(contours, values, CELLS, CELLS);
    this.#grid = { key, values, minima, levels };
    this.forget();
    this.drawFrame();
  }

  plotOn(width, height) {
    return this.#surface ? plotOf(this.#surface.window, width, height, MARGIN) : null;
  }

  get hasBackground() {
    return Boolean(this.#grid.levels);
  }

  drawBackground(context, plot) {
    // Values belong to the centres of cells.
    const toPixel = ([x, y]) => [
      plot.left + (x / CELLS) * (plot.right - plot.left),
      plot.top + (y / CELLS) * (plot.bottom - plot.top),
    ];
    drawContours(context, plot, { levels: this.#grid.levels, toPixel, theme: this.theme });
    drawAxes(context, plot, this.theme);
    this.#drawMinima(context, plot);
  }

  wayOf({ path }) {
    return path;
  }

  // A cross at every known minimum in sight.
  #drawMinima(context, { xMin, xMax, yMin, yMax, toX, toY }) {
    const minima = this.#grid.minima.filter(
      ([x, y]) => x >= xMin && x <= xMax && y >= yMin && y <= yMax,
    );
    for (const [x, y] of minima) cross(context, toX(x), toY(y), this.theme.ink);
  }

  drawAbove(context, { toX, toY }) {
    const [x, y] = this.#drag ?? this.#start;
    disc(context, toX(x), toY(y), 6, this.theme.panel, this.theme.ink);
  }

  // ---- The start point is moved by hand ----

  #pointAt(event) {
    const canvas = event.currentTarget;
    return { plot: this.plotOn(canvas.clientWidth, canvas.clientHeight), canvas };
  }

  #onPress(event) {
    const { plot, canvas } = this.#pointAt(event);
    const [x, y] = this.#start;
    const far = Math.hypot(event.offsetX - plot.toX(x), event.offsetY - plot.toY(y));
    if (far > GRAB_DISTANCE) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    this.#drag = [x, y];
  }

  #onMove(event) {
    if (!this.#drag) return;
    const { plot } = this.#pointAt(event);
    const clip = (value, low, high) => Math.min(high, Math.max(low, value));
    this.#drag = [
      Number(clip(plot.fromX(event.offsetX), plot.xMin, plot.xMax).toPrecision(3)),
      Number(clip(plot.fromY(event.offsetY), plot.yMin, plot.yMax).toPrecision(3)),
    ];
    this.store.setSetting('start', this.#drag);
  }

  #onRelease() {
    this.#drag = null;
  }
}

customElements.define('landscape-view', LandscapeView);
