// The curves of all runs as CSV.

const COLUMNS = [
  ['step', 'step'],
  ['epoch', 'epoch'],
  ['lr', 'lr'],
  ['train_loss', 'trainLoss'],
  ['val_loss', 'valLoss'],
  ['train_accuracy', 'trainAccuracy'],
  ['val_accuracy', 'valAccuracy'],
  ['grad_norm', 'gradNorm'],
  ['update_ratio', 'updateRatio'],
];

/** Columns of a replay: name in files, name in a row. */
export const replayColumns = COLUMNS;

/**
 * A float with 9 significant digits, which give back a float32 exactly; the same text everywhere.
 * @param {number} value
 * @returns {string} "nan", "inf" and "-inf" spelled so
 */
export function formatFloat(value) {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(Number(value.toPrecision(9)));
}

/**
 * Which measures a run does not have at all (a surface has no accuracy), as opposed to those that
 * stop being numbers when it diverges.
 * @param {import('./replay.js').Row[]} rows
 * @returns {Set<string>} names in a row
 */
export function undefinedMeasures(rows) {
  const measures = ['valLoss', 'trainAccuracy', 'valAccuracy'];
  const [first] = rows;
  return new Set(measures.filter((name) => !first || Number.isNaN(first[name])));
}

/**
 * @param {Array<{ index: number, rows: import('./replay.js').Row[], fingerprint: string }>} replays
 *   index: place of the run in the experiment, from 0
 * @returns {string} header, rows, then `# fingerprint RUN HEX` a run
 */
export function formatCsv(replays) {
  const lines = [['run', ...COLUMNS.map(([name]) => name)].join(',')];
  for (const { index, rows } of replays) {
    const missing = undefinedMeasures(rows);
    for (const row of rows) {
      const cells = COLUMNS.map(([, name]) => (missing.has(name) ? '' : formatFloat(row[name])));
      lines.push([index, ...cells].join(','));
    }
  }
  for (const { index, fingerprint } of replays) lines.push(`# fingerprint ${index} ${fingerprint}`);
  return `${lines.join('\n')}\n`;
}
