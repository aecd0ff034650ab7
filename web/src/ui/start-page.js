// Puts the page together: catalog, address, store, trainer, view.

import { html, render } from 'lit';
import start from '../wasm/catalog-start.json';
import { studies } from '../wasm/first-views.js';
import { parseFlags } from '../config/index.js';
import { FIRST_VISIT } from '../playground/first-visit.js';
import { watchLoading } from './load-failure.js';
import { GrowingCatalog } from './model/growing-catalog.js';
import { Store } from './model/store.js';
import { mendAddress, pageAddress as address } from './page-address.js';
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
  begin(store);
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

// A first visit should see something happen, unless moving pictures are unwelcome.
/** @param {Store} store */
function begin(store) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { autoplay, at } = store.flags;
  if (at !== null) store.trainTo(at);
  else if ((autoplay && !isStudy(store)) || (store.isFirstVisit && !store.flags.embed && !calm))
    store.play();
  else store.settle();
}

// A study starts by itself: nobody would see the runs train.
/** @param {Store} store */
function isStudy({ flags: { embed, show } }) {
  return embed && show.length > 0 && show.every((name) => studies.includes(name));
}
