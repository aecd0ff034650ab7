// What must hold of everything that came through a gate.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { MAX_RUNS } from '../../web/src/config/config.js';

/**
 * An experiment is plain data without anything hidden.
 * @param {import('../../web/src/config/config.js').Config} config
 */
export function checkConfig(config) {
  ok(config.runs.length <= MAX_RUNS);
  ok((config.title ?? '').length <= 240 && (config.note ?? '').length <= 800);
  checkPlain(config);
}

/** @param {unknown} value */
function checkPlain(value) {
  if (Array.isArray(value)) return value.forEach(checkPlain);
  if (typeof value === 'number') return ok(!Number.isNaN(value));
  if (typeof value !== 'object' || value === null) return ok(typeof value !== 'function');
  strictEqual(Object.getPrototypeOf(value), Object.prototype);
  ok(!Object.hasOwn(value, '__proto__'));
  Object.values(value).forEach(checkPlain);
}

/**
 * What is wrong is said in three texts that are short enough to be shown.
 * @param {import('../../web/src/config/input-error.js').InputError[]} errors
 */
export function checkErrors(errors) {
  for (const { key, value, message } of errors) {
    ok(key.length <= 100 && value.length <= 81, `${key} ${value}`);
    ok(message.length > 5 && message.length <= 1000, message);
  }
}

const SHARED = [Object, Array, Function, String, Number, Boolean, RegExp, Map, Set, Promise, Error];
const shapeNow = () =>
  SHARED.map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join()).join(';');
const shape = shapeNow();

/** Nothing may be added to what all objects share. */
export function checkPrototypes() {
  strictEqual(shapeNow(), shape);
  deepStrictEqual(Object.keys({}), []);
}

// A tag, an attribute, a reference: all that our markup is made of.
const TAG = /<\/?([a-z-]+)((?:\s[a-z-]+="[^"<>]*")*)\s*\/?>/gi;

/**
 * Text from outside has not become markup.
 * @param {string} markup
 * @param {Set<string>} tags that it may have
 * @param {Set<string>} attributes
 */
export function checkMarkup(markup, tags, attributes) {
  for (const [, tag, rest] of markup.matchAll(TAG)) {
    ok(tags.has(tag), `<${tag}> in ${markup}`);
    for (const [, name] of rest.matchAll(/\s([a-z-]+)="[^"]*"/gi)) ok(attributes.has(name), name);
  }
  ok(!/[<>]/.test(markup.replace(TAG, '')), markup);
}
