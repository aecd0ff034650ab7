// What follows when another problem is chosen on the page.

import { Editor } from '../../playground/editor.js';
import { followProblem, usualParams } from '../../playground/usual-rates.js';

/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('./store.js').Store} Store */

/**
 * From now on rates that nobody chose follow the problem, and that is said.
 * @param {Store} store
 */
export function keepUsualRates(store) {
  const { catalog } = store;
  const editor = new Editor(store.playground);
  editor.usualParams = usualParams;
  store.editor = editor;
  store.onProblem = (before) => {
    let message = '';
    editor.edit((config) => {
      message = followProblem(config, before, catalog);
    });
    if (message) store.notify({ key: 'Rates', message, canUndo: true });
  };
}

// Settings on which it depends what stands at a place of the x axis.
const ALONG_X = ['problem', 'data', 'surface', 'steps', 'x'];

/**
 * From now on all of the x axis is shown again when something else stands there.
 * @param {Store} store
 */
export function keepZoomInPlace(store) {
  const { playground } = store;
  const alongX = () => {
    const { settings, table } = playground.config;
    return JSON.stringify([table, ...ALONG_X.map((key) => settings[key])]);
  };
  let known = alongX();
  playground.addEventListener('change', () => {
    const now = alongX();
    if (now !== known && store.ui.zoom) store.setZoom(null);
    known = now;
  });
}
