// The update rules of an experiment, typeset for paper: with symbols, whose values are in the table.

import { findEntry } from '../../catalog/entries.js';
import { filledParams } from '../../catalog/params.js';
import { textParam, withFreeNames } from '../../catalog/own-text.js';
import { typesetEntry } from '../../own/typeset-entry.js';
import { holds } from '../../catalog/conditions.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * @param {Pick<Store, 'config' | 'catalog'>} experiment with its whole catalog
 * @returns {{ name: string, mathml: string }[]} one for each rule of the visible runs
 */
export function formulasOf({ config, catalog }) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const run of config.runs.filter(({ visible }) => visible)) {
    const plain = withFreeNames(findEntry(catalog, 'optimizers', run.optimizer), run.params);
    const entry = plain && textParam(plain) ? typesetEntry(plain, run.params) : plain;
    if (!entry?.formulaMathml) continue;
    const mathml = piecesInForce(entry.formulaMathml, filledParams(entry, run.params));
    const isOwn = entry !== plain && run.label;
    found.set(mathml, found.get(mathml) ?? (isOwn ? run.label : entry.name));
  }
  return [...found].map(([mathml, name]) => ({ name, mathml }));
}

/**
 * @param {string} mathml of the catalog or of our own typesetting, never of a link
 * @param {import('../../catalog/catalog-index.js').Values} values of all parameters
 */
function piecesInForce(mathml, values) {
  const place = document.createElement('template');
  place.innerHTML = mathml;
  for (const piece of place.content.querySelectorAll('[data-when]')) {
    if (!holds(piece.getAttribute('data-when') ?? '', values)) piece.remove();
  }
  return place.innerHTML;
}
