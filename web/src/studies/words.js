// Words that the reports of several studies need. Plain text.

/** @typedef {import('./statistics.js').Measure} Measure */

/** @type {Record<Measure, string>} */
const MEASURES = {
  validation: 'validation loss',
  training: 'training loss',
  best: 'best validation loss',
};

/**
 * @callback Format
 * @param {number} value
 * @returns {string}
 */

/**
 * @param {string[]} words
 * @returns {string} "a, b and c"
 */
export function listOf(words) {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/**
 * What is compared, in words.
 * @param {{ measure: Measure, isSurface: boolean }} plan
 * @returns {string}
 */
export function measureWords({ measure, isSurface }) {
  return isSurface ? 'height' : MEASURES[measure];
}

/**
 * What curves over steps are of; the best loss so far is none of them.
 * @param {{ measure: Measure, isSurface: boolean }} plan
 * @returns {string}
 */
export function curveWords({ measure, isSurface }) {
  return measureWords({ isSurface, measure: measure === 'training' ? measure : 'validation' });
}

/**
 * Why a study of chosen runs cannot begin: there is none of them.
 * @param {{ runs: unknown[] }} config
 * @returns {string}
 */
export function noRunWords({ runs }) {
  return runs.length ? 'There is no such run: choose which takes part.' : 'Add a run to begin.';
}
