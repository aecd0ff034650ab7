// From the graph to the numbers that the engine reads (cpp/own/program.h): which number stands
// in which slot, which vector where, and what is done in one go.

import { SCALAR, VECTOR } from './operations.js';
import { isNumber } from './graph.js';

/** @typedef {import('../catalog/catalog-index.js').Language} Language */
/** @typedef {import('./graph.js').Node} Node */
/** @typedef {{ scalars: number[][], vectors: number[][] }} Pass instructions, in order */
/** @typedef {{ name: string, id: number }} Final a variable, and the node that it becomes */
/** @typedef {import('./lower.js').Lowered} Lowered */

const VERSION = 1;
/**
 * Slots that the engine sets, by language; constants follow them.
 * @type {Record<Language, string[]>}
 */
const INPUTS = {
  rule: ['t', 'lr', 'size', 'total'],
  schedule: ['t', 'lr', 'steps'],
  surface: ['x', 'y'],
};
const WEIGHTS = 0;
const GRADIENT = 1;
const FIRST_KEPT = 2;
// What the engine allows.
const MOST_SLOTS = { rule: 2048, schedule: 512, surface: 512 };
const MOST_INSTRUCTIONS = 1024;
const MOST_VECTORS = 12;
const MOST_REGISTERS = 32;
const MOST_PASSES = 16;

/**
 * @param {Lowered} lowered
 * @param {Language} language
 * @returns {{ program: number[], keptVectors: string[], keptNumbers: string[] } | { tooLarge: string }}
 */
export function emit(lowered, language) {
  const emitter = new Emitter(lowered, language);
  emitter.run();
  const tooLarge = emitter.excess();
  if (tooLarge) return { tooLarge };
  const { keptVectors, keptNumbers } = emitter;
  return { program: emitter.program(), keptVectors, keptNumbers };
}

class Emitter {
  /** @type {Pass[]} */
  passes = [];
  /** @type {number[][]} */
  setup = [];
  /** @type {Map<string | number, number>} of inputs and variables by name, of nodes by id */
  slots = new Map();
  slotCount = 0;
  correctors = 0;
  /** @type {Array<{ from: number, to: number, isKept: boolean }>} */
  copies = [];
  /** @type {Final[]} */
  numberFinals = [];
  /** @type {Final[]} */
  vectorFinals = [];
  /** @type {string[]} */
  keptVectors = [];
  /** @type {string[]} */
  keptNumbers = [];
  /** @type {Node[]} */
  needed = [];
  /** @type {Map<number, Node[]>} */
  users = new Map();
  /** @type {Map<number, number>} of vectors by node */
  places = new Map();
  /** @type {number[]} */
  constants = [];
  commit = 0;
  temporaries = 0;
  firstRegister = 0;
  registers = 0;

  /**
   * @param {Lowered} lowered
   * @param {Language} language
   */
  constructor({ graph, finals, result, momentum }, language) {
    this.nodes = graph.nodes;
    this.language = language;
    this.momentum = momentum;
    // Schedules and surfaces are single numbers.
    this.result = language !== 'rule' && isNumber(result) ? result.number : null;
    if (language === 'rule') this.splitFinals(graph, finals);
    this.roots = [
      ...this.numberFinals.map(({ id }) => id),
      ...this.vectorFinals.map(({ id }) => id),
      ...(this.result === null ? [] : [this.result]),
    ];
  }

  /**
   * @param {Lowered['graph']} graph
   * @param {Lowered['finals']} finals
   */
  splitFinals(graph, finals) {
    for (const [name, value] of finals) {
      const isKept = name !== 'w';
      if (isNumber(value) && isKept) {
        this.keptNumbers.push(name);
        this.numberFinals.push({ name, id: value.number });
      } else {
        if (isKept) this.keptVectors.push(name);
        this.vectorFinals.push({ name, id: graph.whole(value) });
      }
    }
  }

  run() {
    this.findNeeded();
    this.fuse();
    this.findNeeded();
    this.placeNumbers();
    const last = Math.max(0, ...this.needed.map(({ level }) => level));
    this.commit = last + 1;
    for (let level = 0; level <= this.commit; ++level) {
      this.passes.push({ scalars: [], vectors: [] });
    }
    this.placeVectors();
    for (const node of this.needed) this.emitNode(node);
    this.emitCommit();
    const isEmpty = ({ scalars, vectors } = this.passes[this.passes.length - 1]) =>
      !scalars.length && !vectors.length;
    while (this.passes.length > 1 && isEmpty()) this.passes.pop();
  }

  // ---- What is computed, and what in one go ----

  findNeeded() {
    const seen = new Set();
    const waiting = [...this.roots];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      waiting.push(...this.nodes[id].vectors, ...this.nodes[id].numbers);
    }
    this.needed = this.nodes.filter(({ id }) => seen.has(id));
    this.users = new Map(this.needed.map(({ id }) => [id, /** @type {Node[]} */ ([])]));
    for (const node of this.needed) {
      for (const id of new Set([...node.vectors, ...node.numbers])) this.usersOf(id).push(node);
    }
    this.needed.sort((a, b) => a.level - b.level || a.id - b.id);
  }

  /** @param {number} id */
  usersOf(id) {
    return this.users.get(id) ?? [];
  }

  fuse() {
    const kept = new Set(this.vectorFinals.filter(({ name }) => name !== 'w').map(({ id }) => id));
    const finals = new Set(this.vectorFinals.map(({ id }) => id));
    /** @type {(child: Node, node: Node) => boolean} */
    const isOnlyFor = (child, node) =>
      this.usersOf(child.id).length === 1 && child.level === node.level && !finals.has(child.id);
    for (const node of this.needed) {
      const child = this.nodes[node.vectors[node.vectors.length - 1]];
      if (node.op === 'shift' && child.op === 'root' && isOnlyFor(child, node)) {
        Object.assign(node, {
          op: 'rootShift',
          vectors: child.vectors,
          numbers: [...child.numbers, ...node.numbers],
        });
      } else if (node.op === 'combine' && kept.has(node.id)) {
        const isSquare = child.op === 'multiply' && child.vectors[0] === child.vectors[1];
        const inOne = isSquare && isOnlyFor(child, node);
        node.op = inOne ? 'averageSquare' : 'average';
        if (inOne) node.vectors = [node.vectors[0], child.vectors[0]];
      }
    }
  }

  // ---- Numbers ----

  placeNumbers() {
    INPUTS[this.language].forEach((name) => this.slots.set(name, this.slotCount++));
    const constants = this.needed.filter(({ op }) => op === 'constant');
    for (const { id } of constants) this.slots.set(id, this.slotCount++);
    this.constants = constants.map(({ value }) => value ?? 0);
    this.keptNumbers.forEach((name) => this.slots.set(`kept ${name}`, this.slotCount++));
    for (const { id, op, isVector, name } of this.needed) {
      if (isVector || op === 'constant') continue;
      if (op === 'input') this.slots.set(id, this.slot(name ?? ''));
      else if (op === 'kept') this.slots.set(id, this.slot(`kept ${name}`));
      else this.slots.set(id, this.slotCount++);
    }
  }

  /** @param {string | number} id of a node, or a name */
  slot(id) {
    return this.slots.get(id) ?? 0;
  }

  // ---- Vectors ----

  placeVectors() {
    const placeOf = new Map([['w', WEIGHTS]]);
    this.keptVectors.forEach((name, i) => placeOf.set(name, FIRST_KEPT + i));
    for (const { id, op, name, isVector } of this.needed) {
      if (op !== 'kept' || !isVector) continue;
      const variable = name === 'g' ? undefined : placeOf.get(name ?? '');
      this.places.set(id, variable ?? GRADIENT);
    }
    for (const final of this.vectorFinals) {
      this.placeFinal(final, placeOf.get(final.name) ?? WEIGHTS);
    }
    this.temporaries = 0;
    const firstTemporary = FIRST_KEPT + this.keptVectors.length;
    for (const node of this.needed) {
      if (this.needsPlace(node) && this.lastUse(node).level > node.level) {
        this.places.set(node.id, firstTemporary + this.temporaries++);
      }
    }
    this.firstRegister = firstTemporary + this.temporaries;
    this.registers = 0;
    for (let level = 0; level < this.commit; ++level) this.placeRegisters(level);
  }

  /** @param {number} id of a vector */
  place(id) {
    return this.places.get(id) ?? 0;
  }

  /** @param {Node} node */
  needsPlace({ id, isVector }) {
    return isVector && !this.places.has(id);
  }

  /**
   * A variable is written where it is kept, unless its old value is still to be read.
   * @param {Final} final
   * @param {number} place
   */
  placeFinal({ name, id }, place) {
    const node = this.nodes[id];
    const old = this.needed.find((each) => each.op === 'kept' && each.name === name);
    if (old?.id === id) return;
    const isOwn = node.op !== 'kept' && !this.places.has(id);
    const readers = old ? this.usersOf(old.id) : [];
    const isRead = readers.some((reader) => comesAfter(reader, node));
    const isOtherFinal =
      old !== undefined && this.vectorFinals.some((other) => other.id === old.id);
    if (isOwn && !isRead && !isOtherFinal) {
      this.places.set(id, place);
      node.isKept = name !== 'w';
    } else {
      this.copies.push({ from: id, to: place, isKept: name !== 'w' });
    }
  }

  /**
   * @param {Node} node
   * @returns {Pick<Node, 'level' | 'id'>}
   */
  lastUse(node) {
    const isCopied = this.copies.some(({ from }) => from === node.id);
    if (isCopied) return { level: this.commit, id: 0 };
    return this.usersOf(node.id).reduce((a, b) => (comesAfter(b, a) ? b : a), node);
  }

  /** @param {number} level */
  placeRegisters(level) {
    const own = this.needed.filter((node) => node.level === level);
    /** @type {number[]} */
    const free = [];
    /** @type {Array<{ register: number, last: Pick<Node, 'level' | 'id'> }>} */
    const busy = [];
    for (const node of own) {
      for (const other of busy.splice(0)) {
        // Element by element, a result may take the place of an argument.
        if (comesAfter(other.last, node)) busy.push(other);
        else free.push(other.register);
      }
      if (!this.needsPlace(node)) continue;
      const register = free.pop() ?? this.registers++;
      busy.push({ register, last: this.lastUse(node) });
      this.places.set(node.id, this.firstRegister + register);
    }
  }

  // ---- Instructions ----

  /** @param {Node} node */
  emitNode(node) {
    const { id, op, vectors, numbers, isVector, isReduction, level } = node;
    if (op === 'constant' || op === 'input' || op === 'kept') return;
    const pass = this.passes[level];
    if (isVector || isReduction) {
      const [a = 0, b = 0, c = 0] = vectors.map((each) => this.place(each));
      const [s = 0, t = 0] = isReduction ? [Number(node.all)] : numbers.map((n) => this.slot(n));
      const to = isReduction ? this.slot(id) : this.place(id);
      pass.vectors.push([VECTOR[op], to, a, b, c, s, t]);
      // The averages have it built in.
      if (node.isKept && !op.startsWith('average')) pass.vectors.push(flush(to));
      return;
    }
    const isDecay = op === 'decay';
    const [a = 0, b = 0, c = 0] = numbers.map((each) => this.slot(each));
    const list = node.isFixed ? this.setup : pass.scalars;
    list.push([SCALAR[op], this.slot(id), a, isDecay ? this.correctors++ : b, c]);
  }

  // Variables that could not be written at once: all are read before any is written.
  emitCommit() {
    const { scalars, vectors } = this.passes[this.commit];
    const moves = this.numberFinals.map(({ name, id }) => ({
      from: this.slot(id),
      by: this.slotCount++,
      to: this.slot(`kept ${name}`),
    }));
    for (const { from, by } of moves) scalars.push([SCALAR.copy, by, from, 0, 0]);
    for (const { by, to } of moves) scalars.push([SCALAR.copy, to, by, 0, 0]);
    this.registers = Math.max(this.registers, this.copies.length);
    this.copies.forEach(({ from }, i) =>
      vectors.push([VECTOR.copy, this.firstRegister + i, this.place(from), 0, 0, 0, 0]),
    );
    this.copies.forEach(({ to, isKept }, i) => {
      vectors.push([VECTOR.copy, to, this.firstRegister + i, 0, 0, 0, 0]);
      if (isKept) vectors.push(flush(to));
    });
  }

  /** What is more than the engine takes, in words; '' if nothing. */
  excess() {
    const passes = [{ scalars: this.setup, vectors: [] }, ...this.passes];
    const lengths = passes.flatMap(({ scalars, vectors }) => [scalars.length, vectors.length]);
    /** @type {Array<[string, number, number]>} */
    const sizes = [
      ['different numbers', this.slotCount, MOST_SLOTS[this.language]],
      ['kept vectors', this.keptVectors.length + this.temporaries, MOST_VECTORS],
      ['intermediate vectors', this.registers, MOST_REGISTERS],
      ['sums in sums', this.passes.length, MOST_PASSES],
      ['operations', Math.max(...lengths), MOST_INSTRUCTIONS],
    ];
    const over = sizes.find(([, size, most]) => size > most);
    return over ? `${over[1]} ${over[0]}; there can be at most ${over[2]}` : '';
  }

  /** @returns {number[]} */
  program() {
    const momentum = this.needed.find(
      ({ op, name }) => op === 'constant' && name !== undefined && name === this.momentum,
    );
    const byTensor = this.needed.some(({ isReduction, all }) => isReduction && !all);
    const usesSize = this.needed.some(({ op, name }) => op === 'input' && name === 'size');
    return [
      VERSION,
      this.slotCount,
      momentum ? this.slot(momentum.id) : -1,
      this.result === null ? 0 : this.slot(this.result),
      this.keptVectors.length,
      this.keptNumbers.length,
      this.temporaries,
      this.registers,
      this.correctors,
      Number(byTensor || usesSize),
      this.constants.length,
      ...this.constants,
      this.setup.length,
      ...this.setup.flat(),
      this.passes.length,
      ...this.passes.flatMap(({ scalars, vectors }) => [
        scalars.length,
        ...scalars.flat(),
        vectors.length,
        ...vectors.flat(),
      ]),
    ];
  }
}

/**
 * @param {Pick<Node, 'level' | 'id'>} a
 * @param {Pick<Node, 'level' | 'id'>} b
 */
function comesAfter(a, b) {
  return a.level > b.level || (a.level === b.level && a.id > b.id);
}

/** @param {number} place */
function flush(place) {
  return [VECTOR.flush, place, place, 0, 0, 0, 0];
}
