// What the package hands out: objects that own a part of the WebAssembly memory. All arrays are copies.

import { toError } from '../../config/engine-error.js';
import { shown } from '../../config/input-error.js';
import { BAND, EVALUATIONS, HISTORY, RATES, columnsOf } from '../wasm/columns.js';
import { toNumbers } from './rule-specs.js';

/** @import { DataPoints, Measures, Path, Progress, Row, RunData } from '../wasm/bindings.js' */
/** @import { RunStateNow, StepReport, StepsWish, Tensor } from '../wasm/bindings.js' */
/** @import { RawOptimizer, RawRun, RawSchedule } from '../wasm/bindings.js' */
/** @import { Band, Evaluations, History, Rates } from '../wasm/columns.js' */

const MAX_UPDATES = 1e9;
// The longest run has so many updates.
const MAX_STEP = 1e7;

/**
 * @typedef {object} StepOptions for one update only
 * @property {number} [lr]
 * @property {ArrayLike<number>} [curvature] the diagonal of the Hessian, for rules that use one
 * @property {ArrayLike<number>} [normals] instead of random numbers
 */

/**
 * @param {string} key the field
 * @returns {(value: string, message: string) => never}
 */
const failFor = (key) => (value, message) => {
  throw toError({ key, value, message });
};

/** @param {unknown} value @param {number} least @param {number} most */
const isWhole = (value, least, most) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** @param {unknown} step @returns {number} */
function checkedStep(step) {
  if (typeof step === 'number' && Number.isFinite(step) && step >= 0) return step;
  return failFor('step')(shown(step), 'must be a number of at least 0');
}

/**
 * @template {{ delete: () => void }} Raw
 */
class Handle {
  /** @type {Raw | null} */
  #raw;

  /** @param {Raw} raw what the bindings made */
  constructor(raw) {
    this.#raw = raw;
  }

  /** Frees its memory; every later call throws. */
  delete() {
    this.#raw?.delete();
    this.#raw = null;
  }

  /**
   * @protected
   * @returns {Raw}
   */
  get handle() {
    if (this.#raw) return this.#raw;
    throw toError({ key: this.constructor.name, value: '', message: 'was deleted' });
  }
}

/**
 * One run of an experiment.
 * @extends {Handle<RawRun>}
 */
export class Run extends Handle {
  /**
   * Trains.
   * @param {number} [updates]
   * @returns {Progress}
   */
  advance(updates = 1) {
    if (!isWhole(updates, 0, MAX_UPDATES)) {
      failFor('updates')(shown(updates), `must be a whole number from 0 to ${MAX_UPDATES}`);
    }
    return this.handle.advance(updates);
  }

  /** @returns {RunStateNow} */
  state() {
    return this.handle.state();
  }

  /** @returns {History} at most 1024 entries; each covers a stretch of updates up to and with `step` */
  history() {
    return columnsOf(this.handle.history(0, 0).rows, HISTORY);
  }

  /** @returns {Band} at most 512 entries: between which losses most mini-batches lie */
  band() {
    return columnsOf(this.handle.band(0, 0).rows, BAND);
  }

  /** @returns {Evaluations} */
  evaluations() {
    return columnsOf(this.handle.evaluations(0).rows, EVALUATIONS);
  }

  /** @returns {Row} everything measured now */
  row() {
    return this.handle.row();
  }

  /**
   * @param {number} [count] 1 to 1,000,000
   * @returns {Float32Array} the schedule at that many evenly spaced steps
   */
  rates(count = 512) {
    if (!isWhole(count, 1, 1e6)) {
      failFor('count')(shown(count), 'must be a whole number from 1 to 1000000');
    }
    return this.handle.rates(count);
  }

  /**
   * @returns {Rates | null} at most 2048 entries, which cover every update of the run; null for a
   *   schedule that reacts to the loss
   */
  rateStretches() {
    const rows = this.handle.rateStretches();
    return rows && columnsOf(rows, RATES);
  }

  /** @returns {Tensor[]} in the order of parameters() */
  tensors() {
    return this.handle.tensors();
  }

  /**
   * @returns {{ name: string, values: Float64Array }[]} what the optimizer keeps, by the names in its formula: one
   *   number for each parameter, or others; wrappers come first
   */
  states() {
    return this.handle.states();
  }

  /**
   * What updates are made of: gradient, states before and after, the numbers that the rule makes besides, and the
   * new weights. The run itself does not move.
   * @param {Partial<StepsWish>} [wish] from: an update, counted from 0, default and at most the next one (earlier
   *   ones only if the run remembers them); count: default 1; first and size: which parameters, default all
   * @returns {StepReport[]} fewer than `count` if the run ends or diverges before
   * @throws {Error} if a number is not whole
   */
  steps(wish = {}) {
    const { step, parameterCount } = this.handle.state();
    const full = { from: step, count: 1, first: 0, size: parameterCount, ...wish };
    for (const [key, value] of Object.entries(full)) {
      if (!isWhole(value, 0, MAX_STEP)) {
        failFor(key)(shown(value), `must be a whole number from 0 to ${MAX_STEP}`);
      }
    }
    return this.handle.steps({ ...full, from: Math.min(full.from, step) });
  }

  /** @returns {Float32Array} layer by layer, row-major out x in, then bias */
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
    if (problem) throw toError(problem);
  }

  /** @returns {{ loss: number, gradient: Float32Array }} on the next batch, without a step */
  lossAndGradient() {
    return this.handle.lossAndGradient();
  }

  /**
   * @param {ArrayLike<number>} inputs of raw points, feature by feature
   * @returns {Float32Array} for each point a probability (binary), one per class, or a value
   * @throws {Error} on a surface, or if a point is not whole
   */
  predict(inputs) {
    const numbers = toNumbers(inputs, failFor('inputs'));
    const features = this.handle.points()?.features;
    if (!features) return failFor('predict')('', 'is for networks only');
    if (numbers.length % features !== 0) {
      failFor('inputs')(`${numbers.length} numbers`, `must have ${features} for each point`);
    }
    return this.handle.predict(numbers);
  }

  /**
   * @returns {Int32Array | null} of the validation part, classes x classes, a row for each true class;
   *   null on a surface
   */
  confusion() {
    return this.handle.confusion();
  }

  /** @returns {DataPoints | null} what the data look like; null on a surface */
  points() {
    return this.handle.points();
  }

  /** @returns {RunData | null} everything it is trained and evaluated on; null on a surface */
  data() {
    return this.handle.data();
  }

  /**
   * @param {number} step an update, counted from 0; the run need not have come so far
   * @returns {Int32Array} the rows of data() in its mini-batch, in their order; none on a surface
   * @throws {Error} if it is no whole number from 0 to 10,000,000
   */
  batch(step) {
    if (!isWhole(step, 0, MAX_STEP)) {
      failFor('step')(String(step), `must be a whole number from 0 to ${MAX_STEP}`);
    }
    return this.handle.batch(step);
  }

  /** @returns {Path} where it has been on a surface */
  path() {
    return this.handle.path();
  }

  /**
   * What is recorded besides losses from the next update on; the trained numbers stay the same.
   * @param {string[]} names gradient-norm, weight-norm, gradient-ratio, update-ratio, effective-step,
   *   cosine, activations, sharpness, noise-scale; others are forgotten
   * @throws {Error} if one is unknown; the others are recorded
   */
  setMeasures(names) {
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
      failFor('measures')(typeof names, 'must be a list of names');
    }
    const [problem] = this.handle.setMeasures(names.join());
    if (problem) throw toError(problem);
  }

  /** @returns {Measures} what was recorded, by name */
  measures() {
    return this.handle.measures();
  }

  /** @returns {string} 16 hexadecimal digits */
  fingerprint() {
    return this.handle.fingerprint();
  }
}

/**
 * An update rule on explicit gradients.
 * @extends {Handle<RawOptimizer>}
 */
export class Optimizer extends Handle {
  #sizes;

  /**
   * @param {RawOptimizer} raw
   * @param {number[]} sizes of the tensors
   */
  constructor(raw, sizes) {
    super(raw);
    this.#sizes = sizes;
  }

  /**
   * @param {ArrayLike<number> | Array<ArrayLike<number>>} gradient of all tensors in a row, or one
   *   list per tensor
   * @param {StepOptions} [options]
   * @throws {Error} if the sizes do not fit, or a number is not finite; then nothing has changed
   */
  step(gradient, options) {
    const { lr, curvature, normals } = options ?? {};
    if (lr !== undefined && !(Number.isFinite(lr) && lr >= 0)) {
      failFor('lr')(shown(lr), 'must be a number of at least 0');
    }
    /** @type {{ lr?: number, curvature?: Float64Array, normals?: Float64Array }} */
    const given = { lr };
    if (curvature !== undefined) given.curvature = this.#flat(curvature, 'curvature');
    if (normals !== undefined) given.normals = this.#flat(normals, 'normals');
    const [problem] = this.handle.step(this.#flat(gradient, 'gradient'), given);
    if (problem) throw toError(problem);
  }

  /** @returns {Float32Array} of all tensors in a row */
  parameters() {
    return this.handle.parameters();
  }

  /** @returns {Float32Array} where it evaluates, for rules that train elsewhere (averages of weights) */
  evaluationParameters() {
    return this.handle.evaluationParameters();
  }

  /** @returns {number} of numbers that it remembers */
  stateSize() {
    return this.handle.stateSize();
  }

  /** @returns {Record<string, number[]>} what it remembers, by name */
  internals() {
    return this.handle.internals();
  }

  /**
   * @param {ArrayLike<number> | Array<ArrayLike<number>>} values
   * @param {string} key the field
   * @returns {Float64Array}
   */
  #flat(values, key) {
    const fail = failFor(key);
    if (!isNested(values)) return toNumbers(values, fail);
    if (values.length !== this.#sizes.length) {
      fail(`${values.length} lists`, `must be one for each tensor: ${this.#sizes.length}`);
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

/**
 * @param {ArrayLike<number> | Array<ArrayLike<number>>} values
 * @returns {values is Array<ArrayLike<number>>}
 */
function isNested(values) {
  return Array.isArray(values) && typeof values[0] === 'object';
}

/**
 * Learning rates.
 * @extends {Handle<RawSchedule>}
 */
export class Schedule extends Handle {
  /**
   * @param {number} step counted from 0
   * @returns {number} the rate of that update
   */
  at(step) {
    return this.handle.at(checkedStep(step));
  }

  /**
   * @param {number} step counted from 0
   * @returns {number | null} the momentum, of schedules that cycle it
   */
  momentum(step) {
    return this.handle.momentum(checkedStep(step));
  }

  /** @param {number} metric measured after an update, for schedules that react to it */
  report(metric) {
    if (typeof metric !== 'number') failFor('metric')(shown(metric), 'must be a number');
    this.handle.report(metric);
  }
}
