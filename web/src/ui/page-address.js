// The address of the page names its experiment.

import { parseLink } from '../config/index.js';

/** @typedef {import('./model/growing-catalog.js').GrowingCatalog} GrowingCatalog */

/** @type {import('./model/store.js').Address} */
export const pageAddress = {
  read: () => location.hash.replace(/^#/, ''),
  write(link, isStep) {
    const target = `${location.pathname}${location.search}#${link}`;
    if (isStep) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
  },
  get page() {
    return `${location.origin === 'null' ? '' : location.origin}${location.pathname}`;
  },
};

/**
 * Mends an address that came through a mail or chat program; what mends it is loaded only where something
 * looks wrong.
 * @param {GrowingCatalog} parts
 */
export async function mendAddress(parts) {
  const { href } = location;
  // What the start of the catalog does not know may be in the rest.
  if (isFine(href, parts)) return;
  await parts.loadRest();
  if (isFine(href, parts)) return;
  const { mendLink, splitAddress } = await import('../config/mend-link.js');
  const { query, fragment } = splitAddress(mendLink(href, parts.catalog));
  const target = `${location.pathname}${query && `?${query}`}${fragment && `#${fragment}`}`;
  if (!href.endsWith(target)) history.replaceState(null, '', target);
}

/**
 * @param {string} href
 * @param {GrowingCatalog} parts
 */
function isFine(href, { catalog }) {
  return !/#.*[^\w-]$/.test(href) && parseLink(href, catalog).problems.length === 0;
}
