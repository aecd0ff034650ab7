// Own rules, schedules and surfaces as Python.

import { FUNCTIONS, scopeOf } from '../own/functions.js';
import { parse } from '../own/parse.js';
import { namesIn } from '../own/tree.js';
import { Writer } from './expression.js';
import { literal } from './python.js';

/** @typedef {import('../own/tree.js').Tree} Tree */
/** @typedef {import('../own/parse.js').Statement} Statement */

/**
 * Python has words that must not be names.
 * @param {string} name
 */
const safe = (name) => (KEYWORDS.has(name) ? `${name}_` : name);
const KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield math torch self s o p'.split(
    ' ',
  ),
);

/**
 * @param {Statement[]} statements
 * @param {Writer} writer
 * @param {Set<string>} vectors becomes all names that are tensors
 * @returns {Array<{ target: string | null, text: string }>}
 */
function written(statements, writer, vectors) {
  return statements.map(({ target, value }) => {
    const piece = writer.counted(writer.value(value));
    if (target && piece.kind === 'vector') vectors.add(target);
    return { target, text: piece.text };
  });
}

/**
 * @param {string} text of a schedule
 * @param {Record<string, number>} values of its free names
 * @param {string} name of the definition
 * @param {{ steps: string }} context steps as the script has them
 * @returns {import('./definitions.js').Definition}
 */
export function ownSchedule(text, values, name, { steps }) {
  const statements = parse(text, 'schedule');
  const names = Object.keys(values);
  const vectors = new Set();
  const read = (/** @type {string} */ each) => (each === 'steps' ? steps : safe(each));
  const writer = new Writer({ read, vectors, like: '', isWhole: false });
  const lines = written(statements, writer, vectors);
  const last = lines[lines.length - 1];
  const body = lines
    .slice(0, -1)
    .map((line) => `        ${safe(String(line.target))} = ${line.text}`);
  const given = names.map((each) => `${safe(each)}=${literal(values[each])}`);
  return {
    text: [
      `def ${name}(${['lr', ...given].join(', ')}):`,
      '    """A schedule of one\'s own."""',
      '',
      '    def rate(t):',
      ...body,
      ...(last.target ? [`        ${safe(last.target)} = ${last.text}`] : []),
      `        return max(0.0, ${last.target ? safe(last.target) : last.text})`,
      '',
      '    return rate',
    ].join('\n'),
    imports: lines.some((line) => line.text.includes('math.')) ? ['import math'] : [],
  };
}

/**
 * @param {string} text of a surface
 * @param {Record<string, number>} values of its free names
 * @returns {import('./definitions.js').Definition}
 */
export function ownSurface(text, values) {
  const statements = parse(text, 'surface');
  const vectors = new Set(['x', 'y']);
  const writer = new Writer({ read: safe, vectors, like: 'x', isWhole: false });
  const lines = written(statements, writer, vectors);
  const last = lines[lines.length - 1];
  const given = Object.entries(values).map(([each, value]) => `${safe(each)}=${literal(value)}`);
  const result = last.target ? safe(last.target) : last.text;
  return {
    text: [
      `def surface(${['x', 'y', ...given].join(', ')}):`,
      ...lines
        .filter(({ target }) => target)
        .map(({ target, text: value }) => `    ${safe(String(target))} = ${value}`),
      `    return ${result}`,
    ].join('\n'),
    imports: lines.some((line) => line.text.includes('math.')) ? ['import math'] : [],
  };
}

/**
 * @typedef {object} OwnRule
 * @property {import('./definitions.js').Definition} definition
 * @property {string | undefined} momentum the name that a schedule cycles
 */

const MOMENTUM_NAMES = ['mu', 'momentum', 'b1', 'beta1'];

/**
 * @param {string} text of a rule
 * @param {string} name of its class
 * @param {string[]} free its free names
 * @param {{ vectors: string[], numbers: string[] }} kept variables that are kept from update to update
 * @returns {OwnRule}
 */
export function ownRule(text, name, free, kept) {
  const statements = parse(text, 'rule');
  const calls = statements.flatMap(({ value }) => foldsIn(value));
  const isWhole = calls.some(({ all }) => all);
  const isMixed = isWhole && calls.some(({ all }) => !all);
  const vectors = new Set(['w', 'g', ...kept.vectors]);
  const read = reader(free);
  const writer = new Writer({ read, vectors, like: 'g', isWhole });
  // Once for what is a tensor, once for the text.
  written(statements, writer, vectors);
  const lines = written(statements, writer, vectors);
  const numbers = kept.numbers.filter((each) => !vectors.has(each));
  const tensors = [...kept.vectors, ...kept.numbers.filter((each) => vectors.has(each))];
  const body = [
    ...tensors.map((each) => `${safe(each)} = s.get("${safe(each)}", torch.zeros_like(p))`),
    ...numbers.map((each) => `${safe(each)} = s.get("${safe(each)}", 0.0)`),
    ...lines.map(({ target, text: value }) => assignment(String(target), value)),
    ...keep([...tensors, ...numbers]),
  ];
  const used = namesInAll(statements);
  const definition = {
    uses: [isWhole ? 'FlatRule' : 'Rule'],
    text: [
      `class ${name}(${isWhole ? 'FlatRule' : 'Rule'}):`,
      `    """${text.replaceAll(';', '; ')}"""`,
      '',
      '    def move(self, p, g, s, o):',
      ...(used.has('t') ? ['        t = s["t"]'] : []),
      ...(used.has('lr') ? ['        lr = o["lr"]'] : []),
      ...body.map((line) => `        ${line}`),
      ...(isMixed ? ['', BY_TENSOR] : []),
    ].join('\n'),
    imports: body.some((line) => line.includes('math.')) ? ['import math'] : [],
  };
  const assigned = new Set(statements.map(({ target }) => target));
  return {
    definition,
    momentum: MOMENTUM_NAMES.find((each) => used.has(each) && !assigned.has(each)),
  };
}

const BY_TENSOR = `    def by_tensor(self, fold, x):
        sizes = [p.numel() for o in self.param_groups for p in o["params"]]
        return torch.cat([getattr(part, fold)().expand(len(part)) for part in x.split(sizes)])`;

/** @param {string[]} free @returns {(name: string) => string} */
function reader(free) {
  return (name) => {
    if (name === 'w') return 'p';
    return free.includes(name) ? `o["${name}"]` : safe(name);
  };
}

/** @param {string} target @param {string} value */
function assignment(target, value) {
  // The weights move in place, and so do gradients.
  const copied = value === 'p' || value === 'g' ? `${value}.clone()` : value;
  if (target !== 'w') return `${safe(target)} = ${copied}`;
  const step = value.match(/^p - (?<rest>.+)$/s)?.groups?.rest;
  // "p - a - b" is p less both, "p - a * b" less a product.
  return step && !hasOuterSum(step) ? `p -= ${step}` : `p.copy_(${value})`;
}

/** @param {string} text whether a sum stands in it outside of parentheses */
function hasOuterSum(text) {
  let depth = 0;
  for (let i = 0; i < text.length; ++i) {
    if ('([{'.includes(text[i])) ++depth;
    if (')]}'.includes(text[i])) --depth;
    if (depth === 0 && / [-+<>=!] ?/.test(text.slice(i, i + 3))) return true;
  }
  return false;
}

/** @param {string[]} names */
function keep(names) {
  if (names.length === 0) return [];
  return [`s.update(${names.map((each) => `${safe(each)}=${safe(each)}`).join(', ')})`];
}

/** @param {Statement[]} statements */
function namesInAll(statements) {
  return new Set(statements.flatMap(({ value }) => namesIn(value)));
}

/**
 * @param {Tree} tree
 * @returns {Array<{ name: string, all: boolean }>} the functions that make a number of a tensor
 */
function foldsIn(tree) {
  switch (tree.type) {
    case 'UnaryExpression':
      return foldsIn(tree.argument);
    case 'BinaryExpression':
      return [...foldsIn(tree.left), ...foldsIn(tree.right)];
    case 'CallExpression': {
      const scope = scopeOf(tree.callee.name);
      const about = FUNCTIONS[tree.callee.name];
      const isFold = about.folds && (tree.arguments.length === 1 || scope.name === 'dot');
      return [...(isFold ? [scope] : []), ...tree.arguments.flatMap(foldsIn)];
    }
    default:
      return [];
  }
}
