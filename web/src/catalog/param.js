// Descriptions of parameters that the page adds to those of the core, complete as the core writes them.

/** @typedef {import('./catalog-index.js').Param} Param */
/** @typedef {import('./catalog-index.js').Value} Value */

// No number that anybody means is larger.
const LARGE = 1e12;

/** @type {Omit<Param, 'id' | 'summary' | 'type' | 'default'>} */
const USUAL = {
  symbol: '',
  min: 0,
  max: 1,
  minExcluded: false,
  scale: 'linear',
  zero: false,
  complement: false,
  sliderMin: 0,
  sliderMax: 1,
  choices: [],
  columns: 1,
  optional: false,
};

/**
 * @param {Pick<Param, 'id' | 'summary' | 'type'> & Partial<Param>} own what is not usual
 * @returns {Param}
 */
function param(own) {
  const full = { ...USUAL, default: null, ...own };
  return {
    ...full,
    start: full.default,
    sliderMin: own.sliderMin ?? full.min,
    sliderMax: own.sliderMax ?? full.max,
    optional: full.default === null,
  };
}

/**
 * One of some words.
 * @param {string} id
 * @param {string} summary
 * @param {string[]} choices
 * @param {Partial<Param>} [rest] the default is the first choice
 */
export function choice(id, summary, choices, rest) {
  const max = choices.length - 1;
  return param({ id, summary, type: 'choice', default: choices[0], max, choices, ...rest });
}

/**
 * Any of some words, in any order.
 * @param {string} id
 * @param {string} summary
 * @param {string[]} choices
 * @param {Partial<Param>} [rest]
 */
export function words(id, summary, choices, rest) {
  return param({ id, summary, type: 'list', default: [], choices, ...rest });
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {Partial<Param>} rest min and max are 0 and 1
 */
export function real(id, summary, rest) {
  return param({ id, summary, type: 'real', ...rest });
}

/**
 * A number above 0 on a logarithmic slider.
 * @param {string} id
 * @param {string} summary
 * @param {Partial<Param>} rest
 */
export function positive(id, summary, rest) {
  return real(id, summary, { max: LARGE, minExcluded: true, scale: 'log', ...rest });
}

/**
 * A number that may be negative, and need not be set.
 * @param {string} id
 * @param {string} summary
 */
export function anyReal(id, summary) {
  return real(id, summary, { min: -LARGE, max: LARGE, sliderMin: 0, sliderMax: 1 });
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {Partial<Param>} rest
 */
export function whole(id, summary, rest) {
  return param({ id, summary, type: 'int', ...rest });
}
