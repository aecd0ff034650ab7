// Statements as MathML. Everything in it is a number, a name of letters, digits and "_", or a sign
// of the language, so that nothing a link holds can become markup.

import { ownValue } from '../catalog/entries.js';
import { hasOuterMinus } from './tree.js';

/** @typedef {import('../catalog/catalog-index.js').Language} Language */
/** @typedef {import('./tree.js').Tree} Tree */
/** @typedef {import('./parse.js').Statement} Statement */
/** @typedef {{ text: string, binds: number }} Part MathML, and how tightly it holds together */

/** @type {Record<string, string>} */
const GREEK = {
  alpha: 'α',
  b: 'β',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  eps: 'ε',
  epsilon: 'ε',
  lr: 'η',
  kappa: 'κ',
  lambda: 'λ',
  wd: 'λ',
  weight_decay: 'λ',
  mu: 'μ',
  momentum: 'μ',
  nu: 'ν',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  theta: 'θ',
  phi: 'φ',
  steps: 'T',
};
/** @type {Record<string, string>} */
const SIGNS = {
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
  '<': '&lt;',
  '>': '&gt;',
  '&&': '∧',
  '||': '∨',
  '%': 'mod',
  '-': '−',
};
// How tightly an operator holds its operands.
/** @type {Record<string, number>} */
const BINDS = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '%': 6,
  '/': 6,
  '^': 8,
};
const SIGN_BINDS = 7;
const ATOM = 9;
const SPACE = '<mspace width="1.4em"></mspace>';

/**
 * @param {Statement[]} statements
 * @param {Language} language
 * @param {{ rows?: boolean }} [options] rows: one below the other instead of side by side
 * @returns {string} a <math> element
 */
export function typeset(statements, language, { rows = false } = {}) {
  const result = language === 'schedule' ? 'η' : 'f(x, y)';
  const lines = statements.map(({ target, value }) => [
    target === null ? `<mi>${result}</mi>` : nameOf(target),
    `<mo>${target === null ? '=' : '←'}</mo>`,
    write(value).text,
  ]);
  /** @type {(align: string, text: string) => string} */
  const cell = (align, text) => `<mtd style="text-align:${align};padding-inline:0">${text}</mtd>`;
  const body = rows
    ? `<mtable displaystyle="true">${lines
        .map(
          ([left, sign, right]) =>
            `<mtr>${cell('right', left)}${cell('left', `<mrow>${sign}${right}</mrow>`)}</mtr>`,
        )
        .join('')}</mtable>`
    : lines.map((line) => `<mrow>${line.join('')}</mrow>`).join(SPACE);
  return `<math displaystyle="true">${body}</math>`;
}

/**
 * @param {string} name of a variable or parameter
 * @returns {string} MathML: b1 -> β with index 1
 */
export function nameOf(name) {
  const own = ownValue(GREEK, name);
  if (own) return `<mi>${own}</mi>`;
  const [, stem, index] = /^(.*?)_?(\d+|_[a-z0-9_]+)?$/.exec(name) ?? [];
  if (!index || !stem) return letters(name);
  const below = index.replace(/^_/, '').replaceAll('_', ' ');
  return `<msub>${letters(stem)}<mn>${below}</mn></msub>`;
}

/** @param {string} stem */
function letters(stem) {
  const text = ownValue(GREEK, stem) ?? stem.replaceAll('_', ' ');
  return text.length > 1 ? `<mi mathvariant="normal">${text}</mi>` : `<mi>${text}</mi>`;
}

/**
 * @param {Tree} node in which names may have MathML of their own
 * @returns {string} MathML, to be put into a <math> element
 */
export function typesetTree(node) {
  return write(node).text;
}

/**
 * @param {Tree} node
 * @returns {Part}
 */
function write(node) {
  switch (node.type) {
    case 'Literal':
      return number(node.value);
    case 'Identifier':
      return { text: node.mathml ?? nameOf(node.name), binds: ATOM };
    case 'UnaryExpression': {
      if (node.operator === '+') return write(node.argument);
      const sign = node.operator === '-' ? '−' : '¬';
      const text = `<mrow><mo>${sign}</mo>${wrap(node.argument, SIGN_BINDS)}</mrow>`;
      return { text, binds: SIGN_BINDS };
    }
    case 'BinaryExpression':
      return binary(node);
    case 'CallExpression':
      return { text: call(node), binds: ATOM };
  }
}

/**
 * @param {number} value
 * @returns {Part}
 */
function number(value) {
  const [mantissa, exponent] = String(value).split('e');
  if (!exponent) return { text: `<mn>${mantissa}</mn>`, binds: ATOM };
  const power = `<msup><mn>10</mn><mn>${Number(exponent)}</mn></msup>`;
  const text = mantissa === '1' ? power : `<mrow><mn>${mantissa}</mn><mo>·</mo>${power}</mrow>`;
  return { text, binds: BINDS['*'] };
}

/**
 * @param {import('./tree.js').BinaryTree} node
 * @returns {Part}
 */
function binary({ operator, left, right }) {
  if (operator === '/') {
    return { text: `<mfrac>${write(left).text}${write(right).text}</mfrac>`, binds: ATOM - 1.5 };
  }
  if (operator === '^') {
    if (hasOuterMinus(left)) {
      const power = binary({ type: 'BinaryExpression', operator, left: left.argument, right }).text;
      return { text: `<mrow><mo>−</mo>${power}</mrow>`, binds: SIGN_BINDS };
    }
    return { text: `<msup>${wrap(left, ATOM)}${write(right).text}</msup>`, binds: BINDS['^'] };
  }
  const binds = BINDS[operator];
  const first = wrap(left, binds);
  // a - (b - c) needs its parentheses, a + (b + c) does not.
  const second = wrap(right, operator === '+' ? binds : binds + 0.5);
  return { text: `<mrow>${first}${signBetween(operator, right)}${second}</mrow>`, binds };
}

/**
 * @param {string} operator
 * @param {Tree} right
 */
function signBetween(operator, right) {
  if (operator !== '*') return `<mo>${SIGNS[operator] ?? operator}</mo>`;
  const isNumber = firstOf(right).type === 'Literal';
  return isNumber ? '<mo>·</mo>' : '<mspace width="0.17em"></mspace>';
}

/**
 * @param {Tree} node
 * @returns {Tree}
 */
function firstOf(node) {
  return node.type === 'BinaryExpression' && node.operator !== '/' ? firstOf(node.left) : node;
}

/**
 * @param {Tree} node
 * @param {number} binds
 */
function wrap(node, binds) {
  const part = write(node);
  return part.binds >= binds ? part.text : fenced('(', part.text, ')');
}

/** @type {(open: string, inner: string, close: string) => string} */
const fenced = (open, inner, close) => `<mrow><mo>${open}</mo>${inner}<mo>${close}</mo></mrow>`;

/** @param {import('./tree.js').CallTree} node */
function call({ callee: { name }, arguments: given }) {
  const parts = given.map((argument) => write(argument).text);
  const all = parts.join('<mo>,</mo>');
  if (name === 'sqrt') return `<msqrt>${all}</msqrt>`;
  if (name === 'abs') return fenced('|', all, '|');
  if (name === 'floor') return fenced('⌊', all, '⌋');
  if (name === 'norm') return fenced('‖', all, '‖');
  if (name === 'norm_all')
    return `<msub>${fenced('‖', all, '‖')}<mi mathvariant="normal">all</mi></msub>`;
  if (name === 'exp') return `<msup><mi mathvariant="normal">e</mi><mrow>${all}</mrow></msup>`;
  if (name === 'pow') return `<msup>${wrap(given[0], ATOM)}${parts[1]}</msup>`;
  if (name === 'dot') return fenced('⟨', all, '⟩');
  if (name === 'where') return cases(parts);
  return `<mrow>${functionName(name)}${fenced('(', all, ')')}</mrow>`;
}

/** @param {string} name */
function functionName(name) {
  const [plain, isAll] = name.endsWith('_all') ? [name.slice(0, -4), true] : [name, false];
  const word = `<mi mathvariant="normal">${plain}</mi>`;
  return isAll ? `<msub>${word}<mi mathvariant="normal">all</mi></msub>` : word;
}

/** @param {string[]} parts condition, then two values */
function cases([condition, yes, no]) {
  /** @type {(...cells: string[]) => string} */
  const row = (...cells) => `<mtr>${cells.map((text) => `<mtd>${text}</mtd>`).join('')}</mtr>`;
  /** @param {string} text */
  const words = (text) => `<mtext>${text}</mtext>`;
  const first = row(yes, `<mrow>${words('if ')}${condition}</mrow>`);
  return `<mrow><mo>{</mo><mtable>${first}${row(no, words('else'))}</mtable></mrow>`;
}
