// Commands of the transport.

import { LIMITS } from '../protocol.js';
import { optional, wholeNumber } from '../fields.js';

/**
 * @template {import('../protocol.js').CommandType} T
 * @typedef {import('../context.js').Row<T>} Row
 */

const anything = () => undefined;

/** @type {Row<'play'>} */
export const play = {
  check: anything,
  run: (_command, { playground }) => playground.play(),
};

/** @type {Row<'pause'>} */
export const pause = {
  check: anything,
  run: (_command, { playground }) => playground.pause(),
};

/** @type {Row<'step'>} */
export const step = {
  check: optional('count', wholeNumber(1, LIMITS.steps)),
  run: ({ count }, { playground }) => playground.step(count),
};

/** @type {Row<'trainTo'>} */
export const trainTo = {
  check: wholeNumber(0, LIMITS.steps)('step'),
  run(command, { playground }) {
    // The way there is shown, also where the embed would not have shown it.
    playground.pause();
    playground.trainTo(command.step);
  },
};

/** @type {Row<'reset'>} */
export const reset = {
  check: anything,
  run: (_command, { playground }) => playground.reset(),
};

/** @type {Row<'seek'>} */
export const seek = {
  check: wholeNumber(0, LIMITS.steps)('step'),
  run: (command, { playground }) => playground.seek(command.step),
};
