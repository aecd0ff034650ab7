// What views need beyond curves, computed only for views that are visible.

/**
 * @typedef {object} Watch what the visible views need
 * @property {{ columns: number, rows: number } | null} grid prediction over the plane
 * @property {boolean} confusion
 * @property {number} samples so many of the validation part, with outputs
 * @property {boolean} path of a run on a surface
 * @property {object | null} plane through the weights: the path of a network is shown on it
 * @property {string[]} measures recorded while training, see cpp/diagnostics/diagnostics.h
 */

/** @type {Watch} nothing is visible */
export const watchNothing = Object.freeze({
  grid: null,
  confusion: false,
  samples: 0,
  path: false,
  plane: null,
  measures: Object.freeze([]),
});

/**
 * @param {object} run handle of the engine
 * @param {number[] | undefined} window the part of the plane where the data lies; undefined: the
 *   data is not in a plane
 * @param {Watch} watch
 * @returns {object} step, and grid, confusion, samples, path, track, measures as far as wanted and
 *   defined
 */
export function takePictures(run, window, watch) {
  const pictures = { step: run.state().step };
  if (watch.grid && window) {
    const { columns, rows } = watch.grid;
    const values = run.grid(...window, columns, rows);
    if (values.length) pictures.grid = { columns, rows, values, window: [...window] };
  }
  if (watch.confusion) keepIfAny(pictures, 'confusion', run.confusion(), (counts) => counts);
  if (watch.samples > 0) {
    const samples = run.samples('validation', 0, watch.samples);
    keepIfAny(pictures, 'samples', samples, ({ outputs }) => outputs);
  }
  if (watch.path) keepIfAny(pictures, 'path', run.path(), ({ step }) => step);
  if (watch.plane) keepIfAny(pictures, 'track', run.track?.(), ({ step }) => step);
  if (watch.measures?.length) pictures.measures = run.measures?.() ?? {};
  return pictures;
}

function keepIfAny(pictures, name, value, arrayOf) {
  if (value && arrayOf(value)?.length) pictures[name] = value;
}
