// What an entry says about the update of one weight (`steps` in the catalog), as lines: assignments in the
// language of own rules, each with the condition under which it counts.

import { holds } from '../catalog/conditions.js';
import { parse } from '../own/parse.js';

/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../own/tree.js').Tree} Tree */

/**
 * @typedef {object} Line
 * @property {string} target the name that is assigned
 * @property {Tree} value
 */

// "[amsgrad=1,t!=1] v=max(v,g)"
const STATEMENT = /^\s*(?:\[([^\]]*)\])?\s*(.*)$/s;
// The parser wants every rule to move the weights, and a wrapper may only change a gradient.
const MOVES = ';w=w';

/** @type {Map<string, { condition: string | undefined, line: Line }[]>} by text */
const parsed = new Map();

/**
 * @param {string} text
 * @param {Values} values of all parameters, and `t`
 * @returns {Line[]} those that count
 */
export function linesOf(text, values) {
  const all = parsed.get(text) ?? parseAll(text);
  parsed.set(text, all);
  return all
    .filter(({ condition }) => condition === undefined || holds(condition, values))
    .map(({ line }) => line);
}

/** @param {string} text of an entry or, without conditions, of a user */
function parseAll(text) {
  const statements = text.split(/[;\n]/).filter((statement) => statement.trim());
  return statements.map((statement) => {
    const [, condition, assignment] = STATEMENT.exec(statement) ?? [];
    const [{ target, value }] = parse(assignment + MOVES, 'rule');
    return { condition, line: { target: target ?? '', value } };
  });
}
