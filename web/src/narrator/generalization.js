// How much better runs do on the data that they were trained on than on new data.

import last from '../quantities/kinds/last.js';
import { formatValue } from '../drawing/format.js';
import { finite } from '../quantities/quantity.js';
import { valueOf } from './kind.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Told} Told */

// At least twice as high.
const LEAST = 2;

/**
 * @typedef {object} Gap
 * @property {Told} run
 * @property {number} training last loss on all training data
 * @property {number} validation
 * @property {number} ratio of them
 */

/**
 * @param {Told} run
 * @returns {Gap | null} null: there is none worth a sentence, or the run has not come to its end
 */
export function gapOf(run) {
  const { measured, isFinished } = run;
  const training = finite(measured.training).at(-1)?.value ?? NaN;
  const validation = valueOf(last, run);
  if (!isFinished || measured.lossKind !== 'validation' || !(training > 0)) return null;
  const ratio = validation / training;
  return ratio >= LEAST ? { run, training, validation, ratio } : null;
}

/**
 * @param {Story} story
 * @returns {Gap | undefined} the largest one as a ratio: only that is told
 */
export function largestGap({ runs }) {
  return runs.flatMap((run) => gapOf(run) ?? []).sort((a, b) => b.ratio - a.ratio)[0];
}

/**
 * The training loss of the table is that of the last batch: these words say which one this is.
 * @param {Gap} gap
 */
export function gapWords({ training, validation }) {
  return `loss ${formatValue(training)} on all training samples, ${formatValue(validation)} on validation samples`;
}
