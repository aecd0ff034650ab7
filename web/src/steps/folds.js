// Sums over a layer, or over all weights, in the lines of an own rule: they need the numbers of the other
// weights, too.

import { FUNCTIONS, scopeOf } from '../own/functions.js';
import { evaluate } from './evaluate.js';

/** @typedef {import('../own/tree.js').Tree} Tree */
/** @typedef {import('../own/tree.js').CallTree} CallTree */
/** @typedef {import('./lines.js').Line} Line */
/** @typedef {Map<Tree, number>} Folds the number of each sum */

/**
 * @typedef {object} Vectors what names stand for
 * @property {(name: string, weight: number) => number} lookUp before the step
 * @property {(target: string, weight: number) => number | undefined} kept behind it, where the engine has it
 * @property {number[]} sizes of the tensors, in their order; all weights are there
 */

/** @type {Record<string, (values: number[], others: number[]) => number>} */
const REDUCE = {
  sum: (values) => values.reduce((sum, x) => sum + x, 0),
  mean: (values) => values.reduce((sum, x) => sum + x, 0) / values.length,
  norm: (values) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0)),
  dot: (values, others) => values.reduce((sum, x, i) => sum + x * others[i], 0),
  min: (values) => values.reduce((a, b) => Math.min(a, b), Infinity),
  max: (values) => values.reduce((a, b) => Math.max(a, b), -Infinity),
};

/**
 * @param {Line[]} lines of the rule
 * @param {Vectors} vectors
 * @param {number} tensor whose sums over a layer are wanted
 * @returns {Folds}
 */
export function foldsOf(lines, { lookUp, kept, sizes }, tensor) {
  const tensors = tensorOfEach(sizes);
  /** @type {Map<string, Float64Array>} */
  const made = new Map();
  /** @type {Map<Tree, number[]>} by tensor */
  const folds = new Map();
  const valueOf = (/** @type {Tree} */ node, /** @type {number} */ weight) =>
    evaluate(
      node,
      (name) => made.get(name)?.[weight] ?? lookUp(name, weight),
      (fold) => folds.get(fold)?.[tensors[weight]],
    );
  lines.forEach(({ target, value }, place) => {
    for (const fold of foldsIn(value)) folds.set(fold, reduced(fold, valueOf, sizes));
    const isLast = !lines.slice(place + 1).some((line) => line.target === target);
    const values = Float64Array.from(tensors, (_, weight) => {
      const known = isLast ? kept(target, weight) : undefined;
      return known ?? valueOf(value, weight);
    });
    made.set(target, values);
  });
  return new Map([...folds].map(([fold, numbers]) => [fold, numbers[tensor]]));
}

/** @param {number[]} sizes */
function tensorOfEach(sizes) {
  return sizes.flatMap((size, tensor) => /** @type {number[]} */ (Array(size).fill(tensor)));
}

/**
 * @param {Tree} node
 * @returns {CallTree[]} those within another one first
 */
export function foldsIn(node) {
  switch (node.type) {
    case 'UnaryExpression':
      return foldsIn(node.argument);
    case 'BinaryExpression':
      return [...foldsIn(node.left), ...foldsIn(node.right)];
    case 'CallExpression':
      return [...node.arguments.flatMap(foldsIn), ...(isFold(node) ? [node] : [])];
    default:
      return [];
  }
}

/** @param {CallTree} node */
function isFold({ callee: { name }, arguments: given }) {
  return Boolean(FUNCTIONS[name]?.folds) && (given.length === 1 || scopeOf(name).name === 'dot');
}

/**
 * @param {CallTree} fold
 * @param {(node: Tree, weight: number) => number} valueOf
 * @param {number[]} sizes of the tensors
 * @returns {number[]} of each tensor
 */
function reduced({ callee, arguments: given }, valueOf, sizes) {
  const { name, all } = scopeOf(callee.name);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const over = (/** @type {number} */ start, /** @type {number} */ size) => {
    const [values, others = []] = given.map((argument) =>
      Array.from({ length: size }, (_, i) => valueOf(argument, start + i)),
    );
    return REDUCE[name](values, others);
  };
  if (all) return Array(sizes.length).fill(over(0, total));
  let start = 0;
  return sizes.map((size) => {
    start += size;
    return over(start - size, size);
  });
}
