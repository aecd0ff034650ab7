// How near the losses of a script are to those of the engine.

/** @typedef {import('./prepare.js').Prepared} Prepared */

/**
 * @typedef {object} Reference of the native engine, in double
 * @property {number[]} losses
 * @property {number | null} val_loss null on a surface
 * @property {string} [error]
 */

/**
 * @typedef {object} Trained in PyTorch
 * @property {Array<number | null>} double losses; null: not finite
 * @property {number | null} validation loss in the end, in double
 * @property {Array<number | null>} single losses
 * @property {boolean} near what --check says
 * @property {string} said by --check
 * @property {string} [error]
 */

/**
 * @typedef {object} Compared
 * @property {string} name
 * @property {number} updates
 * @property {number} double worst relative difference
 * @property {number} doubleLimit
 * @property {number} single
 * @property {number} singleLimit
 * @property {string} reason for the limits
 * @property {boolean} isNear
 */

// Where nothing magnifies it, rounding in double stays below this.
const LEAST_DOUBLE = 1e-9;
const LEAST_SINGLE = 2e-5;
const LEAST_LOSS = 1e-6;

/** What PyTorch computes in another way, by part of the case's name. @type {Array<[name: string, limit: number, reason: string]>} */
const OTHERWISE = [['activation hard-sigmoid', 1e-7, 'PyTorch takes 1/6 in single precision']];

/**
 * @param {Prepared} one
 * @param {Reference} reference
 * @param {Trained} trained
 * @returns {Compared}
 */
export function compared({ name, start }, reference, trained) {
  const isChaotic = start.chaosFrom < Infinity;
  const last = isChaotic ? (start.checks.at(-1)?.step ?? 0) : Infinity;
  const [, otherLimit = 0, otherReason = ''] =
    OTHERWISE.find(([part]) => name.includes(part)) ?? [];
  const growth = start.tolerance / LEAST_SINGLE;
  const about = {
    ...{ name, updates: Math.min(start.steps, last + 1) },
    doubleLimit: Math.max(LEAST_DOUBLE * growth, otherLimit),
    singleLimit: start.tolerance,
    reason: otherReason || reasonFor(start),
  };
  const error = reference.error ?? trained.error;
  if (error) {
    const reason = error.trim().split('\n').at(-1) ?? '';
    return { ...about, reason, double: NaN, single: NaN, isNear: false };
  }
  const [, allowed] = trained.said.match(/allowed ([\d.e+-]+)/) ?? [];
  about.singleLimit = Number(allowed ?? about.singleLimit);
  const double = worst(trained.double.slice(0, last + 1), reference.losses);
  const ends = worst([trained.validation], [reference.val_loss ?? trained.validation]);
  const noted = start.checks.map(({ loss }) => loss);
  const single = worst(
    start.checks.map(({ step }) => trained.single[step]),
    noted,
  );
  // The validation part may be where the network is steep.
  const isEndNear = isChaotic || ends <= 100 * about.doubleLimit;
  return {
    ...about,
    double,
    single,
    isNear: double <= about.doubleLimit && isEndNear && trained.near,
  };
}

/** @param {import('../../web/src/engine/worker/start-checks.js').RunStart} start */
function reasonFor({ tolerance, chaosFrom }) {
  if (chaosFrom < Infinity) return `chaotic: from update ${chaosFrom} on the last bits decide`;
  const growth = Math.round(tolerance / LEAST_SINGLE);
  return growth > 1 ? `the run magnifies rounding, ${growth} times` : 'rounding';
}

/**
 * @param {Array<number | null>} values null: not finite
 * @param {Array<number | null>} expected
 * @returns {number} the largest relative difference
 */
function worst(values, expected) {
  const differences = values.slice(0, expected.length).map((value, i) => {
    const right = expected[i];
    if (value === null || right === null) return value === right ? 0 : Infinity;
    return Math.abs(value - right) / Math.max(Math.abs(right), LEAST_LOSS);
  });
  return Math.max(0, ...differences);
}

const WIDTH = 60;

export const header = `${'case'.padEnd(WIDTH)} updates   double (allowed)      single (allowed)      limits`;

/**
 * @param {Compared} result
 * @returns {string} a row of the table
 */
export function lineOf(result) {
  const { name, updates, double, doubleLimit, single, singleLimit, reason, isNear } = result;
  const pair = (/** @type {number} */ value, /** @type {number} */ limit) =>
    `${value.toExponential(1).padStart(8)} (${limit.toExponential(0)})`.padEnd(20);
  const cells = [String(updates).padStart(7), pair(double, doubleLimit), pair(single, singleLimit)];
  return `${name.slice(0, WIDTH).padEnd(WIDTH)} ${cells.join('  ')}  ${isNear ? '' : 'FAILED: '}${reason}`;
}
