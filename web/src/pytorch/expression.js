// The expressions of own texts as Python.

import { FUNCTIONS, scopeOf } from '../own/functions.js';
import { hasOuterMinus } from '../own/tree.js';
import { literal } from './python.js';

/** @typedef {import('../own/tree.js').Tree} Tree */

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
export class Writer {
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
