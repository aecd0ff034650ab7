// What the page tells a worker about the views that are visible.

/** @typedef {import('../wasm/bindings.js').Plane} Plane */

/**
 * @typedef {object} Watch what the visible views need
 * @property {{ columns: number, rows: number, shapes?: number[] } | null} grid prediction over the plane;
 *   shapes: width per height of the parts that are wanted, each with all data in it
 * @property {{ units: number, columns: number, rows: number, shapes?: number[] } | null} network responses
 *   and weights of so many units of each layer; columns to shapes: as of the grid, for each unit
 * @property {{ first: number, size: number, count: number } | null} steps of these parameters, the last
 *   `count` updates; 0: only the one to come
 * @property {boolean} confusion
 * @property {number} samples of the validation part that are wanted, with outputs
 * @property {boolean} path of a run on a surface
 * @property {(Plane & { id: string }) | null} plane through the weights: the path of a network is shown
 *   on it
 * @property {readonly string[]} measures recorded while training, see cpp/diagnostics/diagnostics.h
 */

/** @type {Watch} nothing is visible */
export const watchNothing = Object.freeze({
  grid: null,
  network: null,
  steps: null,
  confusion: false,
  samples: 0,
  path: false,
  plane: null,
  measures: Object.freeze([]),
});
