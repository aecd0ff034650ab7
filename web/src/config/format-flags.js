// Host flags as a query. What no first look needs.

import { defaultFlags } from './flags.js';

/** @typedef {import('./flags.js').Flags} Flags */

/**
 * @param {Partial<Flags>} flags
 * @returns {string} "" or "?embed=1&..."; only what differs from the defaults
 */
export function formatFlags(flags) {
  const usual = Object.entries(defaultFlags());
  const pairs = usual.flatMap(([key, value]) => {
    const given = flags[/** @type {keyof Flags} */ (key)] ?? value;
    return given === null || String(given) === String(value) ? [] : [`${key}=${textOf(given)}`];
  });
  return pairs.length ? `?${pairs.join('&')}` : '';
}

/** @param {Exclude<Flags[keyof Flags], null>} value */
function textOf(value) {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
