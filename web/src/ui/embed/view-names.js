import { views } from '../../wasm/views.js';
import { wordOf } from '../../views/picture/picture.js';

/** @type {Record<string, string>} */
const NAMES = { stage: 'Picture', runs: 'Runs', formula: 'Formula' };

/**
 * @param {string[]} words for views in an address
 * @returns {string} their names, with commas between them
 */
export function viewNames(words) {
  return words
    .map((word) => NAMES[word] ?? views.find((view) => wordOf(view) === word)?.name ?? word)
    .join(', ');
}
