// The two figures that every example shows, and the numbers that Node gets for them.

import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';
import { runProgram } from './run-program.js';

/**
 * @typedef {object} Figure
 * @property {string} link
 * @property {string} query
 * @property {string} title with signs that hosts take for something else
 * @property {number} height
 * @property {number} steps
 * @property {string} mark a part of its link, by which its frame is found
 */

/** @type {Record<'small' | 'long', Figure>} */
export const figures = {
  // Arrives at its last step, however long a busy machine takes.
  small: {
    link: 'v=1&data=moons&steps=200&speed=100000&title=Who%27s%20first%3F&run=sgd,lr=0.1&run=adam,lr=0.03',
    query: '?embed=1&show=loss,lr&at=200',
    title: `Adam & SGD: who's *first* below <0.1> for $5, "really"?`,
    height: 400,
    steps: 200,
    mark: 'steps=200&',
  },
  // Plays, and for so long that it can be seen waiting.
  long: {
    link: 'v=1&data=moons&steps=60000&run=momentum,lr=0.01',
    query: '?embed=1&show=loss&autoplay=1',
    title: 'A long training',
    height: 300,
    steps: 60000,
    mark: 'steps=60000&',
  },
};

/**
 * Draws the picture of the small figure.
 * @param {string} file of any of the formats
 */
export async function drawPicture(file) {
  const program = path.join(root, 'web/src/cli/figure.js');
  const { link } = figures.small;
  await runProgram(process.execPath, [program, link, file, '--show', 'loss,lr']);
}

/**
 * What a figure must end with, in every host.
 * @param {Figure} figure
 * @returns {Promise<string[]>} fingerprints of its runs
 */
export async function fingerprintsOf({ link }) {
  const program = path.join(root, 'web/src/cli/replay.js');
  const text = await runProgram(process.execPath, [program, link, '--every', '1000000']);
  return [...text.matchAll(/^# fingerprint \d+ ([0-9a-f]{16})$/gm)].map(([, print]) => print);
}
