// How `npm run test:house` sees whether something that is added works: as a user would.

import assert from 'node:assert/strict';
import path from 'node:path';
import { runIn } from '../scripts/copy-tree.js';

/**
 * @typedef {object} Trial
 * @property {string} id of the addition
 * @property {string} name what is tried
 * @property {(folder: string, isThere: boolean) => Promise<void>} run in a copy that is built, with or
 *   without the addition; throws if it is not as it should be
 */

/** @type {Trial[]} */
export const trials = [
  { id: 'optimizer', name: 'replay of a link that names it', run: tryOptimizer },
];

/**
 * @param {string} folder
 * @param {string[]} args of the replay
 */
function replay(folder, args) {
  return runIn(folder, [path.join(folder, 'web/src/cli/replay.js'), ...args]);
}

/** @type {Trial['run']} */
async function tryOptimizer(folder, isThere) {
  const { text } = await replay(folder, ['v=1&steps=20&run=signsgd,lr=0.01']);
  assert.equal(/^# fingerprint 0 [0-9a-f]{16}$/m.test(text), isThere, text);
}
