// Checks what callers give to createOptimizer and createSchedule, before anything reaches the engine.

import { toError } from '../../config/engine-error.js';
import { shown } from '../../config/input-error.js';

// Nobody wraps a rule more often; a spec may hold itself.
const MAX_DEPTH = 16;

/** @typedef {number | string | boolean} Plain */

/**
 * @typedef {{ id: string, inner?: OptimizerSpec, [param: string]: unknown }} OptimizerSpec a rule and its
 *   parameters; `inner`: what a wrapper wraps. `{ id: 'custom', rule: 'w = w - lr*k*g', k: 2 }` is a
 *   rule of one's own
 */

/**
 * @typedef {{ id: string, warmup?: number, then?: ScheduleSpec, with?: ScheduleSpec,
 *   [param: string]: unknown }} ScheduleSpec a schedule and its parameters; `warmup`: updates of linear
 *   warm-up before it; `then` or `with`: what a warm-up goes with
 */

/** @typedef {Record<string, unknown>} PlainSpec plain values, and specs inside it */

/**
 * @param {unknown} value
 * @returns {value is PlainSpec}
 */
export function isSpec(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} spec
 * @param {import('../../catalog/catalog-index.js').CatalogIndex} index
 * @throws {Error} if it is no rule of the catalog, or a wrapper without one; the engine itself
 *   refuses rules for which gradients are not enough
 */
export function checkRule(spec, index) {
  const id = isSpec(spec) ? spec.id : undefined;
  /** @param {string} message */
  const fail = (message) => {
    throw toError({ key: 'id', value: shown(id), message });
  };
  if (!isSpec(spec)) return fail('must be the id of an object { id, ... }');
  const entry = typeof id === 'string' && index.entry('optimizers', id);
  if (!entry) return fail('is not an optimizer of the catalog');
  if (!entry.wrapper) return undefined;
  if (spec.inner === undefined) fail('needs an inner optimizer: { inner: { id, ... } }');
  return checkRule(spec.inner, index);
}

/**
 * @param {unknown} value
 * @returns {value is Plain}
 */
const isPlain = (value) => ['number', 'string', 'boolean'].includes(typeof value);

/**
 * A copy of a spec that holds nothing but numbers, words, truth values, lists of them, null, and
 * inner specs.
 * @param {unknown} spec
 * @param {string[]} nested keys that hold inner specs
 * @param {number} [depth] of this one among the specs that hold it
 * @returns {PlainSpec}
 * @throws {Error} naming what is anything else
 */
export function plainSpec(spec, nested, depth = 0) {
  if (depth > MAX_DEPTH) {
    const message = `can hold at most ${MAX_DEPTH} specs inside one another`;
    throw toError({ key: nested[0], value: '', message });
  }
  if (!isSpec(spec)) {
    const message = 'must be that of an object { id, ... }';
    throw toError({ key: 'id', value: typeof spec, message });
  }
  /** @type {PlainSpec} */
  const copy = {};
  for (const [key, value] of Object.entries(spec)) {
    if (value === undefined) continue;
    if (nested.includes(key)) copy[key] = plainSpec(value, nested, depth + 1);
    else if (value === null || isPlain(value)) copy[key] = value;
    else if (Array.isArray(value) && value.every(isPlain)) copy[key] = [...value];
    else {
      const message = 'must be a number, a word, true, false, null or a list of numbers';
      throw toError({ key, value: typeof value, message });
    }
  }
  return copy;
}

/**
 * @param {unknown} tensors
 * @returns {{ list: Array<{ shape: number[], values: Float64Array }>, sizes: number[] }}
 * @throws {Error} if it is no list of { shape, values }
 */
export function flatTensors(tensors) {
  if (!Array.isArray(tensors) || tensors.length === 0) {
    throw toError({
      key: 'tensors',
      value: '',
      message: 'must be a list of { shape, values }',
    });
  }
  const list = tensors.map((tensor, i) => {
    /**
     * @param {string} value
     * @param {string} message
     * @returns {never}
     */
    const fail = (value, message) => {
      throw toError({ key: `tensors[${i}]`, value, message });
    };
    if (!Array.isArray(tensor?.shape)) fail('shape', 'must be [n] or [rows, columns]');
    return { shape: [...toNumbers(tensor.shape, fail)], values: toNumbers(tensor.values, fail) };
  });
  return { list, sizes: list.map(({ values }) => values.length) };
}

/**
 * @param {unknown} list numbers, plain or typed
 * @param {(value: string, message: string) => never} fail
 * @returns {Float64Array}
 */
export function toNumbers(list, fail) {
  if (!isList(list)) return fail(shown(list), 'must be an array of numbers');
  const wrong = Array.prototype.findIndex.call(list, (value) => !Number.isFinite(value));
  if (wrong >= 0) fail(shown(list[wrong]), 'must be a finite number');
  return Float64Array.from(list);
}

/**
 * @param {unknown} value
 * @returns {value is ArrayLike<number>}
 */
function isList(value) {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
