// What is fuzzed in JavaScript, one file each.

import configs from './kinds/configs.js';
import goals from './kinds/goals.js';
import links from './kinds/links.js';
import markup from './kinds/markup.js';
import messages from './kinds/messages.js';
import ownTexts from './kinds/own-texts.js';
import runs from './kinds/runs.js';
import stored from './kinds/stored.js';
import tables from './kinds/tables.js';

/**
 * @typedef {object} Kind
 * @property {string} id
 * @property {string} what is put in, in words
 * @property {number} runs of a long check
 * @property {number} tape its longest length
 * @property {number} [mostTime] milliseconds of processor time that one input may take; default: 50
 * @property {(tape: import('./tape.js').Tape) => unknown} make an input
 * @property {(input: any) => void | Promise<void>} check throws if something does not hold
 */

/** What is read in a moment. @type {Kind[]} */
export const quickKinds = [links, configs, ownTexts, tables, messages, goals, stored, markup];

/** @type {Kind[]} */
export const kinds = [...quickKinds, runs];

/** @param {string} id */
export function kindOf(id) {
  const kind = kinds.find((one) => one.id === id);
  if (!kind) throw new Error(`No kind ${id}; there are ${kinds.map((one) => one.id).join(', ')}.`);
  return kind;
}
