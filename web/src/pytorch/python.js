// Values as Python text.

/** @typedef {import('../catalog/catalog-index.js').Value} Value */

/**
 * A number that Python reads back to the bit.
 * @param {number} value
 * @returns {string} with a point or an exponent, unless it is a large whole number
 */
export function float(value) {
  if (Number.isNaN(value)) return 'math.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '-math.inf';
  const text = String(value);
  return /^-?\d{1,15}$/.test(text) ? `${text}.0` : text;
}

/**
 * @param {Value | undefined} value
 * @returns {string}
 */
export function literal(value) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((each) => literal(each)).join(', ')}]`;
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : float(value);
}

/**
 * A text on one line, whatever it holds.
 * @param {string} text
 * @returns {string}
 */
export function quoted(text) {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\p{Cc}\p{Co}\u2028\u2029]/gu, escape);
  return `"${escaped}"`;
}

/** @param {string} character */
function escape(character) {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/**
 * A text for a comment or a docstring: on one line, and it ends neither.
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text
    .replace(/[\p{Cc}\p{Co}\u2028\u2029]+/gu, ' ')
    .replaceAll('\\', '/')
    .replaceAll('"""', "'''")
    .replace(/"$/, "'")
    .trim();
}

/**
 * `name=value` for keyword arguments.
 * @param {Array<[name: string, text: string]>} pairs
 * @returns {string}
 */
export function keywords(pairs) {
  return pairs.map(([name, text]) => `${name}=${text}`).join(', ');
}

/**
 * A call on one line, or with an argument on each line if that would be too long.
 * @param {string} head what stands before the parenthesis
 * @param {string[]} parts arguments
 * @param {number} [used] characters of the line before it
 * @returns {string}
 */
export function call(head, parts, used = 0) {
  const line = `${head}(${parts.join(', ')})`;
  if (used + line.length <= MOST_COLUMNS) return line;
  return `${head}(\n${parts.map((part) => `${indent(part)},\n`).join('')})`;
}

/**
 * @param {string} text a call
 * @param {number} used characters of the line before it
 * @returns {string} with an argument on each line, if it is too long for one
 */
export function broken(text, used) {
  const open = text.indexOf('(');
  if (used + text.length < MOST_COLUMNS || open < 0 || !text.endsWith(')')) return text;
  return call(text.slice(0, open), argumentsOf(text.slice(open + 1, -1)), MOST_COLUMNS);
}

/**
 * @param {string} text between the parentheses of a call
 * @returns {string[]}
 */
function argumentsOf(text) {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) ++depth;
    if (')]}'.includes(character)) --depth;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

/** Longest line of a script, but for its numbers. */
export const MOST_COLUMNS = 100;

/**
 * @param {string} text
 * @param {number} [levels]
 * @returns {string} each line of it four blanks further in, per level
 */
export function indent(text, levels = 1) {
  return text.replace(/^(?=.)/gm, '    '.repeat(levels));
}
