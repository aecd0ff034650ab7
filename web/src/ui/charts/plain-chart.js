// A chart without axes, for the moment before the chart library has come: the curves are drawn in the
// place where they will stay.

import { prepareCanvas } from '../../drawing/canvas.js';
import { drawLines } from '../../drawing/draw-lines.js';
import { plotArea } from '../../drawing/plot-frame.js';
import { placeOf } from '../../drawing/scale.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */

/** One chart on one canvas, used like CurveChart. */
export class PlainChart {
  #canvas;
  #box;
  #theme;
  /** @type {ChartModel | null} */
  #model = null;
  #observer;

  /**
   * @param {HTMLCanvasElement} canvas in a positioned box that gives the size
   * @param {Theme} theme
   * @param {{ xLabels: boolean, right: number }} options
   */
  constructor(canvas, theme, options) {
    this.#canvas = canvas;
    this.#theme = theme;
    this.options = options;
    this.#box = /** @type {HTMLElement} */ (canvas.parentElement);
    this.#observer = new ResizeObserver(() => this.#draw());
    this.#observer.observe(this.#box);
  }

  /** @param {ChartModel} model */
  show(model) {
    this.#model = model;
    this.#draw();
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    this.#theme = theme;
    this.#draw();
  }

  get area() {
    return plotArea(this.#size, this.options);
  }

  /** @param {number} pixel */
  valueAt(pixel) {
    const { left, right } = this.area;
    const { min, max } = this.model.x;
    return min + ((pixel - left) / (right - left)) * (max - min);
  }

  /** @returns {ChartModel} what it shows; it has been shown before anybody asks */
  get model() {
    return /** @type {ChartModel} */ (this.#model);
  }

  /** @returns {import('../../drawing/chart-model.js').Picture} */
  get picture() {
    const { area, model } = this;
    const toX = toPixels(model.x, area.left, area.right);
    const toY = toPixels(model.y, area.bottom, area.top);
    return { model, theme: this.#theme, area, toX, toY, ...this.#size };
  }

  destroy() {
    this.#observer.disconnect();
    this.#canvas.removeAttribute('width');
    this.#canvas.removeAttribute('height');
    this.#canvas.removeAttribute('style');
  }

  get #size() {
    const { clientWidth: width, clientHeight: height } = this.#box;
    return { width, height };
  }

  #draw() {
    const { width, height } = this.#size;
    if (!this.#model || !width) return;
    const canvas = this.#canvas;
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    drawLines(prepareCanvas(canvas, width, height), this.picture);
  }
}

/**
 * @param {import('../../drawing/chart-model.js').Axis} axis
 * @param {number} from pixel
 * @param {number} to pixel
 * @returns {(value: number) => number}
 */
function toPixels(axis, from, to) {
  const [first, last] = [placeOf(axis, axis.min), placeOf(axis, axis.max)];
  const perUnit = (to - from) / (last - first);
  return (value) => from + (placeOf(axis, value) - first) * perUnit;
}
