// A rule that the user writes is opened where it is written.

import { textParam } from '../../../catalog/own-text.js';
import { findEntry } from '../../../catalog/entries.js';
import { openSheet } from '../open-sheet.js';

/** @typedef {import('../../model/store.js').Store} Store */

const FIELD = 'run-panel rule-editor textarea';
// The editor may have to be loaded first.
const LONGEST_WAIT = 5000;

/**
 * Shows the panel of the selected run and puts the cursor into its text, if its optimizer has one.
 * @param {Store} store
 * @param {Element} host within the playground
 */
export async function editOwnText(store, host) {
  const run = store.config.runs[store.ui.selected];
  if (!textParam(findEntry(store.catalog, 'optimizers', run?.optimizer))) return;
  store.setUi({ panel: 'run' });
  openSheet(host, 'problem');
  const playground = host.closest('.app');
  if (!playground) return;
  // The editor of another run, if there is one, goes with the next frame.
  await new Promise(requestAnimationFrame);
  const field = await appearance(playground, FIELD);
  field?.scrollIntoView({ block: 'nearest' });
  field?.focus();
}

/**
 * @param {Element} place
 * @param {string} selector
 * @returns {Promise<HTMLElement | null>} null: it did not come
 */
function appearance(place, selector) {
  return new Promise((resolve) => {
    const finish = () => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(place.querySelector(selector));
    };
    const observer = new MutationObserver(() => place.querySelector(selector) && finish());
    const timer = setTimeout(finish, LONGEST_WAIT);
    if (place.querySelector(selector)) finish();
    else observer.observe(place, { childList: true, subtree: true });
  });
}
