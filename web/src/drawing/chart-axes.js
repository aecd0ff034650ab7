// Axes, grid and scales of charts, by Chart.js: for charts on the page, and for charts in figures, which
// are drawn once on any context.

import { BasicPlatform, Chart, LinearScale, LogarithmicScale } from 'chart.js';
import { drawCurves } from './draw-curves.js';
import { placeOf } from './scale.js';
import { LEFT, TICKS_ONLY, TOP, WITH_LABELS } from './plot-frame.js';

Chart.register(LinearScale, LogarithmicScale);

/** @typedef {import('./chart-model.js').Axis} Axis */
/** @typedef {import('./chart-model.js').ChartModel} ChartModel */
/** @typedef {import('./chart-model.js').Picture} Picture */
/** @typedef {import('./palette.js').Theme} Theme */
/** @typedef {import('chart.js').ChartOptions<'line'>} ChartOptions */
/** @typedef {import('chart.js').Scale} Scale */

/**
 * @typedef {object} AxesOptions
 * @property {boolean} xLabels whether numbers stand below the x axis
 * @property {number} right room right of the plot, in CSS pixels
 * @property {(context: CanvasRenderingContext2D, picture: Picture) => void} [draw] draws what stands on
 *   the axes; default: drawCurves
 */

/** @type {Axis} */
const NO_AXIS = { min: 0, max: 1, log: false, ticks: [], format: String };

/**
 * What Chart.js has to know of a chart of any kind.
 * @param {ChartModel | null} model null: nothing is known yet
 * @param {Theme} theme
 * @param {AxesOptions} options
 * @returns {ChartOptions}
 */
export function axesOptions(model, theme, options) {
  const { right } = options;
  return {
    animation: false,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { left: 0, right, top: TOP, bottom: 0 } },
    scales: {
      x: axisOptions('x', model, theme, options),
      y: axisOptions('y', model, theme, options),
    },
  };
}

/**
 * @param {'x' | 'y'} id
 * @param {ChartModel | null} model
 * @param {Theme} theme
 * @param {AxesOptions} options
 * @returns {NonNullable<ChartOptions['scales']>[string]}
 */
function axisOptions(id, model, theme, { xLabels }) {
  const axis = model?.[id] ?? NO_AXIS;
  const isX = id === 'x';
  return {
    type: axis.log ? 'logarithmic' : 'linear',
    axis: id,
    position: isX ? 'bottom' : 'left',
    min: onScale(axis, axis.min),
    max: onScale(axis, axis.max),
    bounds: 'data',
    afterBuildTicks: (/** @type {Scale} */ scale) =>
      (scale.ticks = axis.ticks.map((value) => ({ value: onScale(axis, value) }))),
    // Charts under each other must start at the same place.
    afterFit: (/** @type {Scale} */ scale) => {
      if (isX) scale.height = xLabels ? WITH_LABELS : TICKS_ONLY;
      else scale.width = LEFT;
    },
    border: { display: false },
    grid: isX ? xGrid(theme) : { color: theme.grid, drawTicks: false },
    ticks: {
      display: !isX || xLabels,
      color: theme.ink3,
      font: { size: 11.5, family: theme.font },
      padding: isX ? 2 : 8,
      // Numbers of low charts would stand on each other.
      autoSkip: !isX,
      autoSkipPadding: -2,
      maxRotation: 0,
      align: isX ? 'center' : undefined,
      includeBounds: false,
      callback: (_, place) => axis.format(axis.ticks[place]),
    },
  };
}

/**
 * Chart.js has no symmetric-logarithmic scale: there, its linear one shows places.
 * @param {Axis} axis
 * @param {number} value
 */
function onScale(axis, value) {
  return axis.linearTo ? placeOf(axis, value) : value;
}

/** @param {Theme} theme */
function xGrid({ ink3, grid }) {
  return { drawOnChartArea: false, drawTicks: true, tickLength: 5, tickColor: ink3, color: grid };
}

/**
 * What a chart shows, with its place on the canvas.
 * @param {Chart<'line'>} chart
 * @param {ChartModel} model
 * @param {Theme} theme
 * @returns {Picture}
 */
export function pictureOf(chart, model, theme) {
  const { x, y } = chart.scales;
  return {
    model,
    theme,
    area: chart.chartArea,
    toX: (value) => x.getPixelForValue(value),
    toY: (value) => y.getPixelForValue(onScale(model.y, value)),
    width: chart.width,
    height: chart.height,
  };
}

/**
 * Draws a chart once, with its upper left corner at the origin of the context.
 * @param {CanvasRenderingContext2D} context not cleared before
 * @param {{ model: ChartModel, theme: Theme, size: { width: number, height: number } }} what
 * @param {AxesOptions} options
 */
export function drawChart(context, { model, theme, size }, options) {
  const { draw = drawCurves } = options;
  const chart = new Chart(guestCanvas(context, size), {
    type: 'line',
    platform: BasicPlatform,
    data: { datasets: [] },
    options: { ...axesOptions(model, theme, options), responsive: false },
    plugins: [
      { id: 'curves', afterDatasetsDraw: (guest) => draw(context, pictureOf(guest, model, theme)) },
    ],
  });
  chart.destroy();
}

// What would move or empty the whole canvas, or ask for more than a part of it.
const OF_THE_OWNER = ['setTransform', 'resetTransform', 'clearRect'];

/**
 * A part of somebody's canvas, for a chart that takes it for a canvas of its own.
 * @param {CanvasRenderingContext2D} context
 * @param {{ width: number, height: number }} size
 */
function guestCanvas(context, size) {
  const view = new Proxy(context, {
    get(target, name) {
      if (name === 'canvas') return canvas;
      if (OF_THE_OWNER.includes(String(name))) return () => {};
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  });
  const canvas = /** @type {HTMLCanvasElement} */ (
    /** @type {unknown} */ ({ ...size, getContext: () => view })
  );
  return canvas;
}
