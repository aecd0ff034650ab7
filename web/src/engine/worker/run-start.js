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
 * @property {number} tolerance how far from it, relatively, another program may be that rounds in another way
 */

/**
 * @typedef {object} RunStart
 * @property {RunData | null} data null on a surface
 * @property {Tensor[]} tensors
 * @property {Float32Array} parameters first weights, or the point at which a surface is entered
 * @property {number} steps
 * @property {number} updatesPerEpoch
 * @property {NotedLoss[]} checks as many as rounding does not decide
 * @property {number} chaosFrom update from which on rounding decides; Infinity: none of those that were looked at
 */

/** Updates whose losses are noted. */
export const NOTED = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

// Sums in another order differ by some units of the last of 24 bits.
const LEAST_TOLERANCE = 2e-5;
// Every update rounds anew, and a nudge of the first weights shows one rounding only.
const ROUNDINGS = 50;
const MOST_TOLERANCE = 0.05;
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
    for (const direction of [1, -1]) {
      nudged.push(yield* nudgedLosses(create, parameters, direction));
    }
    return { ...about, updatesPerEpoch: batchesPerEpoch, ...checksOf(losses, nudged) };
  } finally {
    run.delete();
  }
}

/**
 * @param {Startable} run
 * @yields {number}
 * @returns {Generator<number, number[]>} at the updates of NOTED, as far as the run gets
 */
function* notedLosses(run) {
  const { steps } = run.state();
  const losses = [];
  for (const step of NOTED.filter((each) => each < steps)) {
    while (run.state().step < step) {
      const before = run.state().step;
      run.advance(Math.min(UPDATES_AT_ONCE, step - before));
      yield run.state().step;
      if (run.state().status === 'diverged' || run.state().step === before) return losses;
    }
    losses.push(run.lossAndGradient().loss);
  }
  return losses;
}

/**
 * The same from weights whose last bits are others.
 * @param {() => Startable} create
 * @param {Float32Array} parameters
 * @param {number} direction 1 or -1
 * @yields {number}
 * @returns {Generator<number, number[]>}
 */
function* nudgedLosses(create, parameters, direction) {
  const run = create();
  try {
    const moved = parameters.map((value, i) => value * (1 + direction * (i % 2 ? NUDGE : -NUDGE)));
    run.setParameters(moved);
    return yield* notedLosses(run);
  } finally {
    run.delete();
  }
}

/**
 * @param {number[]} losses
 * @param {number[][]} nudged
 * @returns {Pick<RunStart, 'checks' | 'chaosFrom'>}
 */
function checksOf(losses, nudged) {
  /** @type {NotedLoss[]} */
  const checks = [];
  let spread = 0;
  for (const [i, loss] of losses.entries()) {
    for (const others of nudged) {
      const difference = Math.abs((others[i] ?? NaN) - loss) / Math.max(Math.abs(loss), LEAST_LOSS);
      spread = Math.max(spread, Number.isNaN(difference) ? Infinity : difference);
    }
    const tolerance = roundedUp(Math.max(LEAST_TOLERANCE, ROUNDINGS * spread));
    if (!Number.isFinite(loss) || tolerance > MOST_TOLERANCE) {
      return { checks, chaosFrom: NOTED[i] };
    }
    checks.push({ step: NOTED[i], loss, tolerance });
  }
  return { checks, chaosFrom: Infinity };
}

/** @param {number} value @returns {number} the next larger one with one digit */
function roundedUp(value) {
  if (!Number.isFinite(value)) return Infinity;
  const unit = 10 ** Math.floor(Math.log10(value));
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(1));
}
