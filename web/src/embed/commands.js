// Everything that a host can ask for. A row says what is wrong with a message, and carries out one that was checked.

import * as experiment from './commands/experiment.js';
import * as look from './commands/look.js';
import * as results from './commands/results.js';
import * as training from './commands/training.js';
import { introduction } from './introduction.js';

/**
 * @template {import('./protocol.js').CommandType} T
 * @typedef {import('./context.js').Row<T>} Row
 */

/** @type {Row<'hello'>} */
const hello = {
  check: () => undefined,
  run: (_command, context) => introduction(context),
};

/** @type {{ [T in import('./protocol.js').CommandType]: Row<T> }} */
export const commands = { hello, ...training, ...experiment, ...results, ...look };
