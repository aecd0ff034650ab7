import { CurveChart } from '../../elements/charts/curve-chart.js';
import { Explorer } from '../../elements/charts/explorer.js';
import { LEFT } from '../../drawing/plot-frame.js';
import { fillReadout, placeReadout } from '../../elements/charts/readout.js';
import { readAt } from '../../drawing/reading.js';
import { formatCount } from '../../drawing/format.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { readTheme } from '../../drawing/palette.js';
import { zoomModel } from '../../drawing/zoom.js';
import { CanvasElement } from './canvas-element.js';
import { chartPart, numbered, rightMargin, withEnds } from './chart-part.js';
import { deepTheme } from './deep-colours.js';
import { drawStudy } from './draw-study.js';

// As far from a point it is still meant, in pixels.
const REACH = 40;
// Of the crosshair by keys, in pixels.
const MOVE = 5;
const FAST_MOVE = 30;

/** @typedef {import('../../drawing/zoom.js').Range} Range */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('./draw-study.js').StudyModel} StudyModel */
/** @typedef {import('./draw-study.js').StudyPicture} StudyPicture */
/** @typedef {import('./draw-study.js').Point} Point */
/** @typedef {{ point?: number, x?: number }} At place of a point, or x of the crosshair */

/**
 * A chart of a study. Points can be pointed at, and picked by a click or Enter: fires "pick" with
 * `detail` the point. Where there are none, a crosshair reads off all curves. Zooming in fires "zoom"
 * with `detail` a range (not clamped) or null; a wish to see one series only fires "alone" with its
 * index.
 * @extends {CanvasElement<StudyModel, At>}
 */
export class StudyChart extends CanvasElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    range: { attribute: false, hasChanged: isOtherRange },
    isSolo: { type: Boolean },
    unit: {},
  };

  /** @type {CurveChart | null} */
  #chart = null;
  #right = NaN;
  /** @type {Explorer | null} */
  #hands = null;
  /** @type {StudyModel | null} what is in view of the model */
  #shown = null;

  constructor() {
    super();
    /** @type {Range | null} the part of the x axis in view; null: all of it. The model is of the whole */
    this.range = null;
    /** Whether it shows one series only. */
    this.isSolo = false;
    /** What the x axis is of. */
    this.unit = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#hands = new Explorer(this, {
      find: () => ({ chart: this.#chart ?? undefined, model: this.#shown ?? undefined }),
      zoomTo: (range) => this.tell('zoom', range),
      cursor: () => this.#point?.x ?? this.at?.x,
      alone: (curve) => this.#alone(curve),
    });
  }

  disconnectedCallback() {
    this.#hands?.dispose();
    this.#destroy();
    super.disconnectedCallback();
  }

  /** @param {Curve} curve */
  #alone({ name, index }) {
    if (!this.model.endLabels) return null;
    const words = this.isSolo ? 'Show all runs' : `Show only ${name}`;
    return { words, act: () => this.tell('alone', index) };
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    // Points are known by their place among those in view.
    if (changed.has('range') || changed.has('isSolo')) this.at = null;
    const model = this.model && withEnds(this.model, this.size.width);
    this.#shown = model && /** @type {StudyModel} */ (zoomModel(model, this.range));
  }

  draw() {
    const model = this.#shown;
    if (!model) return;
    const right = this.#rightMargin(this.size.width);
    if (this.#right !== right) {
      this.#destroy();
      this.#right = right;
      const options = { xLabels: true, right, draw: drawStudy };
      this.#chart = new CurveChart(this.canvas, this.#theme, options);
    }
    const point = this.#point;
    // At a point of its own, dots on all curves would be too many.
    const dots = point ? [...model.dots, { ...point, isBest: true }] : model.dots;
    const cursor = model.points ? null : (this.at?.x ?? null);
    const shown = /** @type {StudyModel} */ ({
      ...model,
      x: numbered(model.x, this.size.width - right - LEFT),
      dots,
      cursor,
    });
    this.#chart?.show(shown);
    this.#showReadout(model);
  }

  /** @param {number} width of the canvas */
  #rightMargin(width) {
    const context = this.canvas.getContext('2d');
    return context ? rightMargin(context, withEnds(this.model, width), this.#theme, width) : 0;
  }

  get #theme() {
    return deepTheme(readTheme(this));
  }

  #destroy() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#right = NaN;
  }

  /** What is in view, as it is drawn, see CurveChart.picture. */
  get picture() {
    return /** @type {StudyPicture | undefined} */ (this.#chart?.picture);
  }

  /** @returns {import('../../figure/panels.js').Part | undefined} what is in view, for figures */
  get figurePart() {
    const model = this.#shown;
    if (!model) return undefined;
    const said = (/** @type {string} */ selector) =>
      this.previousElementSibling?.querySelector(selector)?.textContent?.trim();
    const name = said('b') ?? `Loss against ${this.unit}`;
    return chartPart(model, name, said('.about') ?? '');
  }

  // The chart under the pointer is replaced while trainings go on: points are known by their place.
  get #point() {
    return this.#shown?.points?.[this.at?.point ?? -1];
  }

  get picked() {
    return this.#point?.definition ? this.#point : undefined;
  }

  onTheme() {
    this.#chart?.setTheme(this.#theme);
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    const chart = this.#chart;
    if (!chart?.area || !this.#shown) return;
    const { offsetX, offsetY } = event;
    this.canvas.style.cursor = '';
    const { points } = this.#shown;
    if (this.#hands?.isBusy(event)) this.at = null;
    else if (points) this.at = this.#closest(points, offsetX, offsetY);
    else {
      const { left, right } = chart.area;
      const inside = offsetX >= left - 4 && offsetX <= right + 4;
      const pixel = Math.min(right, Math.max(left, offsetX));
      this.at = inside ? { x: chart.valueAt(pixel) } : null;
    }
  }

  /**
   * @param {Point[]} points
   * @param {number} left
   * @param {number} top
   * @returns {At | null} null: none is near
   */
  #closest(points, left, top) {
    const { picture } = this;
    if (!picture) return null;
    const distances = points.map((point) => {
      const { x, y } = placeOf(point, picture);
      return Math.hypot(x - left, (y - top) / 2);
    });
    const least = Math.min(...distances);
    return least <= REACH ? { point: distances.indexOf(least) } : null;
  }

  /**
   * The second click of a double click picks nothing more.
   * @param {PointerEvent} event
   */
  onClick(event) {
    if (event.detail <= 1 && !this.#hands?.isBusy(event)) this.pick(this.picked);
  }

  /**
   * @param {number} sideways
   * @param {number} upwards
   * @param {boolean} isFast
   */
  onMove(sideways, upwards, isFast) {
    if (this.#shown?.points) this.#moveToPoint(this.#shown.points, sideways, -upwards);
    else if (sideways) this.#moveCursor(sideways, isFast);
  }

  /**
   * @param {Point[]} points
   * @param {number} sideways
   * @param {number} across to another series
   */
  #moveToPoint(points, sideways, across) {
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

  /**
   * @param {number} way
   * @param {boolean} isFast
   */
  #moveCursor(way, isFast) {
    const { picture } = this;
    if (!picture || !this.#chart || !this.#shown) return;
    const { area, toX } = picture;
    const from = toX(this.at?.x ?? this.#shown.x.min);
    const pixel = from + way * (isFast ? FAST_MOVE : MOVE);
    this.at = { x: this.#chart.valueAt(Math.min(area.right, Math.max(area.left, pixel))) };
  }

  /** @param {StudyModel} model what is in view */
  #showReadout(model) {
    const { picture, readout: box } = this;
    const point = this.#point;
    const x = point?.x ?? (model.points ? undefined : this.at?.x);
    box.hidden = x === undefined || !picture;
    if (x === undefined || !picture) return;
    if (point) {
      const hint = point.definition ? ['Click or press Enter to add it as a run'] : [];
      fillReadout(box, point.lines[0], [...point.lines.slice(1), ...hint]);
    } else {
      const place = model.x.log ? formatSetting(Number(x.toPrecision(3))) : formatCount(x);
      const rows = readAt(model, x).map((row) => ({ ...row, text: model.format(row.value) }));
      const lines = rows.map(({ name, slot, dash, text }) => ({ name, slot, dash, text }));
      fillReadout(box, `${this.unit} ${place}`, lines);
    }
    placeReadout(box, picture.width, picture.toX(x));
  }
}

/**
 * @param {Range | null | undefined} a
 * @param {Range | null | undefined} b
 */
function isOtherRange(a, b) {
  return a?.min !== b?.min || a?.max !== b?.max;
}

/**
 * Where a point stands on the canvas.
 * @param {Point} point
 * @param {StudyPicture} picture
 */
function placeOf({ x, y }, { toX, toY, area, model }) {
  const isAbove = y === Infinity;
  const py = isAbove ? area.top : model.y.log && y <= 0 ? area.bottom : toY(y);
  return { x: toX(x), y: Math.min(area.bottom, Math.max(area.top, py)) };
}

customElements.define('study-chart', StudyChart);
