// Work for a worker besides training the runs on screen. A long task is a generator: it yields its
// progress whenever it can be interrupted, and returns its result as plain data. A short one just
// returns its result.

import { replayRun } from '../../export/replay.js';
import { trainToEnd } from './trial.js';

// Few enough that even a large network's take only some tens of milliseconds.
const POINTS_AT_ONCE = 8;

/** @type {Record<string, (engine: object, args: any) => unknown>} */
export const tasks = {
  // args: { spec, steps?, every? }; returns { rows, fingerprint, status }.
  *replay(engine, { spec, ...options }) {
    const run = createOrThrow(engine, spec);
    try {
      return yield* replayRun(run, options);
    } finally {
      run.delete();
    }
  },

  // args: { specs, table?, curve?, history? }; trains each to its end; returns a Trial for each.
  *trials(engine, { specs, table, ...options }) {
    const done = [];
    for (const spec of specs) {
      done.push(yield* trainToEnd(engine, table ? { ...spec, table } : spec, options, done.length));
    }
    return done;
  },

  // args: { id, params, window, columns, rows }; returns the values row by row from the top.
  surface(engine, { id, params, window, columns, rows }) {
    return engine.surfaceGrid(id, params, ...window, columns, rows);
  },

  // args: { id, params }; returns [[x, y], ...].
  minima(engine, { id, params }) {
    return engine.surfaceMinima(id, params);
  },

  // args: { spec, wish }; returns a plane through the weights, null if the sizes do not fit. The
  // wish: { kind: 'random' | 'principal', origin, points, seed }, see planes.h.
  plane(engine, { spec, wish }) {
    const run = createOrThrow(engine, spec);
    try {
      return run.makePlane(wish);
    } finally {
      run.delete();
    }
  },

  // args: { spec, plane, coordinates: a, b, a, b, ... }; returns { losses, samples }: the losses
  // of a network on a plane through its weights, and on so many samples they were measured.
  *planeLosses(engine, { spec, plane, coordinates }) {
    const run = createOrThrow(engine, spec);
    try {
      run.setPlane(plane);
      const losses = new Float32Array(coordinates.length / 2);
      for (let first = 0; first < losses.length; first += POINTS_AT_ONCE) {
        const some = coordinates.subarray(2 * first, 2 * (first + POINTS_AT_ONCE));
        losses.set(run.planeLosses(some), first);
        yield first / losses.length;
      }
      return { losses, samples: run.planeSamples() };
    } finally {
      run.delete();
    }
  },

  // args: { settings }; returns { inputs, targets, classes, features }, or
  // null for a data set that is a file.
  preview(engine, { settings }) {
    return engine.previewDataset(settings);
  },
};

/**
 * @param {object} engine
 * @param {object} spec
 * @returns {object} a run's handle; whoever asked deletes it
 * @throws {Error} naming the field, the value and the rule
 */
export function createOrThrow(engine, spec) {
  const { run, problems } = engine.createRun(spec);
  if (run) return run;
  const [first] = problems;
  throw new Error(
    first ? `${first.key}: ${first.value}: ${first.message}` : 'the run is not valid',
  );
}
