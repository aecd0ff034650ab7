// The row between the top bar and the columns, whose place is kept before its words have come.

import { showsLanding } from './landing.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * Whether the page has a headline: known at once, so that nothing moves when it comes.
 * @param {Store} store
 */
export function hasHeadline(store) {
  return showsLanding(store);
}
