// The value of an expression for one weight, in double precision.

import { hasOuterMinus } from '../own/tree.js';

/** @typedef {import('../own/tree.js').Tree} Tree */
/** @typedef {(name: string) => number} LookUp */

/** @type {Record<string, (a: number, b: number) => number>} */
const BINARY = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '%': (a, b) => a - b * Math.floor(a / b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
};

/** @type {Record<string, (...values: number[]) => number>} */
const FUNCTIONS = {
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  sin: Math.sin,
  cos: Math.cos,
  floor: Math.floor,
  pow: Math.pow,
  clip: (x, low, high) => Math.min(high, Math.max(low, x)),
  where: (condition, yes, no) => (condition ? yes : no),
};

/**
 * @param {Tree} node
 * @param {LookUp} lookUp the value of a name
 * @param {(node: Tree) => number | undefined} [foldOf] the number of a sum over other weights, too
 * @returns {number} NaN if it needs a sum that is not known
 */
export function evaluate(node, lookUp, foldOf = () => undefined) {
  const of = (/** @type {Tree} */ part) => evaluate(part, lookUp, foldOf);
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'Identifier':
      return node.name === 'pi' ? Math.PI : lookUp(node.name);
    case 'UnaryExpression': {
      const value = of(node.argument);
      if (node.operator === '!') return Number(value === 0);
      return node.operator === '-' ? -value : value;
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node;
      if (operator === '^' && hasOuterMinus(left)) {
        return -(of(left.argument) ** of(right));
      }
      return BINARY[operator](of(left), of(right));
    }
    case 'CallExpression':
      return foldOf(node) ?? call(node.callee.name, node.arguments.map(of));
  }
}

/**
 * @param {string} name
 * @param {number[]} values
 */
function call(name, values) {
  if (name === 'min' && values.length === 2) return Math.min(...values);
  if (name === 'max' && values.length === 2) return Math.max(...values);
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](...values) : NaN;
}
