// Checks for createOptimizer, before anything reaches the engine.

import { problemError } from './errors.js';

/**
 * @param {unknown} spec
 * @param {import('../../catalog/catalog-index.js').CatalogIndex} index
 * @throws {Error} if it is no rule of the catalog, or a wrapper without one; the engine itself
 *   refuses rules for which gradients are not enough
 */
export function checkRule(spec, index) {
  const fail = (message) => {
    throw problemError({ key: 'id', value: String(spec?.id), message });
  };
  if (typeof spec !== 'object' || spec === null) fail('must be the id of an object { id, ... }');
  const entry = typeof spec.id === 'string' && index.entry('optimizers', spec.id);
  if (!entry) fail('is not an optimizer of the catalog');
  if (!entry.wrapper) return;
  if (spec.inner === undefined) fail('needs an inner optimizer: { inner: { id, ... } }');
  checkRule(spec.inner, index);
}

const isPlain = (value) => ['number', 'string', 'boolean'].includes(typeof value);

/**
 * A copy of a spec that holds nothing but numbers, words, truth values, lists of them, null, and
 * inner specs.
 * @param {unknown} spec
 * @param {string[]} nested keys that hold inner specs
 * @returns {object}
 * @throws {Error} naming what is anything else
 */
export function plainSpec(spec, nested) {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    throw problemError({
      key: 'id',
      value: typeof spec,
      message: 'must be that of an object { id, ... }',
    });
  }
  const copy = {};
  for (const [key, value] of Object.entries(spec)) {
    if (value === undefined) continue;
    if (nested.includes(key)) copy[key] = plainSpec(value, nested);
    else if (value === null || isPlain(value)) copy[key] = value;
    else if (Array.isArray(value) && value.every(isPlain)) copy[key] = [...value];
    else {
      const rule = 'must be a number, a word, true, false, null or a list of numbers';
      throw problemError({ key, value: typeof value, message: rule });
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
    throw problemError({
      key: 'tensors',
      value: '',
      message: 'must be a list of { shape, values }',
    });
  }
  const list = tensors.map((tensor, i) => {
    const fail = (value, message) => {
      throw problemError({ key: `tensors[${i}]`, value, message });
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
  const isList = Array.isArray(list) || (ArrayBuffer.isView(list) && !(list instanceof DataView));
  if (!isList) fail(String(list), 'must be an array of numbers');
  const wrong = Array.prototype.findIndex.call(list, (value) => !Number.isFinite(value));
  if (wrong >= 0) fail(String(list[wrong]), 'must be a finite number');
  return Float64Array.from(list);
}
