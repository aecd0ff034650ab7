// Where a run starts, and what its first losses are; start-checks.js says what another program can compare with.

/** @typedef {import('../wasm/bindings.js').RunData} RunData */
/** @typedef {import('../wasm/bindings.js').Tensor} Tensor */

/**
 * @typedef {object} Startable a run of the bindings or of the package
 * @property {() => { steps: number, batchesPerEpoch: number, step: number, status: string }} state
 * @property {() => RunData | null} data
 * @property {() => Tensor[]} tensors
 * @property {() => Float32Array} parameters
 * @property {(values: Float32Array) => unknown} setParameters
 * @property {() => { loss: number }} lossAndGradient
 * @property {(updates: number) => unknown} advance
 * @property {() => void} delete
 */

/**
 * @typedef {object} NotedStart
 * @property {RunData | null} data null on a surface
 * @property {Tensor[]} tensors
 * @property {Float32Array} parameters first weights, or the point at which a surface is entered
 * @property {number} steps
 * @property {number} updatesPerEpoch
 * @property {number[]} noted updates whose losses are noted
 * @property {number[]} losses at these updates, as far as the run came
 * @property {number[][]} nudged the same with other last bits of the weights
 */

// Updates whose losses are noted; the last one of a shorter run, too.
const NOTED = [0, 1, 10, 100, 1000];

/** @param {number} steps */
function notedSteps(steps) {
  const last = Math.min(steps - 1, NOTED[NOTED.length - 1]);
  return [...NOTED.filter((step) => step < last), last];
}

const NUDGE = 2 ** -23;
const UPDATES_AT_ONCE = 16;

/**
 * @param {() => Startable} create makes the run; it is deleted here
 * @yields {number} updates made so far
 * @returns {Generator<number, NotedStart>}
 */
export function* runStart(create) {
  const run = create();
  try {
    const { steps, batchesPerEpoch } = run.state();
    const parameters = run.parameters();
    const about = { data: run.data(), tensors: run.tensors(), parameters, steps };
    const losses = yield* notedLosses(run);
    const nudged = [];
    for (const isEach of [true, false]) nudged.push(yield* nudgedLosses(create, isEach));
    const noted = notedSteps(steps);
    return { ...about, updatesPerEpoch: batchesPerEpoch, noted, losses, nudged };
  } finally {
    run.delete();
  }
}

/**
 * @param {Startable} run
 * @param {(step: number) => void} [nudge] is called before each update; without it they are made in groups
 * @yields {number}
 * @returns {Generator<number, number[]>} at the updates of NOTED, as far as the run gets
 */
function* notedLosses(run, nudge) {
  const { steps } = run.state();
  const losses = [];
  for (const step of notedSteps(steps)) {
    while (run.state().step < step) {
      const before = run.state().step;
      nudge?.(before);
      run.advance(Math.min(nudge ? 1 : UPDATES_AT_ONCE, step - before));
      if (before % UPDATES_AT_ONCE === 0) yield before;
      if (run.state().status === 'diverged' || run.state().step === before) return losses;
    }
    losses.push(run.lossAndGradient().loss);
  }
  return losses;
}

/**
 * The same with other last bits of all weights before each update.
 * @param {() => Startable} create
 * @param {boolean} isEach every weight by itself; else all grow or shrink together, as if a norm were rounded
 * @yields {number}
 * @returns {Generator<number, number[]>}
 */
function* nudgedLosses(create, isEach) {
  const run = create();
  try {
    return yield* notedLosses(run, (step) => {
      const parameters = run.parameters();
      // The next update finds out that it has diverged.
      if (!parameters.every(Number.isFinite)) return;
      const factor = (/** @type {number} */ i) =>
        1 + (isOdd(isEach ? i : 0, step) ? NUDGE : -NUDGE);
      run.setParameters(parameters.map((value, i) => value * factor(i)));
    });
  } finally {
    run.delete();
  }
}

/**
 * A coin for each weight and update, the same everywhere.
 * @param {number} i
 * @param {number} step
 */
function isOdd(i, step) {
  const mixed = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) & 1) === 1;
}
