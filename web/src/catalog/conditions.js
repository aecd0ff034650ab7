// Parts of formulas count only for some values of an entry's parameters.

/**
 * Whether a piece of a formula is part of it (see web/scripts/reference/formula.js).
 * @param {string} condition "variant=torch,beta1!=none": all of these hold; 0 and 1 are false and true,
 *   none is not set
 * @param {import('./catalog-index.js').Values} values of all parameters
 * @returns {boolean}
 */
export function holds(condition, values) {
  return condition.split(',').every((part) => {
    const [, id, not, wanted] = /^([^!=]+)(!?)=(.*)$/.exec(part) ?? [];
    const value = values[id] ?? 'none';
    const text = typeof value === 'boolean' ? String(Number(value)) : String(value);
    return (text === wanted) !== (not === '!');
  });
}
