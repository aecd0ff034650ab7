// What the package hands out: thin owners of objects in WebAssembly memory. All arrays are copies.

import { EVALUATIONS, HISTORY, columnsOf } from '../wasm/curves.js';
import { problemError } from './errors.js';
import { toNumbers } from './rule-specs.js';

const MAX_UPDATES = 1e9;

const failFor = (key) => (value, message) => {
  throw problemError({ key, value, message });
};

class Handle {
  #handle;

  constructor(handle) {
    this.#handle = handle;
  }

  /** Frees its memory; every later call throws. */
  delete() {
    this.#handle?.delete();
    this.#handle = null;
  }

  /** @returns {object} what the bindings made */
  get handle() {
    if (this.#handle) return this.#handle;
    throw problemError({ key: this.constructor.name, value: '', message: 'was deleted' });
  }
}

/** One run of an experiment. */
export class Run extends Handle {
  /**
   * @param {number} updates
   * @returns {{ step: number, status: 'ready' | 'training' | 'finished' | 'diverged' }}
   */
  advance(updates = 1) {
    if (!Number.isInteger(updates) || updates < 0 || updates > MAX_UPDATES) {
      failFor('updates')(String(updates), `must be a whole number from 0 to ${MAX_UPDATES}`);
    }
    return this.handle.advance(updates);
  }

  state() {
    return this.handle.state();
  }

  history() {
    return columnsOf(this.handle.history(0, 0).rows, HISTORY);
  }

  evaluations() {
    return columnsOf(this.handle.evaluations(0).rows, EVALUATIONS);
  }

  row() {
    return this.handle.row();
  }

  rates(count = 512) {
    if (!Number.isInteger(count) || count < 1 || count > 1e6) {
      failFor('count')(String(count), 'must be a whole number from 1 to 1000000');
    }
    return this.handle.rates(count);
  }

  tensors() {
    return this.handle.tensors();
  }

  parameters() {
    return this.handle.parameters();
  }

  /**
   * @param {ArrayLike<number>} values as many as parameters() has, in its order
   * @throws {Error} if there are more or fewer, or one is not finite
   */
  setParameters(values) {
    const numbers = Float32Array.from(toNumbers(values, failFor('parameters')));
    const [problem] = this.handle.setParameters(numbers);
    if (problem) throw problemError(problem);
  }

  lossAndGradient() {
    return this.handle.lossAndGradient();
  }

  predict(inputs) {
    const numbers = toNumbers(inputs, failFor('inputs'));
    const features = this.handle.points()?.features;
    if (!features) failFor('predict')('', 'is for networks only');
    if (numbers.length % features !== 0) {
      failFor('inputs')(`${numbers.length} numbers`, `must have ${features} for each point`);
    }
    return this.handle.predict(numbers);
  }

  confusion() {
    return this.handle.confusion();
  }

  points() {
    return this.handle.points();
  }

  path() {
    return this.handle.path();
  }

  /**
   * What is recorded besides losses from the next update on; the trained numbers stay the same.
   * @param {string[]} names "sharpness", "noise-scale", ...
   * @throws {Error} if one is unknown; the others are recorded
   */
  setMeasures(names) {
    const [problem] = this.handle.setMeasures(names.join());
    if (problem) throw problemError(problem);
  }

  measures() {
    return this.handle.measures();
  }

  fingerprint() {
    return this.handle.fingerprint();
  }
}

/** An update rule on explicit gradients. */
export class Optimizer extends Handle {
  #sizes;

  constructor(handle, sizes) {
    super(handle);
    this.#sizes = sizes;
  }

  /**
   * @param {ArrayLike<number> | Array<ArrayLike<number>>} gradient of all tensors in a row, or one
   *   list a tensor
   * @param {{ lr?: number, curvature?: ArrayLike<number>, normals?: ArrayLike<number> }} [options]
   *   for this update only
   * @throws {Error} if the sizes do not fit, or a number is not finite; then nothing has changed
   */
  step(gradient, options = {}) {
    const { lr, curvature, normals } = options;
    if (lr !== undefined && !(Number.isFinite(lr) && lr >= 0)) {
      failFor('lr')(String(lr), 'must be a number of at least 0');
    }
    const given = { lr };
    if (curvature !== undefined) given.curvature = this.#flat(curvature, 'curvature');
    if (normals !== undefined) given.normals = this.#flat(normals, 'normals');
    const [problem] = this.handle.step(this.#flat(gradient, 'gradient'), given);
    if (problem) throw problemError(problem);
  }

  parameters() {
    return this.handle.parameters();
  }

  evaluationParameters() {
    return this.handle.evaluationParameters();
  }

  stateSize() {
    return this.handle.stateSize();
  }

  internals() {
    return this.handle.internals();
  }

  #flat(values, key) {
    const fail = failFor(key);
    const isNested = Array.isArray(values) && typeof values[0] === 'object';
    if (!isNested) return toNumbers(values, fail);
    if (values.length !== this.#sizes.length) {
      fail(`${values.length} lists`, `must be one a tensor: ${this.#sizes.length}`);
    }
    const parts = values.map((part, i) => {
      const numbers = toNumbers(part, fail);
      const size = this.#sizes[i];
      if (numbers.length === size) return numbers;
      return fail(`${numbers.length} numbers`, `must have ${size} for tensor ${i}`);
    });
    return Float64Array.from(parts.flatMap((part) => [...part]));
  }
}

/** Learning rates. */
export class Schedule extends Handle {
  /** @param {number} step @returns {number} the rate of update `step`, counted from 0 */
  at(step) {
    if (!(Number.isFinite(step) && step >= 0)) {
      failFor('step')(String(step), 'must be a number of at least 0');
    }
    return this.handle.at(step);
  }

  /** @param {number} step @returns {number | null} of schedules that cycle it */
  momentum(step) {
    if (!(Number.isFinite(step) && step >= 0)) {
      failFor('step')(String(step), 'must be a number of at least 0');
    }
    return this.handle.momentum(step);
  }

  /** @param {number} metric measured after an update, for schedules that react to it */
  report(metric) {
    if (typeof metric !== 'number') failFor('metric')(String(metric), 'must be a number');
    this.handle.report(metric);
  }
}
