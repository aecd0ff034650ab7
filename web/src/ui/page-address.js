// The address of the page names its experiment.

import { parseLink } from '../config/link.js';

/** @typedef {import('./model/growing-catalog.js').GrowingCatalog} GrowingCatalog */

/**
 * @typedef {import('./model/store.js').Address & { query: string, write: (link: string, isStep: boolean) => boolean }}
 *   PageAddress query: flags of the host; write: whether there is an address that can be written
 */

/** @type {PageAddress} */
export const pageAddress = {
  read: () => location.hash.replace(/^#/, ''),
  write(link, isStep) {
    const target = `${location.pathname}${location.search}#${link}`;
    return put(target, isStep ? 'pushState' : 'replaceState');
  },
  get query() {
    return location.search;
  },
  get page() {
    return `${location.origin === 'null' ? '' : location.origin}${location.pathname}`;
  },
  file: (name) => `./${name}`,
};

/**
 * @param {string} target
 * @param {'pushState' | 'replaceState'} how
 * @returns {boolean} false: refused, as in frames without an address, and where it changes too often
 */
export function put(target, how) {
  try {
    history[how](null, '', target);
    return true;
  } catch {
    return false;
  }
}

/**
 * Mends an address that came through a mail or chat program, and finds the figure of a lesson; what does so is
 * loaded only where something looks wrong.
 * @param {GrowingCatalog} parts
 * @param {PageAddress} address whose experiment may stand elsewhere
 */
export async function mendAddress(parts, { read }) {
  const { href } = location;
  const isRead = () => isFine(href, parts) && isFine(`#${read()}`, parts);
  // What the start of the catalog does not know may be in the rest.
  if (isRead()) return;
  await parts.loadRest();
  if (isRead()) return;
  await (await import('./mend-address.js')).mendOrFollow(parts);
}

/**
 * @param {string} href
 * @param {GrowingCatalog} parts
 */
function isFine(href, { catalog }) {
  return (
    !/#.*[^\w-]$|[?&]lesson=[^#]*$/.test(href) && parseLink(href, catalog).problems.length === 0
  );
}
