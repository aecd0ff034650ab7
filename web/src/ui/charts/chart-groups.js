// The charts that can be chosen, by their headings.

import { views } from '../../wasm/views.js';

/** @typedef {import('../../views/view.js').ViewDescription} ViewDescription */

/**
 * @param {string[]} ids
 * @returns {{ group: string, charts: ViewDescription[] }[]}
 */
export function chartGroups(ids) {
  /** @type {Map<string, ViewDescription[]>} */
  const groups = new Map();
  for (const id of ids) {
    const view = views.find((one) => one.id === id);
    if (!view) continue;
    const { group = 'Others' } = view;
    groups.set(group, [...(groups.get(group) ?? []), view]);
  }
  return [...groups].map(([group, charts]) => ({ group, charts }));
}
