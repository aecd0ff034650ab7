// The tasks of a worker that share no code with its first script, and so can come after it: see tasks.js.

import { cellsPrecision, trainCells } from './cells.js';
import { replayRun } from './replay.js';
import { dataOfEpoch } from './run-data.js';
import { runStart } from './run-start.js';

/** @typedef {import('../wasm/bindings.js').EngineTable} EngineTable */
/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */
/** @typedef {import('../wasm/bindings.js').RawEngine} RawEngine */
/** @typedef {import('../wasm/bindings.js').RawRun} RawRun */

/**
 * @typedef {object} SurfaceArgs
 * @property {string} id of the surface
 * @property {Record<string, unknown>} params
 * @property {ArrayLike<number>} window xMin, xMax, yMin, yMax
 * @property {number} columns
 * @property {number} rows
 */

/**
 * @typedef {object} PlaneLosses
 * @property {Float32Array} losses in the order of the coordinates
 * @property {number} samples on which they were measured
 */

// Few enough that even a large network's take only some tens of milliseconds.
const POINTS_AT_ONCE = 8;

export const lateTasks = {
  /**
   * Trains a run once more and notes rows.
   * @param {RawEngine} engine
   * @param {{ spec: FullSpec } & import('./replay.js').ReplayOptions} args
   * @returns {Generator<number, import('./replay.js').Replay>}
   */
  *replay(engine, { spec, ...options }) {
    const run = createOrThrow(engine, spec);
    try {
      return yield* replayRun(run, options);
    } finally {
      run.delete();
    }
  },

  /**
   * What a run trains on, and the mini-batches of one epoch.
   * @param {RawEngine} engine
   * @param {{ spec: FullSpec, epoch: number }} args
   * @returns {import('./run-data.js').EpochData}
   */
  data(engine, { spec, epoch }) {
    const run = createOrThrow(engine, spec);
    try {
      return dataOfEpoch(run, epoch);
    } finally {
      run.delete();
    }
  },

  /**
   * What another program needs to train a run.
   * @param {RawEngine} engine
   * @param {{ spec: FullSpec }} args
   * @returns {Generator<number, import('./run-start.js').NotedStart>}
   */
  start(engine, { spec }) {
    return runStart(() => createOrThrow(engine, spec));
  },

  /**
   * Trains runs that differ in two values, as many at a time as the engine can.
   * @param {RawEngine} engine
   * @param {import('./cells.js').CellsArgs} args
   * @returns {Generator<number, Float32Array>}
   */
  cells(engine, args) {
    return trainCells(engine, args);
  },

  /**
   * In which precision cells would be trained that should be in double.
   * @param {RawEngine} engine
   * @param {Omit<import('./cells.js').CellsArgs, 'values'>} args
   */
  cellsPrecision(engine, args) {
    return cellsPrecision(engine, args);
  },

  /**
   * How sharp the loss is where a run starts, and the sharpness from which on its steps grow there.
   * @param {RawEngine} engine
   * @param {{ spec: FullSpec }} args
   * @returns {{ sharpness: number, limit: number } | null} null: theory knows no limit for its rule
   */
  stability(engine, { spec }) {
    const run = createOrThrow(engine, spec);
    try {
      run.setMeasures('sharpness');
      run.advance(1);
      const { last, step, preconditioned } = run.measures().sharpness;
      const [sharpness, limit] = [last[0], last[step.length]];
      return preconditioned || !(limit > 0) ? null : { sharpness, limit };
    } finally {
      run.delete();
    }
  },

  /**
   * Heights of a surface over a rectangle, row by row from the top.
   * @param {RawEngine} engine
   * @param {SurfaceArgs} args
   * @returns {Float32Array | null} null: there is no such surface
   */
  surface(engine, { id, params, window, columns, rows }) {
    const [xMin, xMax, yMin, yMax] = Array.from(window);
    return engine.surfaceGrid(id, params, xMin, xMax, yMin, yMax, columns, rows);
  },

  /**
   * The minima of a surface.
   * @param {RawEngine} engine
   * @param {{ id: string, params: Record<string, unknown> }} args
   * @returns {Array<[number, number]>}
   */
  minima(engine, { id, params }) {
    return engine.surfaceMinima(id, params);
  },

  /**
   * A plane through the weights of a network.
   * @param {RawEngine} engine
   * @param {{ spec: FullSpec, wish: import('../wasm/bindings.js').PlaneWish }} args
   * @returns {import('../wasm/bindings.js').FoundPlane | null} null: the sizes do not fit
   */
  plane(engine, { spec, wish }) {
    const run = createOrThrow(engine, spec);
    try {
      return run.makePlane(wish);
    } finally {
      run.delete();
    }
  },

  /**
   * The losses of a network on a plane through its weights.
   * @param {RawEngine} engine
   * @param {{ spec: FullSpec, plane: import('../wasm/bindings.js').Plane, coordinates: Float32Array | Float64Array }}
   *   args coordinates: a, b of one point after the other
   * @returns {Generator<number, PlaneLosses>}
   */
  *planeLosses(engine, { spec, plane, coordinates }) {
    const run = createOrThrow(engine, spec);
    try {
      run.setPlane(plane);
      const losses = new Float32Array(coordinates.length / 2);
      for (let first = 0; first < losses.length; first += POINTS_AT_ONCE) {
        const some = coordinates.subarray(2 * first, 2 * (first + POINTS_AT_ONCE));
        losses.set(run.planeLosses(some) ?? [], first);
        yield first / losses.length;
      }
      return { losses, samples: run.planeSamples() };
    } finally {
      run.delete();
    }
  },

  /**
   * The samples of a generated data set.
   * @param {RawEngine} engine
   * @param {{ settings: object }} args
   * @returns {import('../wasm/bindings.js').Preview | null} null for a data set that is a file
   */
  preview(engine, { settings }) {
    return engine.previewDataset(settings);
  },
};

/**
 * @param {RawEngine} engine
 * @param {FullSpec} spec
 * @returns {RawRun} to be deleted by the caller
 * @throws {Error} naming the field, the value and the rule
 */
function createOrThrow(engine, spec) {
  const { run, problems } = engine.createRun(spec);
  if (run) return run;
  const [first] = problems;
  throw new Error(
    first ? `${first.key}: ${first.value}: ${first.message}` : 'the run is not valid',
  );
}
