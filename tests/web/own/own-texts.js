// Random valid texts, and a plain reading of them: no graph, no blocks, one operation after another
// in double. What the engine computes has to agree with it.

import fc from 'fast-check';
import { parse } from '../../../web/src/own/parse.js';

const INPUTS = { rule: ['g', 'w', 'lr', 't'], schedule: ['t', 'lr', 'steps'], surface: ['x', 'y'] };

/**
 * Valid texts whose values stay moderate.
 * @param {'rule' | 'schedule' | 'surface'} language
 * @returns {fc.Arbitrary<string>}
 */
export function ownText(language) {
  const isRule = language === 'rule';
  const names = [...INPUTS[language].filter((name) => name !== 't'), 'k1', 'k2'];
  const kept = isRule ? ['a', 'b', 'n'] : [];
  const { value } = fc.letrec((tie) => {
    const v = tie('value');
    const made = (count, make) => fc.tuple(...Array(count).fill(v)).map((parts) => make(...parts));
    return {
      value: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'own-text' },
        fc.constantFrom(...names, ...kept, ...(isRule ? ['g', 'g', 'w'] : [])),
        fc.constantFrom(
          '1',
          '2',
          '0.5',
          '3.25',
          'k1',
          '(1-k1)',
          '(1-k2^t)'.replace('t', isRule ? 't' : '2'),
        ),
        made(2, (x, y) => `(${x}+${y})`),
        made(2, (x, y) => `(${x}-${y})`),
        made(2, (x, y) => `${x}*${y}`),
        made(2, (x, y) => `(${x}/(1.5+abs(${y})))`),
        made(1, (x) => `-(${x})`),
        made(1, (x) => `(${x})^2`),
        made(1, (x) => `sqrt(abs(${x})+0.1)`),
        made(1, (x) => `tanh(${x})`),
        made(1, (x) => `exp(-abs(${x}))`),
        made(1, (x) => `log(1+abs(${x}))`),
        made(2, (x, y) => `max(${x},${y})`),
        made(2, (x, y) => `clip(${x},-k2,abs(${y}))`),
        made(3, (x, y, z) => `where(${x}<${y}+0.01,${z},${x})`),
        ...(isRule
          ? [
              made(1, (x) => `mean(g+${x})`),
              made(1, (x) => `norm_all(w*${x})`),
              made(2, (x, y) => `dot(g+${x},w+${y})/8`),
              made(1, (x) => `max(abs(g*${x}))`),
            ]
          : []),
      ),
    };
  });
  if (!isRule) return value.map((text) => `tanh(${text})`);
  return fc
    .tuple(value, value, value)
    .map(
      ([a, b, w]) =>
        `a=0.5*a+tanh(${a});n=0.5*n+tanh(mean(g*(${b})));b=tanh(${b});w=w-lr*tanh(${w})`,
    )
    .filter((text) => text.replaceAll(/\s/g, '').length < 1100);
}

/**
 * One rule on several tensors.
 * @param {string} text
 * @param {number[][]} weights one list a tensor
 * @param {Record<string, number>} values of free names
 */
export class PlainRule {
  constructor(text, weights, values) {
    this.statements = parse(text, 'rule');
    this.values = values;
    this.weights = weights.map((tensor) => [...tensor]);
    this.variables = weights.map(() => new Map());
    this.t = 0;
  }

  step(gradient, lr) {
    this.t += 1;
    // All tensors at once, statement by statement: some functions look at all of them.
    const known = this.weights.map(
      (w, i) =>
        new Map([
          ...this.variables[i],
          ['w', w],
          ['g', [...gradient[i]]],
          ['lr', lr],
          ['t', this.t],
        ]),
    );
    for (const { target, value } of this.statements) {
      const results = this.evaluate(value, known);
      results.forEach((result, i) => known[i].set(target, result));
    }
    this.weights = known.map((names, i) => spread(names.get('w'), this.weights[i].length));
    this.variables = known;
  }

  // One value a tensor.
  evaluate(node, known) {
    const of = (child) => this.evaluate(child, known);
    const each = (parts, f) =>
      known.map((_, i) =>
        zip(
          parts.map((part) => part[i]),
          f,
        ),
      );
    switch (node.type) {
      case 'Literal':
        return known.map(() => node.value);
      case 'Identifier':
        return known.map((names) => names.get(node.name) ?? this.values[node.name] ?? 0);
      case 'UnaryExpression':
        return each([of(node.argument)], (x) => -x);
      case 'BinaryExpression':
        return each([of(node.left), of(node.right)], OPERATORS[node.operator]);
      default:
        return this.call(node.callee.name, node.arguments.map(of), each, known);
    }
  }

  call(name, parts, each, known) {
    const isFold = FOLDS[name] && !(name === 'max' && parts.length === 2);
    if (!isFold) return each(parts, PLAIN[name]);
    const lists = known.map((_, i) => parts.map((part) => spread(part[i], this.weights[i].length)));
    if (!name.endsWith('_all')) return lists.map((list) => FOLDS[name](...list));
    const all = parts.map((_, k) => lists.flatMap((list) => list[k]));
    return known.map(() => FOLDS[name](...all));
  }
}

/** One value of a schedule or surface. */
export function plainFormula(text, language, names) {
  const rule = new PlainRule('w=1', [[0]], names);
  const [{ value }] = parse(text, language);
  return rule.evaluate(value, [new Map()])[0];
}

const spread = (value, size) => (Array.isArray(value) ? value : Array(size).fill(value));

function zip(parts, f) {
  const list = parts.find(Array.isArray);
  if (!list) return f(...parts);
  return list.map((_, i) => f(...parts.map((part) => (Array.isArray(part) ? part[i] : part))));
}

const OPERATORS = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => Number(a < b),
};
const PLAIN = {
  sqrt: Math.sqrt,
  abs: Math.abs,
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  max: Math.max,
  clip: (x, low, high) => Math.min(Math.max(x, low), high),
  where: (condition, yes, no) => (condition ? yes : no),
};
const sum = (list) => list.reduce((a, b) => a + b, 0);
const FOLDS = {
  mean: (list) => sum(list) / list.length,
  norm_all: (list) => Math.sqrt(sum(list.map((x) => x * x))),
  dot: (a, b) => sum(a.map((x, i) => x * b[i])),
  max: (list) => Math.max(...list),
};
