// From statements to the graph of what one step computes.

import { ownValue } from '../catalog/entries.js';
import { GIVEN } from '../catalog/own-text.js';
import { FUNCTIONS, scopeOf } from './functions.js';
import { Graph, isNumber } from './graph.js';
import { TextError } from './parse.js';
import { similarName } from './similar.js';
import { hasOuterMinus, namesIn } from './tree.js';

/** @typedef {import('./parse.js').Statement} Statement */
/** @typedef {import('./graph.js').Value} Value */
/** @typedef {import('../catalog/catalog-index.js').Language} Language */
/** @typedef {import('./tree.js').Tree} Tree */
/** @typedef {import('./tree.js').NameTree} NameTree */
/** @typedef {import('./tree.js').BinaryTree} BinaryTree */
/** @typedef {import('./tree.js').CallTree} CallTree */

/**
 * @typedef {object} Lowered
 * @property {Graph} graph
 * @property {Map<string, Value>} finals of a rule: what each variable that is kept, and w, becomes
 * @property {Value} result the last statement's value
 * @property {Map<string, Value>} variables what each variable is in the end
 * @property {string[]} free names in the order of appearance
 * @property {string | undefined} momentum the free name that schedules may cycle
 */

const VECTOR_INPUTS = new Set(['w', 'g']);
// Which free name takes the place of a rule's momentum, when a schedule cycles it.
const MOMENTUM_NAMES = ['mu', 'momentum', 'b1', 'beta1'];

/**
 * @param {Statement[]} statements
 * @param {Language} language
 * @param {Record<string, number>} values of free names
 * @returns {Lowered}
 * @throws {TextError}
 */
export function lower(statements, language, values) {
  const assigned = new Set(statements.flatMap(({ target }) => target ?? []));
  // A variable is a single number until something makes it a vector.
  const vectors = new Set(VECTOR_INPUTS);
  for (;;) {
    const draft = new Lowering(statements, language, values, assigned, vectors, false);
    const before = vectors.size;
    for (const [name, value] of draft.run().variables) if (!isNumber(value)) vectors.add(name);
    if (vectors.size === before) break;
  }
  return new Lowering(statements, language, values, assigned, vectors, true).run();
}

class Lowering {
  /**
   * @param {Statement[]} statements
   * @param {Language} language
   * @param {Record<string, number>} values of free names
   * @param {Set<string>} assigned names
   * @param {Set<string>} vectors names
   * @param {boolean} isStrict whether `vectors` has all that are
   */
  constructor(statements, language, values, assigned, vectors, isStrict) {
    this.statements = statements;
    this.language = language;
    this.values = values;
    this.assigned = assigned;
    this.vectors = vectors;
    this.isStrict = isStrict;
    this.graph = new Graph(language === 'rule');
    /** @type {Map<string, Value>} */
    this.variables = new Map();
    /** @type {Set<string>} */
    this.readBefore = new Set();
    /** @type {string[]} */
    this.free = [];
    const names = statements.flatMap(({ value }) => namesIn(value));
    this.momentum = MOMENTUM_NAMES.find(
      (name) => language === 'rule' && names.includes(name) && !assigned.has(name),
    );
  }

  /** @returns {Lowered} */
  run() {
    const { graph, variables } = this;
    /** @type {Value} */
    let result = graph.constant(0);
    for (const { target, value } of this.statements) {
      result = this.value(value);
      if (target) variables.set(target, result);
    }
    const kept = [...variables].filter(([name]) => name === 'w' || this.readBefore.has(name));
    const finals = new Map(kept);
    return { graph, variables, finals, result, free: this.free, momentum: this.momentum };
  }

  /**
   * @param {Tree} node
   * @returns {Value}
   */
  value(node) {
    switch (node.type) {
      case 'Literal':
        return this.graph.constant(node.value);
      case 'Identifier':
        return this.name(node);
      case 'UnaryExpression':
        return this.unary(node);
      case 'BinaryExpression':
        return this.binary(node);
      default:
        return this.call(node);
    }
  }

  /**
   * @param {NameTree} node
   * @returns {Value}
   */
  name(node) {
    const { name, start = 0 } = node;
    const known = this.variables.get(name);
    if (known) return known;
    if (name === 'pi') return this.graph.constant(Math.PI);
    if (GIVEN[this.language].includes(name)) {
      return VECTOR_INPUTS.has(name) && this.language === 'rule'
        ? this.graph.kept(name, true)
        : this.graph.input(name);
    }
    if (FUNCTIONS[name]) {
      throw new TextError(`“${name}” needs its arguments in parentheses.`, start, name.length);
    }
    if (!this.assigned.has(name)) return this.freeName(name);
    if (this.language !== 'rule') {
      throw new TextError(`“${name}” is used before it has a value.`, start, name.length);
    }
    this.readBefore.add(name);
    return this.graph.kept(name, this.vectors.has(name));
  }

  /** @param {string} name */
  freeName(name) {
    if (!this.free.includes(name)) this.free.push(name);
    return this.graph.free(name, ownValue(this.values, name) ?? 0, name === this.momentum);
  }

  /**
   * @param {import('./tree.js').UnaryTree} node
   * @returns {Value}
   */
  unary({ operator, argument }) {
    const value = this.value(argument);
    if (operator === '-') return this.graph.negate(value);
    return operator === '!' ? this.not(value) : value;
  }

  /**
   * @param {BinaryTree} node
   * @returns {Value}
   */
  binary(node) {
    const { graph } = this;
    const { operator, left, right } = node;
    if (operator === '^') return this.power(node);
    const x = this.value(left);
    const y = this.value(right);
    switch (operator) {
      case '+':
        return graph.add(x, y);
      case '-':
        return graph.subtract(x, y);
      case '*':
        return graph.multiply(x, y);
      case '/':
        return graph.divide(x, y);
      case '%':
        return graph.subtract(x, graph.multiply(y, graph.apply('floor', graph.divide(x, y))));
      case '<':
        return graph.compare('less', x, y);
      case '>':
        return graph.compare('less', y, x);
      case '<=':
        return graph.compare('lessEqual', x, y);
      case '>=':
        return graph.compare('lessEqual', y, x);
      case '==':
        return graph.compare('equal', x, y);
      case '!=':
        return this.not(graph.compare('equal', x, y));
      case '&&':
        return graph.multiply(this.truth(x), this.truth(y));
      default:
        return graph.extreme('max', this.truth(x), this.truth(y));
    }
  }

  /**
   * A minus sign within parentheses stays with x.
   * @param {Pick<BinaryTree, 'left' | 'right'>} node
   * @returns {Value}
   */
  power({ left, right }) {
    if (!hasOuterMinus(left)) {
      return this.graph.power(this.value(left), this.value(right));
    }
    return this.graph.negate(this.power({ left: left.argument, right }));
  }

  /** @param {Value} value */
  truth(value) {
    return this.not(this.not(value));
  }

  /** @param {Value} value */
  not(value) {
    return this.graph.compare('equal', value, this.graph.constant(0));
  }

  /**
   * @param {CallTree} node
   * @returns {Value}
   */
  call(node) {
    const { callee, arguments: given, start = 0, end = start } = node;
    const name = callee.name;
    const about = FUNCTIONS[name];
    if (!about) {
      throw new TextError(this.noFunction(name), start, name.length);
    }
    if (given.length < about.least || given.length > about.most) {
      const count = about.least === about.most ? about.least : `${about.least} or ${about.most}`;
      const words = `${count} argument${count === 1 ? '' : 's'}, not ${given.length}`;
      throw new TextError(`“${name}” takes ${words}.`, start, end - start);
    }
    const values = given.map((argument) => this.value(argument));
    const scope = scopeOf(name);
    const isFold = about.folds && (values.length === 1 || scope.name === 'dot');
    return isFold ? this.fold(node, scope, values) : this.plain(name, values);
  }

  /** @param {string} name stands before a parenthesis */
  noFunction(name) {
    const isNumber = GIVEN[this.language].includes(name) || this.assigned.has(name);
    if (isNumber) return `“${name}” is not a function; to multiply, write ${name}*(…).`;
    const meant = similarName(name, Object.keys(FUNCTIONS));
    return `“${name}” is not a function.${meant ? ` Did you mean “${meant}”?` : ''}`;
  }

  /**
   * @param {string} name
   * @param {Value[]} values
   * @returns {Value}
   */
  plain(name, values) {
    const { graph } = this;
    const [x, y, z] = values;
    if (name === 'min' || name === 'max') return graph.extreme(name, x, y);
    if (name === 'clip') return graph.extreme('min', graph.extreme('max', x, y), z);
    if (name === 'where') return graph.select(x, y, z);
    return name === 'pow' ? graph.power(x, y) : graph.apply(name, x);
  }

  /**
   * @param {CallTree} node
   * @param {{ name: string, all: boolean }} scope
   * @param {Value[]} values
   * @returns {Value}
   */
  fold({ start = 0, end = start }, { name, all }, values) {
    const { graph } = this;
    if (values.some(isNumber)) {
      // The first passes do not know yet what is a vector.
      if (!this.isStrict) return graph.constant(0);
      const message = 'This works on vectors such as g; here is a single number.';
      throw new TextError(message, start, end - start);
    }
    const [x] = values;
    if (name === 'min') return graph.reduce('least', all, x);
    if (name === 'max') return graph.reduce('largest', all, x);
    if (name === 'norm') return graph.apply('sqrt', graph.reduce('dot', all, x, x));
    if (name === 'dot') return graph.reduce('dot', all, ...values);
    const sum = graph.reduce('sum', all, x);
    return name === 'mean' ? graph.divide(sum, graph.input(all ? 'total' : 'size')) : sum;
  }
}
