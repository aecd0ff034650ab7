// The words that scripts of a page say, in the language of the page.

/**
 * @param {Document} document
 * @param {string} key
 * @returns {string}
 */
export function pageWord(document, key) {
  return document.body.dataset[key] ?? '';
}
