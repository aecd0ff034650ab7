// The names in the lines of a rule as MathML, in the notation of the catalog's formulas: what the step finds
// has the time t - 1, what it makes the time t.

import { nameOf } from '../own/typeset.js';

/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('./look.js').Term} Term */

/** @type {Record<string, string>} */
const ACCENTS = { hat: '^', bar: '¯', tilde: '~' };
/** @type {Record<string, string>} letters that own rules have no names for */
const LETTERS = { delta: 'Δ', phi: 'φ', rho: 'ρ', mu: 'μ', gamma: 'γ', eta: 'η' };
const NOW = '<mi>t</mi>';
const BEFORE = '<mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow>';
const NEXT = '<mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow>';
const THETA = '<mi>θ</mi>';
const G = '<mi>g</mi>';
const LOSS_GRADIENT = '<mrow><mo>∇</mo><mi>f</mi></mrow>';
const square = (/** @type {string} */ inner) => `<msup>${inner}<mn>2</mn></msup>`;
const sum = (/** @type {string} */ inner) => `<mrow><mo>∑</mo>${inner}</mrow>`;
const norm = (/** @type {string} */ inner) => `<mrow><mo>‖</mo>${inner}<mo>‖</mo></mrow>`;
const at = (/** @type {string} */ inner, /** @type {string} */ time) =>
  `<msub>${inner}${time}</msub>`;

/** @type {Record<string, string>} names that are no letter */
const SPECIAL = {
  previous: at(G, BEFORE),
  change: `<mrow>${at(G, NOW)}<mo>−</mo>${at(G, BEFORE)}</mrow>`,
  g_sum: sum(square(G)),
  d_sum: sum(square('<mi>Δ</mi>')),
  d_last: square(at('<mi>Δ</mi>', BEFORE)),
  g_norm: norm(G),
  g_worst: '<mrow><mo>∇</mo><mi>f</mi><mo>(</mo><mi>θ</mi><mo>+</mo><mi>e</mi><mo>)</mo></mrow>',
  noise: '<mrow><mi>σ</mi><mi>n</mi></mrow>',
  product: '<mrow><mo>∏</mo><mi>μ</mi></mrow>',
  rho_inf: '<msub><mi>ρ</mi><mo>∞</mo></msub>',
  layer_rate: '<mtext>rate of the layer</mtext>',
  w0: at(THETA, '<mn>0</mn>'),
};

/**
 * @param {string} name
 * @param {Term['kind']} kind
 * @param {Entry | null} entry
 * @param {boolean} isOwn whether a user wrote the rule: its names stay what they are
 * @returns {string} MathML
 */
export function symbolOf(name, kind, entry, isOwn) {
  if (isOwn) return nameOf(name);
  if (kind === 'setting') return settingSymbol(name, entry);
  if (kind === 'gradient') return LOSS_GRADIENT;
  if (Object.hasOwn(SPECIAL, name)) return SPECIAL[name];
  const [, stem, end = ''] = /^(.+?)(?:_(hat|bar|tilde|max|old|next))?$/.exec(name) ?? [];
  if (name === 'w_old') return at(THETA, BEFORE);
  if (end === 'old' || end === 'next') return at(letter(stem), end === 'old' ? BEFORE : NEXT);
  const time = kind === 'before' ? BEFORE : NOW;
  if (end === 'max')
    return `<msubsup>${letter(stem)}${time}<mi mathvariant="normal">max</mi></msubsup>`;
  if (!end) return at(letter(stem), time);
  return at(
    `<mover accent="true">${letter(stem)}<mo stretchy="false">${ACCENTS[end]}</mo></mover>`,
    time,
  );
}

/**
 * @param {string} name
 * @param {Entry | null} entry
 */
function settingSymbol(name, entry) {
  if (name === 't') return '<mi>t</mi>';
  const typeset = entry?.params.find(({ id }) => id === name)?.symbolMathml ?? '';
  const inner = /^<math[^>]*>(.*)<\/math>$/s.exec(typeset)?.[1];
  return inner ? `<mrow>${inner}</mrow>` : nameOf(name);
}

/** @param {string} stem */
function letter(stem) {
  if (stem === 'w') return THETA;
  return Object.hasOwn(LETTERS, stem) ? `<mi>${LETTERS[stem]}</mi>` : nameOf(stem);
}
