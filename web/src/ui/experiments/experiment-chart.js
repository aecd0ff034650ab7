import { LitElement, html } from 'lit';
import { CurveChart } from '../charts/curve-chart.js';
import { readAt } from '../model/curves.js';
import { formatCount, formatValue } from '../model/format.js';
import { readTheme } from '../model/palette.js';
import { THEME_EVENT } from '../theme.js';
import { drawExperiment } from './draw-experiment.js';

// As far from a point it is still meant, in pixels.
const REACH = 40;
const ROOM = { named: 122, few: 78, none: 18 };
const NARROW = 440;

/**
 * A chart of an experiment. Points can be pointed at, and picked by a click or Enter: fires "pick"
 * with `detail` the point. Where there are none, a crosshair reads off all curves.
 */
export class ExperimentChart extends LitElement {
  static properties = {
    model: { attribute: false },
    summary: {},
    unit: {},
    at: { state: true },
  };

  #chart = null;
  #key = '';
  #observer = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    this.#observer = new ResizeObserver(() => this.requestUpdate());
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    this.#observer.disconnect();
    this.#destroy();
    super.disconnectedCallback();
  }

  render() {
    return html`<div class="canvas-box">
      <canvas
        tabindex="0"
        role="img"
        aria-label=${this.summary || 'Chart'}
        @pointermove=${this.#onPointer}
        @pointerleave=${() => (this.at = null)}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
        @blur=${() => (this.at = null)}
      ></canvas>
      <div class="readout" role="status" hidden></div>
    </div>`;
  }

  updated() {
    if (!this.model || this.clientWidth === 0) return;
    const right = this.#rightMargin();
    if (this.#key !== String(right)) {
      this.#destroy();
      this.#key = String(right);
      const options = { xLabels: true, right, draw: drawExperiment };
      this.#chart = new CurveChart(this.querySelector('canvas'), readTheme(this), options);
    }
    const point = this.#point;
    const cursor = this.model.points ? (point?.x ?? null) : (this.at?.x ?? null);
    // At a point of its own, dots on all curves would be too many.
    const dots = point
      ? [...this.model.dots, { ...point, slot: this.model.curves[point.series].slot, isBest: true }]
      : this.model.dots;
    this.#chart.show({ ...this.model, dots, cursor: this.model.points ? null : cursor });
    this.#showReadout();
  }

  #rightMargin() {
    if (!this.model.endLabels) return ROOM.none;
    return this.clientWidth < NARROW ? ROOM.few : ROOM.named;
  }

  #destroy() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#key = '';
  }

  // The chart under the pointer is replaced while trainings go on: points are known by their place.
  get #point() {
    return this.at && this.model?.points ? this.model.points[this.at.point] : undefined;
  }

  #onTheme = () => this.#chart?.setTheme(readTheme(this));

  #onPointer(event) {
    if (!this.#chart?.area || !this.model) return;
    const { picture } = this.#chart;
    const { offsetX, offsetY } = event;
    if (!this.model.points) {
      const { left, right } = picture.area;
      const inside = offsetX >= left - 4 && offsetX <= right + 4;
      const pixel = Math.min(right, Math.max(left, offsetX));
      this.at = inside ? { x: this.#chart.valueAt(pixel) } : null;
      return;
    }
    const distances = this.model.points.map((point) => {
      const { x, y } = placeOf(point, picture);
      return Math.hypot(x - offsetX, (y - offsetY) / 2);
    });
    const closest = distances.indexOf(Math.min(...distances));
    this.at = distances[closest] <= REACH ? { point: closest } : null;
  }

  #onClick() {
    const point = this.#point;
    if (point?.definition) this.#pick(point);
  }

  #pick(point) {
    this.dispatchEvent(new CustomEvent('pick', { detail: point }));
  }

  #onKey(event) {
    if (event.key === 'Escape') this.at = null;
    if (event.key === 'Enter' && this.#point) this.#pick(this.#point);
    const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const across = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!(sideways || across) || !this.model) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.model.points) this.#moveToPoint(sideways ?? 0, across ?? 0);
    else if (sideways) this.#moveCursor(sideways, event.shiftKey);
  }

  #moveToPoint(sideways, across) {
    const { points, curves } = this.model;
    if (!points.length) return;
    const now = this.#point;
    if (!now) {
      this.at = { point: 0 };
      return;
    }
    const series = (now.series + across + curves.length) % curves.length;
    const own = points.flatMap((point, i) => (point.series === series ? [i] : []));
    if (!own.length) return;
    const beside = own.map((i) => Math.abs(points[i].x - now.x));
    const place = beside.indexOf(Math.min(...beside)) + sideways;
    this.at = { point: own[Math.min(own.length - 1, Math.max(0, place))] };
  }

  #moveCursor(way, isFast) {
    const { area, toX } = this.#chart.picture;
    const { min } = this.model.x;
    const from = toX(this.at?.x ?? min);
    const pixel = from + way * (isFast ? 30 : 5);
    this.at = { x: this.#chart.valueAt(Math.min(area.right, Math.max(area.left, pixel))) };
  }

  #showReadout() {
    const box = this.querySelector('.readout');
    const point = this.#point;
    const { picture } = this.#chart;
    if (point) {
      const hint = point.definition ? ['Click or Enter: make it a run'] : [];
      fill(box, point.lines[0], [...point.lines.slice(1), ...hint]);
    } else if (this.at && !this.model.points) {
      const rows = readAt(this.model, this.at.x);
      const heading = this.model.x.log
        ? formatValue(Number(this.at.x.toPrecision(3)))
        : formatCount(this.at.x);
      const lines = rows.map(({ name, value }) => `${name} ${this.model.format(value)}`);
      fill(box, `${this.unit} ${heading}`, lines);
    }
    box.hidden = !(point || (this.at && !this.model.points));
    if (box.hidden) return;
    const { x } = placeOf(point ?? { x: this.at.x, y: Infinity }, picture);
    const isRight = x > picture.width / 2;
    box.style.left = isRight ? 'auto' : `${x + 12}px`;
    box.style.right = isRight ? `${picture.width - x + 12}px` : 'auto';
  }
}

function placeOf({ x, y }, { toX, toY, area, model }) {
  const isAbove = y === Infinity;
  const py = isAbove ? area.top : model.y.log && y <= 0 ? area.bottom : toY(y);
  return { x: toX(x), y: Math.min(area.bottom, Math.max(area.top, py)) };
}

function fill(box, heading, lines) {
  const head = document.createElement('b');
  head.textContent = heading;
  const rows = lines.map((text) => {
    const row = document.createElement('span');
    row.className = 'readout-line';
    row.textContent = text;
    return row;
  });
  box.replaceChildren(head, ...rows);
}

customElements.define('experiment-chart', ExperimentChart);
