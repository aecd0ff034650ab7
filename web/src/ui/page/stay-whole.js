// An open page stays whole, whatever becomes of its connection and its host: all of its parts are fetched, and
// where the browser allows it, the site is kept for the next visit.

import { isFile } from '../../engine/wasm/data-sets.js';
import { buildOf, canBeKept, forgetSite, holdBuild, keepSite } from '../../offline/builds.js';
import { partsFile } from '../../offline/names.js';
import { fetchParts, idle } from '../../offline/parts.js';

/** @typedef {import('../model/store.js').Store} Store */

// A reader who watches the first training waits for it. Long ones do not hold everything up.
const LONGEST_TRAINING = 10_000;
// A page that is left again at once fetches nothing in vain.
const REST = 2_000;

/** What the browser's list of marks says when an open page needs its host no more. */
export const WHOLE = 'all parts are here';

/**
 * To be called after the first curve. Nothing of this is needed: where it fails, parts come when they are used.
 * @param {Store} store of the page that has the document for itself
 */
export async function stayWhole(store) {
  const id = buildOf(document);
  const { connection } = /** @type {Navigator & { connection?: { saveData?: boolean } }} */ (
    navigator
  );
  if (!id || connection?.saveData) return;
  const scope = new URL('./', document.baseURI).href;
  if (navigator.locks) holdBuild(navigator.locks, scope, id);
  await untilStill(store);
  await new Promise((resolve) => setTimeout(resolve, REST));
  await fetchAll(store, scope, id).catch(() => {});
  await keep(store, scope).catch(() => {});
}

/**
 * @param {Store} store
 * @returns {Promise<void>} when nothing plays any more
 */
function untilStill(store) {
  return new Promise((resolve) => {
    const look = () => !store.frame?.playing && end();
    const end = () => {
      store.removeEventListener('frame', look);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, LONGEST_TRAINING);
    store.addEventListener('frame', look);
    look();
  });
}

/**
 * @param {Store} store
 * @param {string} scope
 * @param {string} id of the build
 */
async function fetchAll(store, scope, id) {
  const response = await fetch(new URL(partsFile(id), scope));
  /** @type {import('../../offline/names.js').Parts} */
  const parts = await response.json();
  await fetchParts(document, parts, idle);
  const { catalog, dataSets } = store.playground;
  for (const entry of catalog.datasets) {
    if (isFile(entry) && parts.data.includes(`data/${entry.file}`)) await dataSets?.load(entry);
  }
  performance.mark(WHOLE);
}

/**
 * @param {Store} store
 * @param {string} scope
 */
async function keep(store, scope) {
  const { serviceWorker } = navigator;
  // What stands in a frame decides nothing for the site.
  if (!serviceWorker || parent !== window) return;
  if (!canBeKept(window)) await forgetSite({ container: serviceWorker, caches, scope });
  else {
    await keepSite({
      container: serviceWorker,
      scope,
      fetched: () => performance.getEntriesByType('resource').map(({ name }) => name),
      onNewer: (load) => store.notify(newerBuild(load)),
    });
  }
}

/** @param {() => void} load */
function newerBuild(load) {
  return {
    key: 'A new version is here.',
    message: 'Your experiment stays as it is.',
    button: { words: 'Load it', act: load },
  };
}
