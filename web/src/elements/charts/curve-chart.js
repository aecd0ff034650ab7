// A chart of curves over training: Chart.js lays out and draws the axes, the curves come straight
// from typed arrays, which no chart library draws fast enough for eight runs at sixty frames.

import { Chart, LinearScale, LogarithmicScale } from 'chart.js';
import { screenDensity } from '../../drawing/canvas.js';
import { drawCurves } from '../../drawing/draw-curves.js';
import { LEFT, TICKS_ONLY, TOP, WITH_LABELS } from '../../drawing/plot-frame.js';

Chart.register(LinearScale, LogarithmicScale);

/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Picture} Picture */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */

/** @type {Axis} */
const NO_AXIS = { min: 0, max: 1, log: false, ticks: [], format: String };

/** One chart on one canvas. Owns its Chart.js object: call destroy(). */
export class CurveChart {
  /** @type {Chart<'line'>} */
  #chart;
  /** @type {ChartModel | null} */
  #model = null;
  #theme;
  #axes = '';
  #density = screenDensity();

  /**
   * @param {HTMLCanvasElement} canvas in a positioned box that gives the size
   * @param {Theme} theme
   * @param {{ xLabels: boolean, right: number, draw?: (context: CanvasRenderingContext2D,
   *   picture: Picture) => void }} options draw: of what else there is than curves
   */
  constructor(canvas, theme, options) {
    this.#theme = theme;
    this.options = options;
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: this.#chartOptions(),
      plugins: [{ id: 'curves', afterDatasetsDraw: (chart) => this.#drawOn(chart.ctx) }],
    });
  }

  /** @param {ChartModel} model */
  show(model) {
    this.#model = model;
    this.#followDensity();
    const { x, y } = model;
    const axes = [x.min, x.max, x.log, y.min, y.max, y.log, y.ticks, x.ticks.map(x.format)].join();
    if (axes === this.#axes) {
      this.#chart.draw();
      return;
    }
    this.#axes = axes;
    this.#chart.options = this.#chartOptions();
    this.#chart.update('none');
  }

  // The library knows only the density of the screen that the chart began on.
  #followDensity() {
    const density = screenDensity();
    if (density === this.#density) return;
    this.#density = density;
    this.#chart.options.devicePixelRatio = density;
    this.#chart.resize();
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    this.#theme = theme;
    this.#axes = '';
    if (this.#model) this.show(this.#model);
  }

  /** Where the plot is on the canvas, and the value under a pixel. */
  get area() {
    return this.#chart.chartArea;
  }

  /** @param {number} pixel */
  valueAt(pixel) {
    return Number(this.#chart.scales.x.getValueForPixel(pixel));
  }

  /**
   * What is drawn, for exports. It has been shown before anybody asks.
   * @returns {Picture}
   */
  get picture() {
    const { x, y } = this.#chart.scales;
    return {
      model: /** @type {ChartModel} */ (this.#model),
      theme: this.#theme,
      area: this.#chart.chartArea,
      toX: (/** @type {number} */ value) => x.getPixelForValue(value),
      toY: (/** @type {number} */ value) => y.getPixelForValue(value),
      width: this.#chart.width,
      height: this.#chart.height,
    };
  }

  destroy() {
    this.#chart.destroy();
  }

  /** @param {CanvasRenderingContext2D} context */
  #drawOn(context) {
    if (this.#model) (this.options.draw ?? drawCurves)(context, this.picture);
  }

  /** @returns {import('chart.js').ChartOptions<'line'>} */
  #chartOptions() {
    const { right } = this.options;
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: screenDensity(),
      events: [],
      layout: { padding: { left: 0, right, top: TOP, bottom: 0 } },
      scales: { x: this.#axisOptions('x'), y: this.#axisOptions('y') },
    };
  }

  /**
   * @param {'x' | 'y'} id
   * @returns {NonNullable<import('chart.js').ChartOptions<'line'>['scales']>[string]}
   */
  #axisOptions(id) {
    const axis = this.#model?.[id] ?? NO_AXIS;
    const theme = this.#theme;
    const isX = id === 'x';
    return {
      type: axis.log ? 'logarithmic' : 'linear',
      axis: id,
      position: isX ? 'bottom' : 'left',
      min: axis.min,
      max: axis.max,
      bounds: 'data',
      afterBuildTicks: (/** @type {import('chart.js').Scale} */ scale) =>
        (scale.ticks = axis.ticks.map((value) => ({ value }))),
      // Charts under each other must start at the same place.
      afterFit: (/** @type {import('chart.js').Scale} */ scale) => {
        if (isX) scale.height = this.options.xLabels ? WITH_LABELS : TICKS_ONLY;
        else scale.width = LEFT;
      },
      border: { display: false },
      grid: isX
        ? {
            drawOnChartArea: false,
            drawTicks: true,
            tickLength: 5,
            tickColor: theme.ink3,
            color: theme.grid,
          }
        : { color: theme.grid, drawTicks: false },
      ticks: {
        display: !isX || this.options.xLabels,
        color: theme.ink3,
        font: { size: 11.5, family: theme.font },
        padding: isX ? 2 : 8,
        autoSkip: false,
        maxRotation: 0,
        align: isX ? 'center' : undefined,
        includeBounds: false,
        callback: (value) => axis.format(Number(value)),
      },
    };
  }
}
