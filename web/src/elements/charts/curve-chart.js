// A chart of curves over training: Chart.js lays out and draws the axes, the curves come straight
// from typed arrays, which no chart library draws fast enough for eight runs at sixty frames.

import { Chart } from 'chart.js';
import { screenDensity } from '../../drawing/canvas.js';
import { axesOptions, pictureOf } from '../../drawing/chart-axes.js';
import { drawCurves } from '../../drawing/draw-curves.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Picture} Picture */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */

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
   * @param {import('../../drawing/chart-axes.js').AxesOptions} options
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
    const { right } = this.options;
    const scales = [x.min, x.max, x.log, y.min, y.max, y.log, y.linearTo, right];
    const axes = [...scales, y.ticks.map(y.format), x.ticks.map(x.format)].join();
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
    return pictureOf(this.#chart, /** @type {ChartModel} */ (this.#model), this.#theme);
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
    return {
      ...axesOptions(this.#model, this.#theme, this.options),
      responsive: true,
      devicePixelRatio: screenDensity(),
    };
  }
}
