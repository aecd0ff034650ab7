// The row between the top bar and the columns, whose place is kept before its words have come.

import { said } from '../said.js';
import { showsLanding } from './landing.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * Whether the page has a headline: known at once, so that nothing moves when it comes.
 * @param {Store} store
 */
export function hasHeadline(store) {
  const { config } = store;
  return showsLanding(store) || !!(config.title || config.note || config.goal);
}

/**
 * What stands there at the first look.
 * @param {Store} store
 */
export function firstHeadline({ config }) {
  return said(config);
}
