import { CurveChart } from '../charts/curve-chart.js';
import { Explorer } from '../charts/explorer.js';
import { LEFT } from '../../drawing/plot-frame.js';
import { fillReadout, placeReadout } from '../charts/readout.js';
import { readAt } from '../../drawing/reading.js';
import { formatCount, formatValue } from '../../drawing/format.js';
import { readTheme } from '../../drawing/palette.js';
import { zoomModel } from '../../drawing/zoom.js';
import { CanvasElement } from './canvas-element.js';
import { drawExperiment } from './draw-experiment.js';

// As far from a point it is still meant, in pixels.
const REACH = 40;
const ROOM = { named: 122, few: 78, none: 18 };
const NARROW = 440;
const NUMBER_WIDTH = 46;

/**
 * A chart of an experiment. Points can be pointed at, and picked by a click or Enter: fires "pick"
 * with `detail` the point. Where there are none, a crosshair reads off all curves. Who looks closer
 * fires "zoom" with `detail` a range (not clamped) or null, who wants one series only "alone" with
 * its index.
 */
export class ExperimentChart extends CanvasElement {
  static properties = {
    /** The part of the x axis in view; null: all of it. The model is of the whole. */
    range: { attribute: false, hasChanged: isOtherRange },
    isSolo: { type: Boolean },
    unit: {},
  };

  #chart = null;
  #right = NaN;
  #hands = null;
  #shown = null;

  constructor() {
    super();
    this.range = null;
    this.isSolo = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#hands = new Explorer(this, {
      find: () => ({ chart: this.#chart, model: this.#shown }),
      zoomTo: (range) => this.tell('zoom', range),
      cursor: () => this.#point?.x ?? this.at?.x,
      alone: (curve) => this.#alone(curve),
    });
  }

  disconnectedCallback() {
    this.#hands.dispose();
    this.#destroy();
    super.disconnectedCallback();
  }

  #alone({ name, index }) {
    if (!this.model.endLabels) return null;
    const words = this.isSolo ? 'Show all runs' : `Show only ${name}`;
    return { words, act: () => this.tell('alone', index) };
  }

  willUpdate(changed) {
    // Points are known by their place among those in view.
    if (changed.has('range') || changed.has('isSolo')) this.at = null;
    this.#shown = this.model && zoomModel(this.model, this.range);
  }

  draw() {
    const model = this.#shown;
    const right = this.#rightMargin();
    if (this.#right !== right) {
      this.#destroy();
      this.#right = right;
      const options = { xLabels: true, right, draw: drawExperiment };
      this.#chart = new CurveChart(this.querySelector('canvas'), readTheme(this), options);
    }
    const point = this.#point;
    // At a point of its own, dots on all curves would be too many.
    const dots = point ? [...model.dots, { ...point, isBest: true }] : model.dots;
    const cursor = model.points ? null : (this.at?.x ?? null);
    this.#chart.show({ ...model, x: this.#numbered(model.x), dots, cursor });
    this.#showReadout();
  }

  // As many numbers as stand beside each other.
  #numbered(axis) {
    const room = this.clientWidth - this.#rightMargin() - LEFT;
    const every = Math.max(1, Math.ceil((axis.ticks.length * NUMBER_WIDTH) / room));
    return { ...axis, ticks: axis.ticks.filter((_, i) => i % every === 0) };
  }

  #rightMargin() {
    if (!this.model.endLabels) return ROOM.none;
    return this.clientWidth < NARROW ? ROOM.few : ROOM.named;
  }

  #destroy() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#right = NaN;
  }

  /** What is in view, as it is drawn, see CurveChart.picture. */
  get picture() {
    return this.#chart?.picture;
  }

  // The chart under the pointer is replaced while trainings go on: points are known by their place.
  get #point() {
    return this.at && this.#shown?.points?.[this.at.point];
  }

  get picked() {
    return this.#point?.definition && this.#point;
  }

  onTheme() {
    this.#chart?.setTheme(readTheme(this));
  }

  onPointer(event) {
    if (!this.#chart?.area || !this.#shown) return;
    const { target, offsetX, offsetY } = event;
    target.style.cursor = '';
    const { points } = this.#shown;
    if (this.#hands.isBusy(event)) this.at = null;
    else if (points) this.at = this.#closest(points, offsetX, offsetY);
    else {
      const { left, right } = this.#chart.area;
      const inside = offsetX >= left - 4 && offsetX <= right + 4;
      const pixel = Math.min(right, Math.max(left, offsetX));
      this.at = inside ? { x: this.#chart.valueAt(pixel) } : null;
    }
  }

  #closest(points, left, top) {
    const { picture } = this.#chart;
    const distances = points.map((point) => {
      const { x, y } = placeOf(point, picture);
      return Math.hypot(x - left, (y - top) / 2);
    });
    const least = Math.min(...distances);
    return least <= REACH ? { point: distances.indexOf(least) } : null;
  }

  // The second click of a double click picks nothing more.
  onClick(event) {
    if (event.detail <= 1 && !this.#hands.isBusy(event)) this.pick(this.picked);
  }

  onMove(sideways, upwards, isFast) {
    if (this.#shown.points) this.#moveToPoint(sideways, -upwards);
    else if (sideways) this.#moveCursor(sideways, isFast);
  }

  #moveToPoint(sideways, across) {
    const { points } = this.#shown;
    if (!points.length) return;
    const now = this.#point;
    if (!now) {
      this.at = { point: 0 };
      return;
    }
    const present = [...new Set(points.map(({ series }) => series))];
    const place = present.indexOf(now.series) + across + present.length;
    const series = present[place % present.length];
    const own = points.flatMap((point, i) => (point.series === series ? [i] : []));
    const beside = own.map((i) => Math.abs(points[i].x - now.x));
    const next = beside.indexOf(Math.min(...beside)) + sideways;
    this.at = { point: own[Math.min(own.length - 1, Math.max(0, next))] };
  }

  #moveCursor(way, isFast) {
    const { area, toX } = this.#chart.picture;
    const from = toX(this.at?.x ?? this.#shown.x.min);
    const pixel = from + way * (isFast ? 30 : 5);
    this.at = { x: this.#chart.valueAt(Math.min(area.right, Math.max(area.left, pixel))) };
  }

  #showReadout() {
    const box = this.querySelector('.readout');
    const point = this.#point;
    const isRead = this.at && !this.#shown.points;
    box.hidden = !(point || isRead);
    if (box.hidden) return;
    const { picture } = this.#chart;
    if (point) {
      const hint = point.definition ? ['Click or Enter: make it a run'] : [];
      fillReadout(box, point.lines[0], [...point.lines.slice(1), ...hint]);
    } else {
      const { x } = this.at;
      const { log } = this.#shown.x;
      const place = log ? formatValue(Number(x.toPrecision(3))) : formatCount(x);
      const rows = readAt(this.#shown, x).map(({ value, ...row }) => ({
        ...row,
        text: this.#shown.format(value),
      }));
      fillReadout(box, `${this.unit} ${place}`, rows);
    }
    placeReadout(box, picture.width, picture.toX(point?.x ?? this.at.x));
  }
}

function isOtherRange(a, b) {
  return a?.min !== b?.min || a?.max !== b?.max;
}

function placeOf({ x, y }, { toX, toY, area, model }) {
  const isAbove = y === Infinity;
  const py = isAbove ? area.top : model.y.log && y <= 0 ? area.bottom : toY(y);
  return { x: toX(x), y: Math.min(area.bottom, Math.max(area.top, py)) };
}

customElements.define('experiment-chart', ExperimentChart);
