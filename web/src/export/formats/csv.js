// Writes the curves of all runs as CSV: header, rows, then `# fingerprint RUN HEX` for each run.

import { formatFloat, replayColumns, undefinedMeasures } from '../replay-columns.js';

/** @type {import('../format.js').ExportFormat} */
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
    for (const { index, fingerprint } of replays) {
      lines.push(`# fingerprint ${index} ${fingerprint}`);
    }
    return `${lines.join('\n')}\n`;
  },
};
