// How readers' sizes of the page's parts are kept.

import { SIZES_KEY } from './sizes.js';

/** @typedef {import('./sizes.js').Sizes} Sizes */

/**
 * Keeps a size for the next visit.
 * @param {Sizes} sizes
 * @param {{ id: string, size: number | null }} change null: the usual size again
 * @returns {Sizes} all sizes from now on
 */
export function keepSize(sizes, { id, size }) {
  const all = { ...sizes, [id]: size ?? undefined };
  try {
    localStorage.setItem(SIZES_KEY, JSON.stringify(all));
  } catch {
    // Without storage it lasts as long as the page.
  }
  return all;
}
