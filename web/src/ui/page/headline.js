// The row between the top bar and the columns, whose place is kept before its words have come.

import { said } from '../said.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * Whether the page has a headline: known at once, so that nothing moves when it comes.
 * @param {Store} store
 */
export function hasHeadline({ config, isFirstVisit }) {
  return isFirstVisit || !!(config.title || config.note);
}

/**
 * What stands there at the first look.
 * @param {Store} store
 */
export function firstHeadline({ config }) {
  return said(config);
}
