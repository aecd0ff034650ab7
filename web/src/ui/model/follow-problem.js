// What follows when another problem is chosen on the page.

import { followProblem, usualParams } from '../../playground/usual-rates.js';

/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('./store.js').Store} Store */

/**
 * From now on rates that nobody chose follow the problem, and that is said.
 * @param {Store} store
 */
export function keepUsualRates(store) {
  const { playground, catalog } = store;
  playground.usualParams = usualParams;
  store.onProblem = (before) => {
    let message = '';
    playground.edit((config) => {
      message = followProblem(config, before, catalog);
    });
    if (message) store.notify({ key: 'Rates', message, canUndo: true });
  };
}
