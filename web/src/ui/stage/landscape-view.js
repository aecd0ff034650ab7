import { html } from 'lit';
import { filledParams, pickedEntry } from '../model/entries.js';
import { colorSlot, dashOf } from '../model/palette.js';
import { linearTicks } from '../model/series.js';
import { PictureView } from './picture-view.js';
import { runLegend } from './run-legend.js';

const CELLS = 120;
const LEVELS = 16;
const MARGIN = { left: 40, right: 8, top: 8, bottom: 24 };
const GRAB_DISTANCE = 16;

/** A test surface from above, with the way that every run took down. */
export class LandscapeView extends PictureView {
  #grid = { key: '', values: null };
  #background = null;
  #drag = null;

  wishes() {
    return { path: true };
  }

  forget() {
    this.#background = null;
  }

  get #surface() {
    const { catalog, config } = this.store;
    const picker = catalog.settings.find(({ family }) => family === 'surfaces');
    return pickedEntry(catalog, config, picker);
  }

  get #start() {
    const start = this.store.value('start');
    return start?.length === 2 ? start : (this.#surface?.start ?? [0, 0]);
  }

  render() {
    const { store } = this;
    const shown = store.config.runs
      .map((run, index) => ({ run, index }))
      .filter(({ run }) => run.visible);
    return html`<div class="fit">
      ${runLegend(store, shown)}
      <div class="canvas-box">
        <canvas
          role="img"
          aria-label="${this.#surface?.name} from above with the paths of ${shown.length} runs"
          @pointerdown=${this.#onPress}
          @pointermove=${this.#onMove}
          @pointerup=${this.#onRelease}
          @pointercancel=${this.#onRelease}
        ></canvas>
      </div>
      <p class="note">Drag the start point; crosses are minima. The darker, the lower.</p>
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
    this.#grid = { key, values, minima, lines: contourLines(contours, values) };
    this.#background = null;
    this.drawFrame();
  }

  draw() {
    const canvas = this.querySelector('canvas');
    const box = canvas.parentElement;
    const [width, height] = [box.clientWidth, box.clientHeight];
    const context = this.prepare(canvas, width, height);
    const plot = this.#plot(width, height);
    if (!plot) return;
    if (this.#grid.lines) {
      this.#background ??= this.#drawBackground(plot, width, height);
      context.drawImage(this.#background, 0, 0, width, height);
    }
    context.save();
    context.beginPath();
    context.rect(MARGIN.left, MARGIN.top, plot.right - MARGIN.left, plot.bottom - MARGIN.top);
    context.clip();
    for (const view of this.store.frame.runs) this.#drawPath(context, plot, view);
    this.#drawStart(context, plot);
    context.restore();
  }

  #plot(width, height) {
    const surface = this.#surface;
    if (!surface) return null;
    const [xMin, xMax, yMin, yMax] = surface.window;
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    const [across, up] = [right - MARGIN.left, bottom - MARGIN.top];
    return {
      xMin,
      xMax,
      yMin,
      yMax,
      right,
      bottom,
      toX: (x) => MARGIN.left + ((x - xMin) / (xMax - xMin)) * across,
      toY: (y) => bottom - ((y - yMin) / (yMax - yMin)) * up,
      fromX: (pixel) => xMin + ((pixel - MARGIN.left) / across) * (xMax - xMin),
      fromY: (pixel) => yMin + ((bottom - pixel) / up) * (yMax - yMin),
    };
  }

  #drawBackground(plot, width, height) {
    const canvas = document.createElement('canvas');
    const context = this.prepare(canvas, width, height);
    const { theme } = this;
    const across = plot.right - MARGIN.left;
    const up = plot.bottom - MARGIN.top;
    const toPixel = ([x, y]) => [MARGIN.left + (x / CELLS) * across, MARGIN.top + (y / CELLS) * up];
    context.fillStyle = theme.accent;
    context.globalAlpha = 0.5;
    context.fillRect(MARGIN.left, MARGIN.top, across, up);
    context.globalAlpha = 1;
    this.#grid.lines.forEach((level, index) => {
      trace(context, level, toPixel);
      // Each level lies on the last and lightens it: the lower, the darker.
      context.globalAlpha = 0.16;
      context.fillStyle = theme.paper;
      context.fill('evenodd');
      context.globalAlpha = index % 3 ? 0.16 : 0.34;
      context.strokeStyle = theme.ink;
      context.lineWidth = 0.7;
      context.stroke();
    });
    context.globalAlpha = 1;
    this.#drawAxes(context, plot);
    this.#drawMinima(context, plot);
    return canvas;
  }

  #drawAxes(context, { xMin, xMax, yMin, yMax, bottom, toX, toY }) {
    context.font = `11.5px ${this.theme.font}`;
    context.fillStyle = this.theme.ink3;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const y of linearTicks(yMin, yMax, 5))
      context.fillText(String(y), MARGIN.left - 8, toY(y));
    context.textAlign = 'center';
    for (const x of linearTicks(xMin, xMax, 5)) context.fillText(String(x), toX(x), bottom + 13);
  }

  // A cross at every known minimum in sight.
  #drawMinima(context, { xMin, xMax, yMin, yMax, toX, toY }) {
    const minima = this.#grid.minima.filter(
      ([x, y]) => x >= xMin && x <= xMax && y >= yMin && y <= yMax,
    );
    context.strokeStyle = this.theme.ink;
    context.lineWidth = 1.6;
    for (const [x, y] of minima) {
      const [px, py] = [toX(x), toY(y)];
      context.beginPath();
      context.moveTo(px - 5, py - 5);
      context.lineTo(px + 5, py + 5);
      context.moveTo(px + 5, py - 5);
      context.lineTo(px - 5, py + 5);
      context.stroke();
    }
  }

  #drawPath(context, { toX, toY }, view) {
    const run = this.store.config.runs[view.index];
    if (!run?.visible || !view.path?.step.length) return;
    const { x, y } = view.path;
    const colour = this.theme.runs[colorSlot(run, view.index)];
    const dash = dashOf(run, view.index);
    context.lineJoin = 'round';
    for (const [style, width, pattern] of [
      [this.theme.paper, 4, []],
      [colour, 2, dash],
    ]) {
      context.beginPath();
      for (let i = 0; i < x.length; i++) {
        if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) break;
        if (i) context.lineTo(toX(x[i]), toY(y[i]));
        else context.moveTo(toX(x[i]), toY(y[i]));
      }
      context.strokeStyle = style;
      context.lineWidth = width;
      context.globalAlpha = style === colour ? 1 : 0.55;
      context.setLineDash(pattern);
      context.stroke();
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
    const last = x.length - 1;
    disc(context, toX(x[last]), toY(y[last]), 5, colour, this.theme.panel);
  }

  #drawStart(context, { toX, toY }) {
    const [x, y] = this.#drag ?? this.#start;
    disc(context, toX(x), toY(y), 6, this.theme.panel, this.theme.ink);
  }

  // ---- The start point is moved by hand ----

  #pointAt(event) {
    const canvas = event.currentTarget;
    return { plot: this.#plot(canvas.clientWidth, canvas.clientHeight), canvas };
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

function disc(context, x, y, radius, fill, stroke) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = 1.8;
  context.stroke();
}

function trace(context, multiPolygon, toPixel) {
  context.beginPath();
  for (const polygon of multiPolygon.coordinates) {
    for (const ring of polygon) {
      ring.forEach((point, i) => {
        const [x, y] = toPixel(point);
        if (i) context.lineTo(x, y);
        else context.moveTo(x, y);
      });
      context.closePath();
    }
  }
}

// Levels grow as powers above the lowest value: near a minimum they are close, far away they are
// not more than a picture can bear.
function contourLines(contours, values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const levels = Array.from(
    { length: LEVELS },
    (_, i) => low + (high - low) * 10 ** (-4 + (4 * (i + 0.5)) / LEVELS),
  );
  return contours().size([CELLS, CELLS]).thresholds(levels)(values);
}

customElements.define('landscape-view', LandscapeView);
