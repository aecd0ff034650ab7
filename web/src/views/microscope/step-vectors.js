// What a step is made of as vectors: the gradient downhill, what earlier gradients left, and the step itself.

import { textSymbol } from '../../steps/text-symbol.js';

/** @typedef {import('../../engine/wasm/bindings.js').StepReport} StepReport */
/** @typedef {import('../../own/tree.js').Tree} Tree */
/** @typedef {import('../../steps/look.js').Look} Look */

/**
 * @typedef {object} StepVector
 * @property {'gradient' | 'memory' | 'step'} kind
 * @property {string} words
 * @property {Float64Array} values of all weights of the report
 */

const MEMORIES = ['m', 'g_bar', 'b', 'v', 'm1'];

/**
 * @param {StepReport} report of some weights
 * @param {Look} look at any of them
 * @returns {StepVector[]} the last one is the step
 */
export function stepVectors({ rate, gradient, weights, newWeights, after }, { rule }) {
  const memory = MEMORIES.find((name) =>
    rule.lines.some(({ target, tree }) => target === name && !hasPower(tree)),
  );
  const kept = after.find(({ name }) => name === memory || rule.names.get(name) === memory);
  const downhill = (/** @type {Float64Array} */ values) => values.map((value) => -rate * value);
  /** @type {StepVector[]} */
  const remembered =
    memory && kept?.values.length === weights.length
      ? [
          {
            kind: 'memory',
            words: `the rate times ${textSymbol(memory)}`,
            values: downhill(kept.values),
          },
        ]
      : [];
  return [
    { kind: 'gradient', words: 'the rate times the gradient', values: downhill(gradient) },
    ...remembered,
    { kind: 'step', words: 'the step', values: newWeights.map((weight, i) => weight - weights[i]) },
  ];
}

/**
 * @param {Tree} tree
 * @returns {boolean} whether something in it is squared
 */
function hasPower(tree) {
  switch (tree.type) {
    case 'BinaryExpression':
      return tree.operator === '^' || hasPower(tree.left) || hasPower(tree.right);
    case 'UnaryExpression':
      return hasPower(tree.argument);
    case 'CallExpression':
      return tree.arguments.some(hasPower);
    default:
      return false;
  }
}
