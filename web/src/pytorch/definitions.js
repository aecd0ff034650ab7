// Classes and functions that a script may need. A script holds those that it uses, and what they use, once.

import { adaptive } from './rules/adaptive.js';
import { base } from './rules/base.js';
import { firstOrder } from './rules/first-order.js';
import { layerwise } from './rules/layerwise.js';
import { secondOrder } from './rules/second-order.js';
import { wrappers } from './rules/wrappers.js';
import { modules } from './modules.js';
import { schedules } from './schedule-definitions.js';

/**
 * @typedef {object} Definition
 * @property {string} text Python
 * @property {string[]} [uses] names of other definitions
 * @property {string[]} [imports] whole lines
 */

/** @typedef {Record<string, Definition>} Definitions by name */
/** @typedef {Definition & { place: Place }} OwnDefinition made for one script */

/** @typedef {'data' | 'network' | 'optimizers' | 'schedules'} Place in a script */

/** @type {Record<Exclude<Place, 'data'>, Definitions>} */
const PLACES = {
  network: modules,
  optimizers: { ...base, ...firstOrder, ...adaptive, ...layerwise, ...secondOrder, ...wrappers },
  schedules,
};

/** @type {Map<string, Definition & { place: Place }>} */
const BY_NAME = new Map(
  Object.entries(PLACES).flatMap(([place, definitions]) =>
    Object.entries(definitions).map(([name, definition]) => [
      name,
      { ...definition, place: /** @type {Place} */ (place) },
    ]),
  ),
);

/**
 * @param {Iterable<string>} names what is used
 * @param {Record<string, OwnDefinition>} own definitions that are made for this script: own rules and the like
 * @returns {{ texts: Record<Place, string[]>, imports: string[] }} what is used comes before what uses it
 */
export function defined(names, own) {
  /** @type {Record<Place, string[]>} */
  const texts = { data: [], network: [], optimizers: [], schedules: [] };
  /** @type {Set<string>} */
  const imports = new Set();
  /** @type {Set<string>} */
  const known = new Set();
  const add = (/** @type {string} */ name) => {
    if (known.has(name)) return;
    known.add(name);
    const definition = Object.hasOwn(own, name) ? own[name] : BY_NAME.get(name);
    if (!definition) throw new Error(`There is no definition ${name}.`);
    definition.uses?.forEach(add);
    definition.imports?.forEach((line) => imports.add(line));
    texts[definition.place].push(definition.text);
  };
  for (const name of names) add(name);
  return { texts, imports: [...imports] };
}
