// Names the columns of replays in files, and writes their numbers.

/** @typedef {import('../engine/worker/replay.js').Row} Row */

/** @type {[name: string, key: keyof Row][]} name of a column in files, name in a row */
export const replayColumns = [
  ['step', 'step'],
  ['epoch', 'epoch'],
  ['lr', 'lr'],
  ['train_loss', 'trainLoss'],
  ['val_loss', 'valLoss'],
  ['train_accuracy', 'trainAccuracy'],
  ['val_accuracy', 'valAccuracy'],
  ['grad_norm', 'gradNorm'],
  ['update_ratio', 'updateRatio'],
  ['train_r2', 'trainR2'],
  ['val_r2', 'valR2'],
];

/**
 * A float with 9 significant digits, which give back a float32 exactly; the same text everywhere.
 * @param {number} value
 * @returns {string} "nan", "inf" and "-inf" spelled so
 */
export function formatFloat(value) {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(Number(value.toPrecision(9)));
}

/**
 * Which measures a run does not have at all (a surface has no accuracy, classes have no R²), as opposed to those that
 * stop being numbers when it diverges.
 * @param {Row[]} rows
 * @returns {Set<keyof Row>} names in a row
 */
export function undefinedMeasures(rows) {
  /** @type {(keyof Row)[]} */
  const measures = ['valLoss', 'trainAccuracy', 'valAccuracy', 'trainR2', 'valR2'];
  const [first] = rows;
  return new Set(measures.filter((name) => !first || Number.isNaN(first[name])));
}

/**
 * @param {number} value a float32
 * @returns {number | string} as JSON has it: what is no finite number is a word
 */
export function jsonNumber(value) {
  return Number.isFinite(value) ? Number(formatFloat(value)) : formatFloat(value);
}
