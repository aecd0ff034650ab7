// What a text computes in one step, as a graph of operations on numbers and vectors. Equal
// operations are one node. A vector is carried as `scale * node`, with factors that are single
// numbers collected in the scale: they are computed in double once per step, and rounded last.

/**
 * @typedef {object} Node
 * @property {number} id place in `nodes`; arguments come before what uses them
 * @property {boolean} isVector
 * @property {string} op
 * @property {number[]} vectors arguments that are vectors
 * @property {number[]} numbers arguments that are single numbers
 * @property {number} level the pass in which it is computed: one more for every reduction before it
 * @property {boolean} isFixed the same at every step
 * @property {boolean} isSlow the same at every step unless a schedule cycles the momentum
 * @property {number} [value] of a constant
 * @property {string} [name] of a free name, an input, or a kept variable
 * @property {boolean} [isReduction] from a vector to a number
 * @property {boolean} [all] of a reduction: over everything
 * @property {boolean} [isKept] of a vector: it is written where a variable is kept
 */

/** @typedef {{ number: number }} NumberValue node id */
/** @typedef {{ vector: number, scale: number | null }} VectorValue node ids; a scale of null is 1 */
/** @typedef {NumberValue | VectorValue} Value */
/** @typedef {Pick<Node, 'op' | 'vectors' | 'numbers'> & Partial<Node>} NodeParts */

export class Graph {
  /** @type {Node[]} */
  nodes = [];
  #hasDecays;
  /** @type {Map<string, number>} */
  #known = new Map();

  /** @param {boolean} hasDecays whether the engine knows powers of the time for such texts: of rules only */
  constructor(hasDecays) {
    this.#hasDecays = hasDecays;
  }

  // ---- Leaves ----

  /**
   * @param {number} value
   * @returns {NumberValue}
   */
  constant(value) {
    return { number: this.#leaf('constant', { value, isFixed: true, isSlow: true }) };
  }

  /**
   * A free name.
   * @param {string} name
   * @param {number} value
   * @param {boolean} cycles schedules may set it
   * @returns {NumberValue}
   */
  free(name, value, cycles) {
    return { number: this.#leaf('constant', { name, value, isFixed: !cycles, isSlow: true }) };
  }

  /**
   * @param {string} name
   * @returns {NumberValue}
   */
  input(name) {
    return { number: this.#leaf('input', { name }) };
  }

  /**
   * What a variable holds when the step begins.
   * @param {string} name
   * @param {boolean} isVector
   * @returns {Value}
   */
  kept(name, isVector) {
    const id = this.#leaf('kept', { name, isVector });
    return isVector ? { vector: id, scale: null } : { number: id };
  }

  /**
   * @param {string} op
   * @param {Partial<Node>} about
   */
  #leaf(op, about) {
    const key = `${op} ${about.name ?? ''} ${about.value ?? ''} ${Object.is(about.value, -0)}`;
    return this.#node(key, { op, vectors: [], numbers: [], ...about });
  }

  /**
   * @param {string} key the same for equal nodes
   * @param {NodeParts} about
   * @returns {number} its id
   */
  #node(key, about) {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const level = Math.max(
      0,
      ...about.vectors.map((id) => this.nodes[id].level),
      ...about.numbers.map((id) => this.#levelOf(id)),
    );
    const id = this.nodes.length;
    this.nodes.push({ isVector: false, isFixed: false, isSlow: false, level, ...about, id });
    this.#known.set(key, id);
    return id;
  }

  /**
   * A reduction is known in the pass after its own.
   * @param {number} id
   */
  #levelOf(id) {
    const { level, isReduction } = this.nodes[id];
    return isReduction ? level + 1 : level;
  }

  // ---- Operations ----

  /**
   * @param {string} op
   * @param {...number} numbers
   */
  #number(op, ...numbers) {
    const every = (/** @type {'isFixed' | 'isSlow'} */ key) =>
      numbers.every((id) => this.nodes[id][key]);
    const about = { op, vectors: [], numbers, isFixed: every('isFixed'), isSlow: every('isSlow') };
    return this.#node(`number ${op} ${numbers}`, about);
  }

  /**
   * @param {string} op
   * @param {number[]} vectors
   * @param {number[]} [numbers]
   * @returns {VectorValue}
   */
  #vector(op, vectors, numbers = []) {
    const id = this.#node(`vector ${op} ${vectors} ${numbers}`, {
      op,
      vectors,
      numbers,
      isVector: true,
    });
    return { vector: id, scale: null };
  }

  /**
   * A vector node of the value itself.
   * @param {Value} value
   * @returns {number}
   */
  whole(value) {
    if (isNumber(value)) return this.#vector('fill', [], [value.number]).vector;
    if (value.scale === null) return value.vector;
    return this.#vector('scale', [value.vector], [value.scale]).vector;
  }

  /**
   * A function of one argument.
   * @param {string} op
   * @param {Value} x
   * @returns {Value}
   */
  apply(op, x) {
    if (isNumber(x)) return { number: this.#number(op, x.number) };
    if (op === 'sqrt') return this.#vector('root', [x.vector], [this.#scaleOf(x)]);
    return this.#vector(op, [this.whole(x)]);
  }

  /**
   * @param {Value} x
   * @returns {Value}
   */
  negate(x) {
    return isNumber(x) ? { number: this.#number('negate', x.number) } : this.#opposite(x);
  }

  /**
   * @param {VectorValue} x
   * @returns {VectorValue}
   */
  #opposite(x) {
    return { ...x, scale: this.#number('negate', this.#scaleOf(x)) };
  }

  /**
   * @param {Value} x
   * @param {Value} y
   * @returns {Value}
   */
  add(x, y) {
    if (isNumber(y)) {
      if (isNumber(x)) return { number: this.#number('add', x.number, y.number) };
      return this.#shift(x, y.number);
    }
    if (isNumber(x)) return this.#shift(y, x.number);
    if (x.scale === null && y.scale === null) return this.#vector('add', [x.vector, y.vector]);
    return this.#combine(x, y, this.#scaleOf(y));
  }

  /**
   * @param {Value} x
   * @param {Value} y
   * @returns {Value}
   */
  subtract(x, y) {
    if (isNumber(y)) {
      if (isNumber(x)) return { number: this.#number('subtract', x.number, y.number) };
      return this.#shift(x, this.#number('negate', y.number));
    }
    if (isNumber(x)) return this.#shift(this.#opposite(y), x.number);
    if (x.scale === null && y.scale === null) return this.#vector('subtract', [x.vector, y.vector]);
    return this.#combine(x, y, this.#number('negate', this.#scaleOf(y)));
  }

  /**
   * @param {VectorValue} x
   * @param {VectorValue} y
   * @param {number} scale of y
   */
  #combine(x, y, scale) {
    return this.#vector('combine', [x.vector, y.vector], [this.#scaleOf(x), scale]);
  }

  /**
   * @param {VectorValue} x
   * @param {number} number
   */
  #shift(x, number) {
    if (x.scale === null) return this.#vector('shift', [x.vector], [number]);
    return this.#vector('scaleShift', [x.vector], [x.scale, number]);
  }

  /**
   * @param {Value} x
   * @param {Value} y
   * @returns {Value}
   */
  multiply(x, y) {
    if (isNumber(y)) {
      if (isNumber(x)) return { number: this.#number('multiply', x.number, y.number) };
      return { ...x, scale: this.#product(x.scale, y.number) };
    }
    if (isNumber(x)) return { ...y, scale: this.#product(x.number, y.scale) };
    const { vector } = this.#vector('multiply', [x.vector, y.vector]);
    return { vector, scale: this.#product(x.scale, y.scale) };
  }

  /**
   * Null stands for 1.
   * @param {number | null} a
   * @param {number | null} b
   * @returns {number | null}
   */
  #product(a, b) {
    if (a === null || b === null) return a ?? b;
    return this.#number('multiply', a, b);
  }

  /**
   * @param {Value} x
   * @param {Value} y
   * @returns {Value}
   */
  divide(x, y) {
    if (isNumber(y)) {
      if (isNumber(x)) return { number: this.#number('divide', x.number, y.number) };
      return this.multiply(x, { number: this.#number('divide', this.#one(), y.number) });
    }
    const below = this.whole(y);
    if (isNumber(x)) return this.#vector('reciprocal', [below], [x.number]);
    if (x.scale === null) return this.#vector('divide', [x.vector, below]);
    return this.#vector('scaleDivide', [x.vector, below], [x.scale]);
  }

  /**
   * @param {Value} x
   * @param {Value} y
   * @returns {Value}
   */
  power(x, y) {
    const exponent = isNumber(y) ? this.nodes[y.number] : undefined;
    if (exponent?.op === 'constant' && exponent.name === undefined) {
      const simple = this.#literalPower(x, exponent.value ?? 0);
      if (simple) return simple;
    }
    if (isNumber(x) && isNumber(y)) {
      const isDecay = this.#hasDecays && exponent?.op === 'input' && exponent.name === 't';
      if (isDecay && this.nodes[x.number].isSlow) {
        return { number: this.#node(`decay ${x.number}`, decayOf(x.number)) };
      }
      return { number: this.#number('power', x.number, y.number) };
    }
    if (isNumber(y)) return this.#vector('powerNumber', [this.whole(x)], [y.number]);
    return this.#vector('power', [this.whole(x), this.whole(y)]);
  }

  /**
   * Small whole powers and roots.
   * @param {Value} x
   * @param {number} exponent
   * @returns {Value | undefined} undefined: it is none of them
   */
  #literalPower(x, exponent) {
    if (exponent === 0.5) return this.apply('sqrt', x);
    if (exponent === 1) return x;
    if (exponent < 0) {
      const below = this.#literalPower(x, -exponent);
      return below && this.divide(this.constant(1), below);
    }
    if (!Number.isInteger(exponent) || exponent < 2 || exponent > 8) return undefined;
    const half = this.#literalPower(x, Math.floor(exponent / 2)) ?? x;
    const square = this.multiply(half, half);
    return exponent % 2 === 1 ? this.multiply(square, x) : square;
  }

  /**
   * @param {'min' | 'max'} op
   * @param {Value} x
   * @param {Value} y
   * @returns {Value}
   */
  extreme(op, x, y) {
    if (isNumber(x) && isNumber(y)) return { number: this.#number(op, x.number, y.number) };
    if (isNumber(x)) return this.#vector(`${op}Number`, [this.whole(y)], [x.number]);
    if (isNumber(y)) return this.#vector(`${op}Number`, [this.whole(x)], [y.number]);
    return this.#vector(op, [this.whole(x), this.whole(y)]);
  }

  /**
   * @param {'less' | 'lessEqual' | 'equal'} op
   * @param {Value} x
   * @param {Value} y
   * @returns {Value} 1 or 0
   */
  compare(op, x, y) {
    if (isNumber(x) && isNumber(y)) return { number: this.#number(op, x.number, y.number) };
    return this.#vector(op, [this.whole(x), this.whole(y)]);
  }

  /**
   * @param {Value} condition
   * @param {Value} yes
   * @param {Value} no
   * @returns {Value}
   */
  select(condition, yes, no) {
    const values = [condition, yes, no];
    if (values.every(isNumber)) {
      return { number: this.#number('select', ...values.map(({ number }) => number)) };
    }
    return this.#vector(
      'select',
      values.map((value) => this.whole(value)),
    );
  }

  /**
   * @param {'sum' | 'dot' | 'least' | 'largest'} op
   * @param {boolean} all over all parameters; else over the layer
   * @param {...Value} values vectors
   * @returns {NumberValue}
   */
  reduce(op, all, ...values) {
    // A scale may differ from layer to layer: out of a sum over all of them it cannot be taken.
    const isLinear = !all && (op === 'sum' || op === 'dot');
    const vectors = values.map((value) =>
      isLinear && !isNumber(value) ? value.vector : this.whole(value),
    );
    const about = { op, vectors, numbers: [], all, isReduction: true };
    const number = this.#node(`reduce ${op} ${all} ${vectors}`, about);
    if (!isLinear) return { number };
    const scales = values.map((value) => (isNumber(value) ? null : value.scale));
    const scale = scales.reduce((a, b) => this.#product(a, b), null);
    return { number: scale === null ? number : this.#number('multiply', number, scale) };
  }

  /** @param {VectorValue} value */
  #scaleOf(value) {
    return value.scale ?? this.#one();
  }

  #one() {
    return this.constant(1).number;
  }
}

/**
 * @param {number} base
 * @returns {NodeParts}
 */
function decayOf(base) {
  return { op: 'decay', vectors: [], numbers: [base] };
}

/**
 * Whether a value is a single number.
 * @param {Value} value
 * @returns {value is NumberValue}
 */
export function isNumber(value) {
  return 'number' in value;
}
