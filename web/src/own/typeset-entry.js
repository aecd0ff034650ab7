// An entry whose formula is a text that the user wrote, as the formula panel wants it.

import { textParam } from '../catalog/own-text.js';
import { compile } from './compile.js';
import { nameOf, typeset } from './typeset.js';

/**
 * @param {import('../catalog/catalog-index.js').Entry} entry with its free names, see withFreeNames
 * @param {Record<string, unknown>} params of the run
 * @returns {import('../catalog/catalog-index.js').Entry} the entry with formula, symbols and state of the text
 */
export function typesetEntry(entry, params) {
  const { id, default: usual, language } = textParam(entry);
  const { problem, statements, keptVectors, keptNumbers } = compile(params[id] ?? usual, language);
  const withSymbol = (param) =>
    param.isFree ? { ...param, symbolMathml: `<math>${nameOf(param.id)}</math>` } : param;
  const shown = { ...entry, params: entry.params.map(withSymbol) };
  if (problem) {
    return { ...shown, formulaMathml: '<math><mtext>This text is not right yet.</mtext></math>' };
  }
  return {
    ...shown,
    formulaMathml: typeset(statements, language),
    state: [...keptVectors, ...keptNumbers].join(', ') || 'none',
    stateMultiple: String(keptVectors.length),
  };
}
