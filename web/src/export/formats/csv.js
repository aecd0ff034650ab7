// Writes the curves of all runs as CSV: header, rows, then `# run RUN NAME` for each run, `# steps RUN ...` where
// steps are left out, and `# fingerprint RUN HEX` for each run.

import { formatFloat, replayColumns, undefinedMeasures } from '../replay-columns.js';

/** @typedef {import('../../engine/worker/replay.js').Replay} Replay */

/** @type {import('../format.js').ReplayFormat} */
export default {
  id: 'csv',
  name: 'CSV',
  extension: 'csv',
  mime: 'text/csv',
  needs: 'replays',
  write({ replays }) {
    const lines = [['run', ...replayColumns.map(([name]) => name)].join(',')];
    for (const { index, rows } of replays) {
      const missing = undefinedMeasures(rows);
      for (const row of rows) {
        const cells = replayColumns.map(([, key]) =>
          missing.has(key) ? '' : formatFloat(row[key]),
        );
        lines.push([index, ...cells].join(','));
      }
    }
    for (const { index, name } of replays) lines.push(`# run ${index} ${oneLine(name)}`);
    for (const { index, ...replay } of replays) {
      if (replay.every > 1) lines.push(`# steps ${index} ${stepsOf(replay)}`);
    }
    for (const { index, fingerprint } of replays) {
      lines.push(`# fingerprint ${index} ${fingerprint}`);
    }
    return `${lines.join('\n')}\n`;
  },
};

/**
 * Which steps the rows hold, such as "0, 20, 40, ... 1000".
 * @param {Pick<Replay, 'rows'>} replay
 */
function stepsOf({ rows }) {
  const steps = rows.map(({ step }) => step);
  if (steps.length <= 4) return steps.join(', ');
  return `${steps.slice(0, 3).join(', ')}, ... ${steps[steps.length - 1]}`;
}

/** @param {string} name of a run, which may be any text */
function oneLine(name) {
  return name.replace(/\s+/g, ' ');
}
