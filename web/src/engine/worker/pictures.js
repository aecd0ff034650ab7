// Computes what views need beyond curves, and only for the views that are visible.

import { shapedWindow } from './shaped-window.js';

/** @typedef {import('../wasm/bindings.js').AnyRun} AnyRun */
/** @typedef {import('../wasm/bindings.js').Path} Path */
/** @typedef {import('./watch.js').Watch} Watch */

/**
 * @typedef {object} PictureGrid predictions over a rectangle
 * @property {number} columns
 * @property {number} rows
 * @property {Float32Array} values row by row from the top
 * @property {number[]} window xMin, xMax, yMin, yMax
 */

/**
 * @typedef {object} Pictures as far as they are wanted and defined
 * @property {number} step at which they were taken
 * @property {PictureGrid} [grid]
 * @property {import('../wasm/bindings.js').NetworkPicture} [network]
 * @property {import('../wasm/bindings.js').StepReport[]} [steps] the last updates of some weights, and the next
 * @property {Int32Array} [confusion] classes x classes, a row for each true class
 * @property {import('../wasm/bindings.js').Samples} [samples]
 * @property {Path} [path] on a surface
 * @property {Path & { plane?: string }} [track] the path on a plane, and the plane's id
 * @property {import('../wasm/bindings.js').Measures} [measures]
 */

/**
 * @param {AnyRun} run
 * @param {number[] | undefined} window the part of the plane where the data lies; undefined: the
 *   data is not in a plane
 * @param {Watch} watch
 * @returns {Pictures}
 */
export function takePictures(run, window, watch) {
  /** @type {Pictures} */
  const pictures = { step: run.state().step };
  if (watch.grid && window) {
    const { columns, rows } = watch.grid;
    const wanted = seen(window, watch.grid);
    const [xMin, xMax, yMin, yMax] = wanted;
    const values = run.grid(xMin, xMax, yMin, yMax, columns, rows);
    if (values?.length) pictures.grid = { columns, rows, values, window: wanted };
  }
  if (watch.network) {
    const wish = { ...watch.network, window: window ? seen(window, watch.network) : [] };
    const network = run.networkPicture?.(wish);
    if (network) pictures.network = network;
  }
  if (watch.steps) {
    const steps = run.steps?.(watch.steps);
    if (steps?.length) pictures.steps = steps;
  }
  if (watch.confusion) {
    const confusion = run.confusion?.();
    if (confusion?.length) pictures.confusion = confusion;
  }
  if (watch.samples > 0) {
    const samples = run.samples?.('validation', 0, watch.samples);
    if (samples?.outputs.length) pictures.samples = samples;
  }
  if (watch.path) {
    const path = run.path?.();
    if (path?.step.length) pictures.path = path;
  }
  if (watch.plane) {
    const track = run.track?.();
    if (track?.step.length) pictures.track = { ...track, plane: watch.plane.id };
  }
  if (watch.measures?.length) pictures.measures = run.measures?.() ?? {};
  return pictures;
}

/**
 * @param {number[]} window in which the data lies
 * @param {{ shapes?: number[] }} wish
 * @returns {number[]} the window that shows the data in all these shapes
 */
function seen(window, { shapes = [] }) {
  return shapes.reduce(shapedWindow, [...window]);
}
