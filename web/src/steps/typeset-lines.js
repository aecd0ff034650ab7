// Lines of a rule as MathML, with the number of this step below each symbol.

import { textParam } from '../catalog/own-text.js';
import { typesetTree } from '../own/typeset.js';
import { formatNumber, formatValue } from '../drawing/format.js';
import { symbolOf } from './symbols.js';

/** @typedef {import('../own/tree.js').Tree} Tree */
/** @typedef {import('./look.js').LookedLine} LookedLine */
/** @typedef {import('./look.js').Stage} Stage */
/** @typedef {import('./look.js').Term} Term */

/**
 * @param {LookedLine} line
 * @param {Stage} stage to which it belongs
 * @returns {{ symbol: string, line: string }} <math> elements: what is assigned, and the whole line. All in them is
 *   from the catalog of this build, a number, or a name of letters, digits and "_"
 */
export function typesetLine(line, stage) {
  const write = writerFor(stage);
  const [target, own] = [targetOf(line, write), withSymbols(line.tree, line, write)];
  return {
    symbol: `<math>${target}</math>`,
    line: `<math displaystyle="true">${target}<mo>=</mo>${small(typesetTree(own))}</math>`,
  };
}

/**
 * Parentheses would be as high as symbol and number together.
 * @param {string} mathml
 */
function small(mathml) {
  return mathml.replace(/<mo>([()])<\/mo>/g, '<mo stretchy="false">$1</mo>');
}

/** @typedef {(name: string, kind: Term['kind']) => string} Write */

/**
 * @param {Stage} stage
 * @returns {Write}
 */
function writerFor({ entry, lines, isWrapper }) {
  const isOwn = Boolean(textParam(entry ?? undefined));
  const changes = lines.some(({ target }) => target === 'g');
  // Where nothing changes it, the gradient of the loss is g itself.
  const isPlain = (/** @type {Term['kind']} */ kind) =>
    kind === 'gradient' && (!changes || isWrapper);
  return (name, kind) => symbolOf(name, isPlain(kind) ? 'now' : kind, entry, isOwn);
}

/**
 * @param {LookedLine} line
 * @param {Write} write
 */
function targetOf({ target }, write) {
  return write(target, 'now');
}

/** @typedef {Pick<LookedLine, 'terms' | 'folds'>} Numbers */

/**
 * @param {Tree} tree
 * @param {Numbers} numbers
 * @param {Write} write
 * @returns {Tree} with symbols and numbers in place of names
 */
function withSymbols(tree, numbers, write) {
  const { terms, folds } = numbers;
  switch (tree.type) {
    case 'Identifier':
      return { ...tree, mathml: symbolWithNumber(tree.name, terms.get(tree.name), write) };
    case 'UnaryExpression':
      return { ...tree, argument: withSymbols(tree.argument, numbers, write) };
    case 'BinaryExpression':
      if (tree.operator === '^' && tree.left.type === 'Identifier')
        return power(tree, tree.left, numbers, write);
      return {
        ...tree,
        left: withSymbols(tree.left, numbers, write),
        right: withSymbols(tree.right, numbers, write),
      };
    case 'CallExpression':
      if (folds.has(tree)) return withSum(tree, Number(folds.get(tree)), write);
      return { ...tree, arguments: tree.arguments.map((one) => withSymbols(one, numbers, write)) };
    default:
      return tree;
  }
}

/** @type {Numbers} */
const NO_NUMBERS = { terms: new Map(), folds: new Map() };

/**
 * A sum has its number below all of it: those of its parts belong to one weight of many.
 * @param {Tree} tree
 * @param {number} value
 * @param {Write} write
 * @returns {Tree}
 */
function withSum(tree, value, write) {
  const plain = typesetTree(withSymbols(tree, NO_NUMBERS, write));
  const mathml = withNumber(plain, minus(formatNumber(value)), 'now');
  return { type: 'Identifier', name: '', mathml };
}

/**
 * The number stands below symbol and exponent, so that they stay together; that of an exponent would be too small.
 * @param {import('../own/tree.js').BinaryTree} tree
 * @param {import('../own/tree.js').NameTree} base
 * @param {Numbers} numbers
 * @param {Write} write
 * @returns {Tree}
 */
function power({ right }, base, { terms }, write) {
  const exponent = typesetTree(withSymbols(right, NO_NUMBERS, write));
  const raised = (/** @type {string} */ name, /** @type {Term['kind']} */ kind) =>
    `<msup><mrow>${write(name, kind)}</mrow>${exponent}</msup>`;
  return { ...base, mathml: symbolWithNumber(base.name, terms.get(base.name), raised) };
}

/**
 * @param {string} name
 * @param {Term | undefined} term
 * @param {Write} write
 */
function symbolWithNumber(name, term, write) {
  if (!term) return write(name, 'setting');
  const symbol = write(name, term.kind);
  // Settings are shown as they were set.
  const format = term.kind === 'setting' ? formatValue : formatNumber;
  const number = Number.isNaN(term.value) ? '' : format(term.value);
  // Which step it is stands above.
  if (!number || name === 't') return symbol;
  return withNumber(symbol, minus(number), term.kind);
}

/**
 * @param {string} symbol
 * @param {string} number
 * @param {Term['kind']} kind
 */
function withNumber(symbol, number, kind) {
  return `<munder><mrow>${symbol}</mrow><mtext class="term-${kind}">${number}</mtext></munder>`;
}

/** @param {string} text */
function minus(text) {
  return text.replace(/-/g, '−');
}
