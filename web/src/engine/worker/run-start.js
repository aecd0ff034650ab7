// Where a run starts, and what its first losses are: all that another program needs to train the same run.

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
 * @typedef {object} NotedLoss
 * @property {number} step
 * @property {number} loss of the mini-batch that update `step` uses, penalties included, before that update
 */

/**
 * @typedef {object} RunStart
 * @property {RunData | null} data null on a surface
 * @property {Tensor[]} tensors
 * @property {Float32Array} parameters first weights, or the point at which a surface is entered
 * @property {number} steps
 * @property {number} updatesPerEpoch
 * @property {NotedLoss[]} checks as many as rounding does not decide
 * @property {number} tolerance how far from them, relatively, another program may be that rounds in another way
 * @property {number} chaosFrom update from which on rounding decides; Infinity: none of those that were looked at
 */

// Updates whose losses are noted; the last one of a shorter run, too.
const NOTED = [0, 1, 10, 100, 1000];

/** @param {number} steps */
function notedSteps(steps) {
  const last = Math.min(steps - 1, NOTED[NOTED.length - 1]);
  return [...NOTED.filter((step) => step < last), last];
}

// Sums in another order differ by some units of the last of 24 bits.
const LEAST_TOLERANCE = 2e-5;
// What another program rounds differs by more than the last bit.
const ROUNDINGS = 20;
const MOST_TOLERANCE = 0.01;
const NUDGE = 2 ** -23;
const UPDATES_AT_ONCE = 16;
// Of a loss that vanishes, relative differences mean nothing.
const LEAST_LOSS = 1e-6;

/**
 * @param {() => Startable} create makes the run; it is deleted here
 * @yields {number} updates made so far
 * @returns {Generator<number, RunStart>}
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
    return {
      ...about,
      updatesPerEpoch: batchesPerEpoch,
      ...checksOf(notedSteps(steps), losses, nudged),
    };
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

/**
 * @param {number[]} steps
 * @param {number[]} losses as far as the run came
 * @param {number[][]} nudged
 * @returns {Pick<RunStart, 'checks' | 'tolerance' | 'chaosFrom'>}
 */
function checksOf(steps, losses, nudged) {
  /** @type {NotedLoss[]} */
  const checks = [];
  let spread = 0;
  let tolerance = LEAST_TOLERANCE;
  for (const [i, step] of steps.entries()) {
    const loss = losses[i] ?? NaN;
    for (const others of nudged) {
      const difference = Math.abs((others[i] ?? NaN) - loss) / Math.max(Math.abs(loss), LEAST_LOSS);
      spread = Math.max(spread, Number.isNaN(difference) ? Infinity : difference);
    }
    const next = roundedUp(Math.max(LEAST_TOLERANCE, ROUNDINGS * spread));
    if (!Number.isFinite(loss) || next > MOST_TOLERANCE) {
      return { checks, tolerance, chaosFrom: step };
    }
    checks.push({ step, loss });
    tolerance = next;
  }
  return { checks, tolerance, chaosFrom: Infinity };
}

/** @param {number} value @returns {number} the next larger one with one digit */
function roundedUp(value) {
  if (!Number.isFinite(value)) return Infinity;
  const unit = 10 ** Math.floor(Math.log10(value));
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(1));
}
