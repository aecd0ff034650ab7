// Commands of the transport.

import { Refusal } from '../context.js';
import { LIMITS } from '../protocol.js';
import { optional, wholeNumber } from '../fields.js';

/**
 * @template {import('../protocol.js').CommandType} T
 * @typedef {import('../context.js').Row<T>} Row
 */

const REASONS = { trainTo: 'the last of the experiment', seek: 'the last that was reached' };

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
    const { farthest = 0, steps = 0 } = playground.frame ?? {};
    if (steps > 0) checkReach('trainTo', command.step, steps);
    // The way there is shown, also where the embed would not have shown it.
    playground.pause();
    // An embed may stand finished.
    if (command.step < farthest) playground.seek(command.step);
    else playground.trainTo(command.step);
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
  run(command, { playground }) {
    checkReach('seek', command.step, playground.frame?.farthest ?? 0);
    playground.seek(command.step);
  },
};

/**
 * @param {'trainTo' | 'seek'} type
 * @param {number} wanted step
 * @param {number} most the last step that there is
 */
function checkReach(type, wanted, most) {
  if (wanted <= most) return;
  const words = `${type}: step must be a whole number from 0 to ${most}, ${REASONS[type]}, not ${wanted}.`;
  throw new Refusal(words, { key: 'step', value: String(wanted) });
}
