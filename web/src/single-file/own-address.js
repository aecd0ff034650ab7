// The experiment of the single file: that of its address, or else the one that was written into it. In a frame that
// has its text from an attribute (srcdoc) no address can be written: then it is kept here.

import { pictureInside, unpackedInside } from './inside.js';
import { pageAddress } from '../ui/page-address.js';

/** @typedef {import('../ui/page-address.js').PageAddress} PageAddress */

/**
 * @param {{ location: Pick<Location, 'hash' | 'search' | 'protocol' | 'pathname'>, document: Pick<Document, 'querySelector'> }} [page]
 * @returns {PageAddress}
 */
export function ownAddress({ location, document } = globalThis) {
  const [query, link] = written(document, 'experiment').split(/#(.*)/s);
  const site = written(document, 'site');
  /** @type {string | null} of the experiment that no address could take */
  let kept = null;
  addEventListener('hashchange', () => (kept = null));
  return {
    read: () => kept ?? (location.hash.slice(1) || link || ''),
    write(target, isStep) {
      kept = pageAddress.write(target, isStep) ? null : target;
      return kept === null;
    },
    get query() {
      return location.search || query;
    },
    // The path of a file is of no use to others, and says more than its owner may want.
    page: site,
    own: /^(about|blob|data):$/.test(location.protocol) ? site : location.pathname,
    // Its policy allows no pictures from anywhere else.
    file: (name) =>
      /\.webp$/.test(name)
        ? pictureInside(name)
        : (unpackedInside(name) ?? (site && `${site}${name}`)),
  };
}

/**
 * @param {Pick<Document, 'querySelector'>} document
 * @param {string} name of an element that whoever saved the file may have filled
 */
function written(document, name) {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
}
