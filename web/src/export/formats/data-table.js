// Writes what a run trains on as CSV: one row per sample, then `# mean FEATURE NUMBER`, `# scale FEATURE NUMBER` and
// `# batch STEP ROW ROW ...` for the mini-batches of an epoch.

import { formatFloat } from '../replay-columns.js';
import { rowsOf } from '../data-rows.js';

/** @type {import('../format.js').DataFormat} */
export default {
  id: 'data-table',
  name: 'Data as a table',
  extension: 'csv',
  mime: 'text/csv',
  needs: 'data',
  write({ data, firstStep, batches }) {
    const lines = [['row', 'part', ...data.featureNames.map(quoted), 'target'].join(',')];
    rowsOf(data).forEach(({ inputs, target, isTraining, label }, row) => {
      const part = isTraining ? 'training' : 'validation';
      const numbers = Array.from(inputs, formatFloat);
      lines.push([row, part, ...numbers, quoted(label ?? formatFloat(target))].join(','));
    });
    data.featureNames.forEach((name, i) => {
      lines.push(`# mean ${data.means[i]} ${oneLine(name)}`);
      lines.push(`# scale ${data.scales[i]} ${oneLine(name)}`);
    });
    batches.forEach((rows, i) => lines.push(`# batch ${firstStep + i} ${rows.join(' ')}`));
    return `${lines.join('\n')}\n`;
  },
};

/** @param {string} text */
function quoted(text) {
  return /[",\n\r]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {string} name */
function oneLine(name) {
  return name.replace(/\s+/g, ' ');
}
