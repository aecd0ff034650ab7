// What came out of single trainings, as plain objects for files, and back. Numbers are not rounded: a file
// gives the same results as the trainings themselves.

/** @typedef {import('./scheduler.js').Trial} Trial */

/** @typedef {Record<string, unknown>} PlainTrial a trial as JSON has it */

/** Numbers of a trial by their names in files. */
const NUMBERS = /** @type {const} */ ({
  step: 'step',
  first_loss: 'firstLoss',
  train_loss: 'trainLoss',
  val_loss: 'valLoss',
  best_val_loss: 'bestValLoss',
  best_step: 'bestStep',
  train_accuracy: 'trainAccuracy',
  val_accuracy: 'valAccuracy',
});
const STATUSES = /** @type {const} */ (['finished', 'diverged', 'refused', 'failed']);
const INFINITIES = new Map([
  ['inf', Infinity],
  ['-inf', -Infinity],
]);
const MOST_CHARACTERS = 400;

/**
 * @param {Trial} trial
 * @returns {PlainTrial} without how long it took, which is different each time
 */
export function plainTrial(trial) {
  const numbers = Object.entries(NUMBERS).map(([name, key]) => [name, plainNumber(trial[key])]);
  const { status, fingerprint, message } = trial;
  return { status, ...Object.fromEntries(numbers), fingerprint, message };
}

/**
 * JSON has no infinity, and nothing that is not a number.
 * @param {number} value
 */
function plainNumber(value) {
  if (Number.isNaN(value)) return null;
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'inf' : '-inf';
}

/**
 * @param {unknown} plain anything
 * @returns {Trial | null} null: it is none
 */
export function readTrial(plain) {
  if (typeof plain !== 'object' || plain === null) return null;
  const given = /** @type {PlainTrial} */ (plain);
  const status = STATUSES.find((one) => one === given.status);
  const numbers = Object.entries(NUMBERS).map(([name, key]) => [key, readNumber(given[name])]);
  if (!status || numbers.some(([, value]) => value === undefined)) return null;
  /** @type {Record<(typeof NUMBERS)[keyof typeof NUMBERS], number>} */
  const all = Object.fromEntries(numbers);
  const [message, fingerprint] = [readText(given.message), readText(given.fingerprint)];
  return { status, message, fingerprint, milliseconds: 0, ...all };
}

/**
 * @param {unknown} value
 * @returns {number | undefined} undefined: it is none
 */
function readNumber(value) {
  if (value === null) return NaN;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? INFINITIES.get(value) : undefined;
}

/** @param {unknown} value */
function readText(value) {
  return typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : '';
}
