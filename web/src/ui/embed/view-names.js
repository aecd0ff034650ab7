import { views } from '../../wasm/views.js';
import { wordOf } from '../../views/picture/picture.js';

/**
 * What the page shows besides the views with a folder of their own.
 * @type {Record<string, string>}
 */
export const OTHER_NAMES = { stage: 'Picture', ribbon: 'Ribbon', runs: 'Runs', formula: 'Formula' };

/**
 * @param {string[]} words for views in an address
 * @returns {string} their names, with commas between them
 */
export function viewNames(words) {
  return words
    .map((word) => OTHER_NAMES[word] ?? views.find((view) => wordOf(view) === word)?.name ?? word)
    .join(', ');
}
