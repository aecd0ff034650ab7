// What an optimizer keeps and needs, in a few words.

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */

const NUMBER = /^\d+([–-]\d+)?$/;

/** @type {Record<string, string>} by what the catalog calls it */
const NEEDS = {
  fullBatch: 'made for full batches',
  leastSquares: 'squared errors only',
  layers: 'dense layers only',
  hessian: 'second derivatives',
};

/**
 * What it stores between updates.
 * @param {Entry} entry
 * @returns {string} "keeps 2 numbers per weight"
 */
export function memoryWords({ stateMultiple = '', state = '' }) {
  if (stateMultiple === '0') return 'keeps nothing';
  if (stateMultiple === '1') return 'keeps 1 number per weight';
  if (NUMBER.test(stateMultiple)) return `keeps ${stateMultiple} numbers per weight`;
  return `keeps ${state.replace(/^none\b/, 'nothing')}`;
}

/**
 * What it needs beyond one gradient per update.
 * @param {Entry} entry
 * @returns {string[]} "2 gradients per step", "made for full batches"
 */
export function needsWords({ gradientEvaluations = '1', needs = [] }) {
  const words = needs.flatMap((need) => NEEDS[need] ?? []);
  return gradientEvaluations === '1' ? words : [costWords(gradientEvaluations), ...words];
}

/** @param {string} evaluations "2", "1-25 an iteration", "1 + n Hessian products" */
function costWords(evaluations) {
  const cost = evaluations.replace(' an iteration', '').replace(/(\d)-(\d)/, '$1–$2');
  return /[a-z]{2}/i.test(cost) ? `${cost} per step` : `${cost} gradients per step`;
}
