// Collects everything that leaves a worker about a run, as plain data whose arrays can be transferred.

import { BAND, EVALUATIONS, HISTORY } from '../wasm/columns.js';

/** @typedef {import('../wasm/bindings.js').AnyRun} AnyRun */
/** @typedef {import('../wasm/bindings.js').DataPoints} DataPoints */

/** @typedef {'inputs' | 'targets' | 'training' | 'window'} OfPoints */

/**
 * @typedef {object} About what never changes about a run
 * @property {import('../wasm/bindings.js').Tensor[]} tensors
 * @property {Omit<DataPoints, OfPoints> | null} data task, features, classes, names and sizes; null on
 *   a surface
 * @property {Pick<DataPoints, OfPoints> | null} points null if the data does not lie in a plane
 */

/**
 * @typedef {object} Snapshot what changes about a run
 * @property {import('../wasm/bindings.js').RunStateNow} state
 * @property {import('../wasm/bindings.js').WidePiece} history see GrowingColumns
 * @property {import('../wasm/bindings.js').WidePiece} band see GrowingColumns
 * @property {import('../wasm/bindings.js').RowsPiece} evaluations see GrowingColumns
 * @property {Float32Array | null} [rates] rows, see columns.js; null: the schedule reacts to the loss;
 *   missing: as before
 */

/**
 * What never changes about a run, told once.
 * @param {AnyRun} run
 * @returns {About}
 */
export function describeHandle(run) {
  const tensors = run.tensors();
  const all = run.points();
  if (!all) return { tensors, data: null, points: null };
  const { inputs, targets, training, window, ...data } = all;
  const points = inputs.length ? { inputs, targets, training, window } : null;
  return { tensors, data, points };
}

/** How much of a run's curves has been sent. */
export class Sent {
  width = 0;
  buckets = 0;
  bandWidth = 0;
  stretches = 0;
  evaluations = 0;
  rates = false;
}

/**
 * The curves only as far as they are new: their last point may have changed, too. The rates only
 * where they are not known.
 * @param {AnyRun} run
 * @param {Sent} sent what was sent before; changed
 * @returns {Snapshot}
 */
export function takeSnapshot(run, sent) {
  const history = run.history(Math.max(0, sent.buckets - 1), sent.width);
  const band = run.band(Math.max(0, sent.stretches - 1), sent.bandWidth);
  const evaluations = run.evaluations(Math.max(0, sent.evaluations - 1));
  /** @type {Snapshot} */
  const snapshot = { state: run.state(), history, band, evaluations };
  if (!sent.rates) snapshot.rates = run.rateStretches();
  sent.width = history.width;
  sent.buckets = endOf(history, HISTORY);
  sent.bandWidth = band.width;
  sent.stretches = endOf(band, BAND);
  sent.evaluations = endOf(evaluations, EVALUATIONS);
  sent.rates = true;
  return snapshot;
}

/**
 * @param {import('../wasm/bindings.js').RowsPiece} piece
 * @param {readonly string[]} names of its columns
 * @returns {number} rows there are with it
 */
function endOf({ from, rows }, names) {
  return from + rows.length / names.length;
}

// A copy of less costs less than what a transfer leaves behind in the worker, whose garbage browsers
// collect late.
const WORTH_TRANSFER = 4096;

/**
 * The large buffers of all typed arrays in plain data, each once.
 * @param {unknown} value
 * @param {Set<ArrayBufferLike>} [found]
 * @returns {ArrayBufferLike[]} what to transfer rather than copy
 */
export function buffersOf(value, found = new Set()) {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer.byteLength >= WORTH_TRANSFER) found.add(value.buffer);
  } else if (value && typeof value === 'object') {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return [...found];
}
