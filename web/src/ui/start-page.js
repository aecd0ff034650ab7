// Puts the page together: catalog, address, store, trainer, view.

import { html, render } from 'lit';
import start from '../wasm/catalog-start.json';
import { parseFlags } from '../config/index.js';
import { FIRST_VISIT } from '../playground/first-visit.js';
import { watchLoading } from './load-failure.js';
import { GrowingCatalog } from './model/growing-catalog.js';
import { Store } from './model/store.js';
import { mendAddress, pageAddress as address } from './page-address.js';
import { startTraining } from './start-training.js';
import { Theme } from '../elements/theme.js';

// Each with its styles: the build knows them by a function of its own.
const VIEWS = {
  page: () => import('./page/playground-app.js'),
  embed: () => import('./embed/playground-embed.js'),
};

// The page, or its embedded form if the address says so.
function loadView() {
  return parseFlags(location.search).flags.embed ? VIEWS.embed() : VIEWS.page();
}

/**
 * Starts the page, or its embedded form if the address says so.
 * @param {HTMLElement} place
 * @returns {Promise<Store>}
 */
export async function startPage(place) {
  watchLoading();
  const parts = new GrowingCatalog(start);
  const { catalog } = parts;
  // Loads while the address is looked at.
  loadView();
  await mendAddress(parts);
  const { flags, problems: errors } = parseFlags(location.search);
  const theme = new Theme(document.documentElement, flags.theme);
  const store = new Store({ catalog, flags, firstVisit: FIRST_VISIT, address, parts });
  errors.forEach((error) => store.notify(error));
  const follow = async () => {
    await store.loadRest();
    await mendAddress(parts);
    store.followAddress();
  };
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  store.playground.train({ startsSmall: true });
  await loadView();
  show(store, theme, place);
  startTraining(store, place);
  store.settled.then(() => keepTexts(place));
  return store;
}

// Nobody translates the page before it is there.
/** @param {HTMLElement} place */
async function keepTexts(place) {
  const { keepTexts: keep } = await import('../elements/translated-text.js');
  keep(place);
}

/**
 * @param {Store} store
 * @param {Theme} theme
 * @param {HTMLElement} place
 */
function show(store, theme, place) {
  place.replaceChildren();
  // The page has the document for itself, and so all of its keys.
  const page = store.flags.embed
    ? html`<playground-embed .store=${store} .keyTarget=${document}></playground-embed>`
    : html`<playground-app
        .store=${store}
        .theme=${theme}
        .keyTarget=${document}
      ></playground-app>`;
  render(page, place);
}
