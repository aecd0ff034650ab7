// Writes what a run trains on as JSON: the data as the network sees them, and the mini-batches of an epoch.

import { formatFloat } from '../replay-columns.js';
import { rowsOf } from '../data-rows.js';

/** @type {import('../format.js').DataFormat} */
export default {
  id: 'data',
  name: 'Data',
  extension: 'json',
  mime: 'application/json',
  needs: 'data',
  write({ link, run, name, data, epoch, firstStep, batches }) {
    const rows = rowsOf(data);
    const exact = (/** @type {ArrayLike<number>} */ list) =>
      Array.from(list, (value) => Number(formatFloat(value)));
    const text = JSON.stringify({
      ...{ version: 1, link, run, name },
      features: data.featureNames,
      classes: data.labels,
      means: [...data.means],
      scales: [...data.scales],
      inputs: rows.map(({ inputs }) => exact(inputs)),
      targets: rows.map(({ target }) => exact([target])[0]),
      training: rows.map(({ isTraining }) => isTraining),
      ...{ epoch, first_step: firstStep, batches },
    });
    return `${text}\n`;
  },
};
