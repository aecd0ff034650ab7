// What another program that trains a run can compare its losses with, and how closely.

/** @typedef {import('./run-start.js').NotedStart} NotedStart */

/**
 * @typedef {object} NotedLoss
 * @property {number} step
 * @property {number} loss of the mini-batch that update `step` uses, penalties included, before that update
 */

/**
 * @typedef {object} Checks
 * @property {NotedLoss[]} checks as many as rounding does not decide
 * @property {number} tolerance how far from them, relatively, another program may be that rounds in another way
 * @property {number} chaosFrom update from which on rounding decides; Infinity: none of those that were looked at
 */

/** @typedef {Omit<NotedStart, 'noted' | 'losses' | 'nudged'> & Checks} RunStart all that another program needs */

// Sums in another order differ by some units of the last of 24 bits.
const LEAST_TOLERANCE = 2e-5;
// What another program rounds differs by more than the last bit.
const ROUNDINGS = 20;
const MOST_TOLERANCE = 0.01;
// Of a loss that vanishes, relative differences mean nothing.
const LEAST_LOSS = 1e-6;

/**
 * @param {NotedStart} start
 * @returns {RunStart}
 */
export function withChecks({ noted, losses, nudged, ...start }) {
  return { ...start, ...checksOf(noted, losses, nudged) };
}

/**
 * @param {number[]} steps
 * @param {number[]} losses as far as the run came
 * @param {number[][]} nudged
 * @returns {Checks}
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
