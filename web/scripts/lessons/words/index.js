// What pages of lessons say themselves, by language.

import { de } from './de.js';
import { en } from './en.js';

/** @typedef {import('./en.js').PageWords} PageWords */

/** @type {Record<string, PageWords>} */
const pageWords = { de, en };

/**
 * @param {string} language
 * @returns {PageWords} English where there is no translation
 */
export function wordsIn(language) {
  return pageWords[language] ?? en;
}
