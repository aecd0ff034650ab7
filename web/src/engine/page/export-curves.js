// The file that `npm run replay` prints, from runs that are trained again in workers. Loaded when
// somebody asks for one.

import { formatCsv } from '../../export/csv.js';
import { formatJson } from '../../export/json.js';

/**
 * @param {object} experiment
 * @param {string} experiment.link canonical
 * @param {{ index: number, name: string, spec: object }[]} experiment.runs specs as workers get them
 * @param {(name: string, args: object, options: object) => Promise<any>} task see Trainer.task
 * @param {object} options see Trainer.exportCurves
 * @returns {Promise<string>}
 */
export async function exportCurves({ link, runs }, task, options) {
  const { format = 'csv', steps, every, signal, onProgress } = options;
  const reached = runs.map(() => 0);
  const replays = await Promise.all(
    runs.map(async ({ index, name, spec }, i) => {
      const follow = (step) => {
        reached[i] = step / Math.max(1, steps);
        onProgress?.(reached.reduce((sum, share) => sum + share, 0) / runs.length);
      };
      const args = { spec, steps, every };
      const replay = await task('replay', args, { signal, onProgress: follow });
      return { index, name, ...replay };
    }),
  );
  return format === 'csv' ? formatCsv(replays) : formatJson({ link, replays });
}
