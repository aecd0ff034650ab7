// An entry whose formula is a text that the user wrote, as the formula panel wants it.

import { textParam } from '../catalog/own-text.js';
import { compile } from './compile.js';
import { nameOf, typeset } from './typeset.js';

/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */

/**
 * @param {Entry} entry with its free names, see withFreeNames
 * @param {import('../catalog/catalog-index.js').Values} params of the run
 * @returns {Entry} with formula, symbols and state of the text; itself if it has no text
 */
export function typesetEntry(entry, params) {
  const text = textParam(entry);
  if (!text?.language) return entry;
  const { id, default: usual, language } = text;
  const compiled = compile(String(params[id] ?? usual), language);
  /** @type {(param: Param) => Param} */
  const withSymbol = (param) =>
    param.isFree ? { ...param, symbolMathml: `<math>${nameOf(param.id)}</math>` } : param;
  const shown = { ...entry, params: entry.params.map(withSymbol) };
  if (compiled.problem) {
    return { ...shown, formulaMathml: '<math><mtext>This text is not right yet.</mtext></math>' };
  }
  const { statements, keptVectors, keptNumbers } = compiled;
  return {
    ...shown,
    formulaMathml: typeset(statements, language),
    state: [...keptVectors, ...keptNumbers].join(', ') || 'none',
    stateMultiple: String(keptVectors.length),
  };
}
