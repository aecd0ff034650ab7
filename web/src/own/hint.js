// What is probably not meant in a text that says something.

import { GIVEN, hasUsualMeaning } from '../catalog/own-text.js';
import { FUNCTIONS } from './functions.js';
import { similarName } from './similar.js';
import { namesIn } from './tree.js';

/** @typedef {import('../catalog/catalog-index.js').Language} Language */
/** @typedef {import('./compile.js').Compiled} Compiled */

/**
 * @param {Pick<Compiled, 'statements' | 'names'>} compiled
 * @param {Language} language
 * @returns {string} a sentence or two; empty: there is nothing to say
 */
export function hintOf({ statements, names }, language) {
  const assigned = statements.flatMap(({ target }) => target ?? []);
  const known = [...GIVEN[language], ...Object.keys(FUNCTIONS), ...assigned];
  const used = new Set(statements.flatMap(({ value }) => namesIn(value)));
  const ignoresGradient = language === 'rule' && !used.has('g');
  for (const name of names) {
    // One letter alone is often meant as it is written.
    const isMeant = hasUsualMeaning(name) && !(ignoresGradient && name.length === 1);
    const meant = isMeant ? undefined : similarName(name, known);
    if (meant) return `“${name}” is a new name and gets a slider. Did you mean “${meant}”?`;
  }
  return ignoresGradient ? 'The gradient g is not used, so this rule does not learn.' : '';
}
