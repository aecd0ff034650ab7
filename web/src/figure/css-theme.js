// The page's colours from its style sheet, where there is no page that has them computed.

import { themeOf } from '../drawing/palette.js';

/**
 * @param {string} css text of tokens.css
 * @param {'light' | 'dark'} scheme
 * @returns {import('../drawing/palette.js').Theme}
 */
export function themeFromCss(css, scheme) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const [, selector, body] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    // What is dark stands behind what holds for both.
    if (!selector.includes(':root') && !selector.includes(`'${scheme}'`)) continue;
    for (const [, name, value] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
      values.set(name, value.replace(/\s+/g, ' ').trim());
    }
  }
  return themeOf((name) => values.get(name) ?? '');
}
