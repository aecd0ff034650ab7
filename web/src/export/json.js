// The curves of all runs as JSON: the numbers of the CSV, one object a run.

import { formatFloat, replayColumns, undefinedMeasures } from './csv.js';

/**
 * @param {object} experiment
 * @param {string} experiment.link canonical
 * @param {Array<{ index: number, name: string, rows: import('./replay.js').Row[],
 *   fingerprint: string, status: string }>} experiment.replays
 * @returns {string} null where not defined; "nan", "inf" and "-inf" as words
 */
export function formatJson({ link, replays }) {
  const runs = replays.map(({ index, name, rows, fingerprint, status }) => {
    const missing = undefinedMeasures(rows);
    const curves = replayColumns.map(([column, key]) => [
      column,
      missing.has(key) ? null : rows.map((row) => jsonNumber(row[key])),
    ]);
    return { run: index, name, status, fingerprint, ...Object.fromEntries(curves) };
  });
  return `${JSON.stringify({ version: 1, link, runs })}\n`;
}

function jsonNumber(value) {
  return Number.isFinite(value) ? Number(formatFloat(value)) : formatFloat(value);
}
