// What the programs for the command line share: arguments, and words about them.

import { parseArgs } from 'node:util';
import { messageOf } from '../engine/wasm/message-of.js';

/** @typedef {import('../config/input-error.js').InputError} InputError */

/**
 * @template {string} Name
 * @typedef {{ link: string, values: Partial<Record<Name, string>> }} LinkArguments
 */

/**
 * Reads a link and options with values.
 * @template {string} Name
 * @param {string[]} args
 * @param {readonly Name[]} names of the options
 * @returns {LinkArguments<Name> | string} a sentence about what is wrong with them
 */
export function readLinkArguments(args, names) {
  const string = /** @type {const} */ ({ type: 'string' });
  const options = Object.fromEntries(names.map((name) => [name, string]));
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length !== 1) return `One link is needed; there are ${positionals.length}.`;
    return { link: positionals[0], values: /** @type {Partial<Record<Name, string>>} */ (values) };
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * @param {string} name of the option
 * @param {string | undefined} text
 * @param {number} [least]
 * @returns {number | string | undefined} a sentence about what is wrong with it
 */
export function readCount(name, text, least = 1) {
  if (text === undefined) return undefined;
  const isCount = /^\d{1,9}$/.test(text) && Number(text) >= least;
  return isCount
    ? Number(text)
    : `${name} must be a whole number of at least ${least}, not ${text}.`;
}

/** @param {InputError} problem */
export function tell({ key, value, message }) {
  console.error(value === '' ? `${key}: ${message}` : `${key}: ${value}: ${message}`);
}
