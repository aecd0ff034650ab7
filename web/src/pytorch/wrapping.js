// Wrappers of a run as Python.

import { literal } from './python.js';

/** @typedef {import('./network.js').Chosen} Chosen */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/**
 * @typedef {object} WrapperText
 * @property {string} [name] of a class around the optimizer
 * @property {(p: Values) => string} [change] of the gradient: a function of the parameters
 * @property {string[]} uses definitions
 * @property {boolean} usesGradient it looks at the gradient or changes it
 * @property {boolean} [keepsState] a change that is another one at every update
 * @property {string} [asks] as a rule that evaluates again
 */

/** @param {string} name @param {boolean} usesGradient @returns {WrapperText} */
const around = (name, usesGradient) => ({ name, uses: [name], usesGradient });

/** @type {Record<string, WrapperText>} by id */
export const WRAPPERS = {
  agc: {
    change: (p) =>
      `lambda params: clip_units(params, ${literal(p.clip_factor)}, ${literal(p.eps)})`,
    uses: ['clip_units'],
    usesGradient: true,
  },
  'clip-norm': {
    change: (p) => `lambda params: nn.utils.clip_grad_norm_(params, ${literal(p.max_norm)})`,
    uses: [],
    usesGradient: true,
  },
  'clip-value': {
    change: (p) => `lambda params: nn.utils.clip_grad_value_(params, ${literal(p.clip_value)})`,
    uses: [],
    usesGradient: true,
  },
  'gradient-centralization': {
    change: () => 'centralize',
    uses: ['centralize'],
    usesGradient: true,
  },
  'grad-noise': {
    change: (p) => `GradientNoise(${literal(p.eta)}, ${literal(p.gamma)}, seed=${literal(p.seed)})`,
    uses: ['GradientNoise'],
    usesGradient: true,
    keepsState: true,
  },
  cautious: around('Cautious', true),
  ema: around('EMA', false),
  lookahead: around('Lookahead', false),
  'outlier-filter': around('OutlierFilter', true),
  sam: around('SAM', true),
  swa: around('SWA', false),
};

/**
 * @typedef {object} Wrapped
 * @property {(rule: string) => string} text around the Python of the rule
 * @property {string[]} changes of the gradient before anything else sees it, in order
 * @property {string[]} uses
 */

/**
 * @param {Chosen[]} wrappers innermost first
 * @returns {Wrapped}
 */
export function wrapped(wrappers) {
  const changes = [];
  const uses = new Set();
  /** @type {Array<(rule: string) => string>} */
  const layers = [];
  let isOutside = true;
  for (const { id, params } of [...wrappers].reverse()) {
    const wrapper = WRAPPERS[id];
    wrapper.uses.forEach((name) => uses.add(name));
    const change = wrapper.change?.(params);
    if (change && isOutside && !wrapper.keepsState) {
      changes.push(change);
    } else if (change) {
      uses.add('Changed');
      layers.push((rule) => `Changed(${rule}, change=${change})`);
      isOutside = false;
    } else {
      const args = Object.entries(params).map(([name, value]) => `, ${name}=${literal(value)}`);
      layers.push((rule) => `${wrapper.name}(${rule}${args.join('')})`);
      if (wrapper.usesGradient) isOutside = false;
    }
  }
  const text = (/** @type {string} */ rule) =>
    layers.reduceRight((inner, layer) => layer(inner), rule);
  return { text, changes, uses: [...uses] };
}
