// Writes the curves of all runs as JSON: the numbers of the CSV, one object per run. What is not defined
// is null; "nan", "inf" and "-inf" are words.

import { jsonNumber, replayColumns, undefinedMeasures } from '../replay-columns.js';

/** @type {import('../format.js').ReplayFormat} */
export default {
  id: 'json',
  name: 'JSON',
  extension: 'json',
  mime: 'application/json',
  needs: 'replays',
  write({ link, replays }) {
    const runs = replays.map(({ index, name, rows, every, fingerprint, status }) => {
      const missing = undefinedMeasures(rows);
      const curves = replayColumns.map(([column, key]) => [
        column,
        missing.has(key) ? null : rows.map((row) => jsonNumber(row[key])),
      ]);
      return { run: index, name, status, fingerprint, every, ...Object.fromEntries(curves) };
    });
    return `${JSON.stringify({ version: 1, link, runs })}\n`;
  },
};
