// A page of slides, of which one has a title and each of the others one figure.

/** Numbers of the slides, where a program counts them. */
export const NUMBERS = {
  title: 1,
  'iframe-small': 2,
  'element-small': 3,
  'picture-small': 4,
  'iframe-long': 6,
};

/** @typedef {keyof typeof NUMBERS} Slide */

/**
 * @param {string} path of the page
 * @param {(slide: Slide) => string} hashOf what the address of a slide ends with
 * @returns {Omit<import('./hosts.js').Notes, 'more'>}
 */
export function slidesAt(path, hashOf) {
  const goTo = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ slide) =>
    page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      hashOf(/** @type {Slide} */ (slide)),
    );
  return {
    path,
    forms: ['iframe', 'element', 'picture'],
    hasColumn: false,
    show: (page, form, name) => goTo(page, `${form}-${name}`),
    hide: (page) => goTo(page, 'title'),
  };
}
