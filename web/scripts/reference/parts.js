// Pieces of HTML and of text from which the reference page is made.

/** @typedef {import('../../src/catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../src/catalog/catalog-index.js').Value} Value */

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const ADDRESS = /https?:\/\/[^\s;,]+|arXiv:\d{4}\.\d{4,5}|doi:10\.[^\s;,]+/g;

// Bounds as large as this only keep numbers finite: to a reader there is none.
const NO_BOUND = 1e9;

/**
 * Text as HTML.
 * @param {unknown} text
 * @returns {string}
 */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

/**
 * A source as HTML, its addresses, arXiv numbers and DOIs as links.
 * @param {string} text
 * @returns {string}
 */
export function sourceHtml(text) {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0]
      .replace(/^arXiv:/, 'https://arxiv.org/abs/')
      .replace(/^doi:/, 'https://doi.org/');
    html += escapeHtml(text.slice(end, match.index));
    html += `<a href="${escapeHtml(address)}" rel="noopener">${escapeHtml(shown(match[0]))}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}

/** @param {string} address */
function shown(address) {
  return address.replace(/^https?:\/\//, '').replace(/^arxiv\.org\/abs\//, 'arXiv:');
}

/**
 * A value as one would type it into a link.
 * @param {Value | undefined} value of a parameter
 * @param {Param} spec its description in the catalog
 * @returns {string}
 */
export function valueText(value, spec) {
  if (value === null || value === undefined) return 'not set';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return listText(value, spec);
  return typeof value === 'number' ? numberText(value) : value;
}

/**
 * @param {(number | string)[]} values
 * @param {Param} spec
 */
function listText(values, { columns }) {
  if (values.length === 0) return 'none';
  const items = [];
  for (let i = 0; i < values.length; i += columns) {
    items.push(values.slice(i, i + columns).join(':'));
  }
  return items.join('-');
}

/**
 * A number in few characters: 0.001, 1e-8.
 * @param {number} value
 * @returns {string}
 */
export function numberText(value) {
  const size = Math.abs(value);
  const isLong = size !== 0 && (size >= 1e6 || size < 1e-3);
  return isLong ? value.toExponential().replace('e+', 'e') : String(value);
}

/**
 * The values that a parameter can have.
 * @param {Param} spec its description in the catalog
 * @returns {string} "≥ 0", "(0, 1]", "torch, paper"
 */
export function rangeText(spec) {
  if (spec.family) return `any of the ${spec.family}`;
  if (spec.choices.length > 0) return spec.choices.join(', ');
  if (spec.type === 'bool') return 'on, off';
  if (spec.type === 'text') return 'a text';
  const range = numberRange(spec);
  if (spec.type === 'list') return spec.columns > 1 ? `pairs; ${range}` : `list; each ${range}`;
  return range;
}

/** @param {Param} spec */
function numberRange({ min, max, minExcluded }) {
  const hasMin = min > -NO_BOUND;
  const hasMax = max < NO_BOUND;
  if (hasMin && hasMax) {
    return `${minExcluded ? '(' : '['}${numberText(min)}, ${numberText(max)}]`;
  }
  if (hasMin) return `${minExcluded ? '>' : '≥'} ${numberText(min)}`;
  return hasMax ? `≤ ${numberText(max)}` : 'any number';
}
