// The names in the lines of a rule as plain letters, for canvases, tables and speech.

/** @type {Record<string, string>} combining signs */
const ACCENTS = { hat: '\u0302', bar: '\u0304', tilde: '\u0303', max: ' max' };
/** @type {Record<string, string>} */
const LETTERS = {
  w: 'θ',
  delta: 'Δ',
  phi: 'φ',
  rho: 'ρ',
  rho_inf: 'ρ∞',
  mu: 'μ',
  mu_next: 'μ next',
  previous: 'g',
  change: 'Δg',
  product: '∏μ',
};

/**
 * @param {string} name "m_hat"
 * @returns {string} "m̂"
 */
export function textSymbol(name) {
  if (Object.hasOwn(LETTERS, name)) return LETTERS[name];
  const [, stem = name, accent = ''] = /^(.+)_(hat|bar|tilde|max)$/.exec(name) ?? [];
  return (LETTERS[stem] ?? stem) + (ACCENTS[accent] ?? '');
}
