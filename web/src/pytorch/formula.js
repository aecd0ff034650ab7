// Own rules, schedules and surfaces as Python.

import { FUNCTIONS, scopeOf } from '../own/functions.js';
import { parse } from '../own/parse.js';
import { hasOuterMinus, namesIn } from '../own/tree.js';
import { literal } from './python.js';

/** @typedef {import('../own/tree.js').Tree} Tree */
/** @typedef {import('../own/parse.js').Statement} Statement */
/** @typedef {import('../catalog/catalog-index.js').Language} Language */

/**
 * @typedef {object} Piece of Python
 * @property {string} text
 * @property {number} level how strongly it binds, see LEVELS
 * @property {'number' | 'vector'} kind
 * @property {boolean} [isTruth] true or false, not 1 or 0
 */

const LEVELS = { condition: 1, comparison: 4, sum: 9, product: 10, sign: 11, power: 12, atom: 20 };

/**
 * @typedef {object} Scope what names mean
 * @property {(name: string) => string} read the Python of a name
 * @property {Set<string>} vectors names that are tensors
 * @property {string} like a tensor of the type of numbers that tensors have
 * @property {boolean} isWhole sums "over the layer" are sums over a part of the vector
 */

/** @type {Record<string, string>} of one argument: on numbers; tensors have a method of the name */
const PLAIN = { sqrt: 'sqrt', exp: 'exp', log: 'log', tanh: 'tanh', sin: 'sin', cos: 'cos' };

/** Python of the values of expressions. */
class Writer {
  /** @param {Scope} scope */
  constructor(scope) {
    this.scope = scope;
  }

  /**
   * @param {Tree} tree
   * @returns {Piece}
   */
  value(tree) {
    switch (tree.type) {
      case 'Literal':
        return atom(literal(tree.value), 'number');
      case 'Identifier':
        return this.name(tree.name);
      case 'UnaryExpression':
        return this.unary(tree);
      case 'BinaryExpression':
        return this.binary(tree);
      default:
        return this.call(tree);
    }
  }

  /**
   * @param {string} name
   * @returns {Piece}
   */
  name(name) {
    if (name === 'pi') return atom('math.pi', 'number');
    return atom(this.scope.read(name), this.scope.vectors.has(name) ? 'vector' : 'number');
  }

  /**
   * @param {import('../own/tree.js').UnaryTree} tree
   * @returns {Piece}
   */
  unary({ operator, argument }) {
    const piece = this.value(argument);
    if (operator === '+') return piece;
    if (operator === '-') {
      const text = `-${within(this.counted(piece), LEVELS.sign)}`;
      return { text, level: LEVELS.sign, kind: piece.kind };
    }
    return this.compared('==', piece, atom('0', 'number'));
  }

  /**
   * @param {import('../own/tree.js').BinaryTree} tree
   * @returns {Piece}
   */
  binary({ operator, left, right }) {
    if (operator === '^') return this.power(left, right);
    const x = this.value(left);
    const y = this.value(right);
    if (operator === '&&' || operator === '||') return this.joined(operator, x, y);
    if (['<', '>', '<=', '>=', '==', '!='].includes(operator)) return this.compared(operator, x, y);
    const level = operator === '+' || operator === '-' ? LEVELS.sum : LEVELS.product;
    const [a, b] = [this.counted(x), this.counted(y)];
    const text = `${within(a, level)} ${operator} ${within(b, level + 1)}`;
    return { text, level, kind: both(x, y) };
  }

  /**
   * A minus sign without parentheses stands before the whole power.
   * @param {Tree} left
   * @param {Tree} right
   * @returns {Piece}
   */
  power(left, right) {
    if (hasOuterMinus(left)) {
      const { text, kind } = this.power(left.argument, right);
      return { text: `-${text}`, level: LEVELS.sign, kind };
    }
    const [x, y] = [this.counted(this.value(left)), this.counted(this.value(right))];
    const text = `${within(x, LEVELS.atom)} ** ${within(y, LEVELS.sign)}`;
    return { text, level: LEVELS.power, kind: both(x, y) };
  }

  /**
   * @param {string} operator
   * @param {Piece} x
   * @param {Piece} y
   * @returns {Piece}
   */
  compared(operator, x, y) {
    const level = LEVELS.comparison;
    const [a, b] = [this.counted(x), this.counted(y)];
    const text = `${within(a, level + 1)} ${operator} ${within(b, level + 1)}`;
    return { text, level, kind: both(x, y), isTruth: true };
  }

  /**
   * @param {'&&' | '||'} operator
   * @param {Piece} x
   * @param {Piece} y
   * @returns {Piece}
   */
  joined(operator, x, y) {
    const kind = both(x, y);
    const parts = [x, y].map((piece) => `(${this.truth(piece).text})`);
    const words = kind === 'vector' ? { '&&': '&', '||': '|' } : { '&&': 'and', '||': 'or' };
    const text = `(${parts.join(` ${words[operator]} `)})`;
    return { text, level: LEVELS.atom, kind, isTruth: true };
  }

  /**
   * @param {Piece} piece
   * @returns {Piece} true or false
   */
  truth(piece) {
    return piece.isTruth ? piece : this.compared('!=', piece, atom('0', 'number'));
  }

  /**
   * @param {Piece} piece
   * @returns {Piece} 1 or 0 where it was true or false
   */
  counted(piece) {
    if (!piece.isTruth) return piece;
    const text =
      piece.kind === 'vector'
        ? `(${piece.text}).type_as(${this.scope.like})`
        : `float(${piece.text})`;
    return atom(text, piece.kind);
  }

  /**
   * @param {import('../own/tree.js').CallTree} tree
   * @returns {Piece}
   */
  call({ callee: { name }, arguments: given }) {
    const scope = scopeOf(name);
    const pieces = given.map((each) => this.value(each));
    if (FUNCTIONS[name].folds && (pieces.length === 1 || scope.name === 'dot')) {
      return this.fold(
        scope,
        pieces.map((piece) => this.counted(piece)),
      );
    }
    if (name === 'where') return this.where(pieces);
    const [x, y, z] = pieces.map((piece) => this.counted(piece));
    if (name === 'pow') {
      const text = `${within(x, LEVELS.atom)} ** ${within(y, LEVELS.sign)}`;
      return { text, level: LEVELS.power, kind: both(x, y) };
    }
    if (name === 'min' || name === 'max') return this.extreme(name, x, y);
    if (name === 'clip') return this.extreme('min', this.extreme('max', x, y), z);
    return this.plain(name, x);
  }

  /**
   * @param {string} name
   * @param {Piece} x
   * @returns {Piece}
   */
  plain(name, x) {
    if (x.kind === 'vector') return atom(`${within(x, LEVELS.atom)}.${name}()`, 'vector');
    if (PLAIN[name] || name === 'floor') return atom(`math.${name}(${x.text})`, 'number');
    if (name === 'abs') return atom(`abs(${x.text})`, 'number');
    const low = within(x, LEVELS.comparison + 1);
    return atom(`((${low} > 0) - (${low} < 0))`, 'number');
  }

  /**
   * @param {'min' | 'max'} name
   * @param {Piece} x
   * @param {Piece} y
   * @returns {Piece}
   */
  extreme(name, x, y) {
    if (both(x, y) === 'number') return atom(`${name}(${x.text}, ${y.text})`, 'number');
    if (x.kind === 'vector' && y.kind === 'vector') {
      return atom(`torch.${name}imum(${x.text}, ${y.text})`, 'vector');
    }
    const [vector, number] = x.kind === 'vector' ? [x, y] : [y, x];
    return atom(
      `${within(vector, LEVELS.atom)}.clamp(${name === 'min' ? 'max' : 'min'}=${number.text})`,
      'vector',
    );
  }

  /**
   * @param {Piece[]} pieces condition and both values
   * @returns {Piece}
   */
  where([condition, yes, no]) {
    const [a, b] = [this.counted(yes), this.counted(no)];
    const truth = this.truth(condition);
    if (truth.kind === 'number') {
      const text = `(${a.text} if ${truth.text} else ${b.text})`;
      return atom(text, both(a, b));
    }
    const full = (/** @type {Piece} */ piece) =>
      piece.kind === 'vector' ? piece.text : `torch.full_like(${this.scope.like}, ${piece.text})`;
    return atom(`torch.where(${truth.text}, ${full(a)}, ${full(b)})`, 'vector');
  }

  /**
   * @param {{ name: string, all: boolean }} scope
   * @param {Piece[]} pieces
   * @returns {Piece}
   */
  fold({ name, all }, [x, y]) {
    const isPart = this.scope.isWhole && !all;
    const value =
      name === 'dot'
        ? `(${within(x, LEVELS.product)} * ${within(y, LEVELS.sign)})`
        : within(x, LEVELS.atom);
    const method = name === 'dot' ? 'sum' : name;
    if (isPart) return atom(`self.by_tensor("${method}", ${value})`, 'vector');
    return atom(`${value}.${method}().item()`, 'number');
  }
}

/** @param {string} text @param {Piece['kind']} kind @returns {Piece} */
const atom = (text, kind) => ({ text, level: LEVELS.atom, kind });

/** @param {Piece} piece @param {number} level @returns {string} in parentheses, if it binds less than that */
const within = ({ text, level: own }, level) => (own >= level ? text : `(${text})`);

/** @param {Piece} x @param {Piece} y @returns {Piece['kind']} */
const both = (x, y) => (x.kind === 'vector' || y.kind === 'vector' ? 'vector' : 'number');

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
