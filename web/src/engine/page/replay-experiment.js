// Trains the runs of an experiment once more, in workers, for files that hold every number. The page
// loads this file when such a file is wanted.

import { everyForFile } from '../worker/replay.js';

/** @typedef {import('../worker/replay.js').ReplayedExperiment} ReplayedExperiment */

/**
 * @typedef {object} ReplayControl
 * @property {number} [steps] default: as far as the runs on screen have come
 * @property {number} [every] a row is noted every so many steps; default: see everyForFile
 * @property {AbortSignal} [signal]
 * @property {(share: number) => void} [onProgress] 0..1
 */

/**
 * @param {import('./aside.js').Experiment} experiment
 * @param {import('./trainer.js').Trainer} trainer
 * @param {ReplayControl & { steps: number }} control
 * @returns {Promise<ReplayedExperiment>}
 */
export async function replayExperiment({ link, runs }, trainer, control) {
  const { steps, every = everyForFile(steps, runs.length), signal, onProgress } = control;
  const reached = runs.map(() => 0);
  const replays = await Promise.all(
    runs.map(async ({ index, name, spec }, i) => {
      /** @param {number} step */
      const follow = (step) => {
        reached[i] = step / Math.max(1, steps);
        onProgress?.(reached.reduce((sum, share) => sum + share, 0) / runs.length);
      };
      const args = { spec, steps, every };
      const replay = await trainer.task('replay', args, { signal, onProgress: follow });
      return { index, name, ...replay };
    }),
  );
  return { link, replays };
}
