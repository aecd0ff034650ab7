// What a page and its service worker call things.

const PROGRAM = 'optimizer-playground';

/**
 * A build in one place: the name of its cache, and of the lock that every open page of it holds.
 * @param {string} scope address of the folder that the site is in; several versions may be on one host
 * @param {string} id of the build
 * @returns {string}
 */
export function buildName(scope, id) {
  return `${placeName(scope)}${id}`;
}

/**
 * What the names of all builds in one place begin with.
 * @param {string} scope
 * @returns {string}
 */
export function placeName(scope) {
  return `${PROGRAM} ${scope} `;
}

/** The list of what an open page may still need, beside the other files of a build. */
export const partsFile = (/** @type {string} */ id) => `assets/all-parts-${id}.json`;

/**
 * @typedef {object} SiteFile
 * @property {string} path relative to the site; "" is the page itself
 * @property {string} [integrity] of what is in it; pages have none, since hosts may change them
 * @property {boolean} [onUse] it is kept once somebody has used it
 */

/**
 * @typedef {object} Build
 * @property {string} id a hash of everything in it; its pages carry it, too
 * @property {SiteFile[]} files in the order in which they are fetched
 */

/**
 * @typedef {object} Parts
 * @property {string[]} scripts
 * @property {string[]} styles
 * @property {string[]} data small data sets
 */

/** @typedef {{ type: 'hello', urls: string[] } | { type: 'activate' }} ToServiceWorker */
