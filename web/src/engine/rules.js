// Checks for createOptimizer, before anything reaches the engine.

import { problemError } from './errors.js';

// What a rule may need that does not exist where there are gradients only.
const NEEDS_OBJECTIVE = ['objective', 'hessian', 'leastSquares', 'layers'];

/**
 * @param {unknown} spec
 * @param {import('../config/catalog-index.js').CatalogIndex} index
 * @throws {Error} if it is no rule that works on gradients alone
 */
export function checkRule(spec, index) {
  const fail = (message) => {
    throw problemError({ key: 'id', value: String(spec?.id), message });
  };
  if (typeof spec !== 'object' || spec === null) fail('must be the id of an object { id, ... }');
  const entry = typeof spec.id === 'string' && index.families.get('optimizers').get(spec.id);
  if (!entry) fail('is not an optimizer of the catalog');
  const missing = entry.needs.filter((need) => NEEDS_OBJECTIVE.includes(need));
  if (missing.length) fail(`needs more than gradients (${missing.join(', ')}): use createRun`);
  if (!entry.wrapper) return;
  if (spec.inner === undefined) fail('needs an inner optimizer: { inner: { id, ... } }');
  checkRule(spec.inner, index);
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
    return { shape: tensor.shape.map(Number), values: toNumbers(tensor.values, fail) };
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
  const numbers = Float64Array.from(list, Number);
  const wrong = numbers.findIndex((number) => !Number.isFinite(number));
  if (wrong >= 0) fail(String(list[wrong]), 'must be a finite number');
  return numbers;
}
