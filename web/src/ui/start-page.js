// Puts the page together: catalog, address, store, trainer, view.

import { html, render } from 'lit';
import start from '../wasm/catalog-start.json';
import { parseFlags, parseLink, unpackStart } from '../config/index.js';
import { Trainer } from '../engine/page/trainer.js';
import { FIRST_VISIT } from './first-visit.js';
import { watchLoading } from './load-failure.js';
import { Store } from './model/store.js';
import { loadRest } from './model/whole-catalog.js';
import { startTheme } from './theme.js';

const VIEWS = {
  page: () => import('./playground-app.js'),
  embed: () => import('./playground-embed.js'),
};

/**
 * Starts the page, or its embedded form if the address says so.
 * @param {HTMLElement} place
 * @returns {Promise<Store>}
 */
export async function startPage(place) {
  const { flags, problems } = parseFlags(location.search);
  startTheme(flags.theme);
  watchLoading();
  const view = flags.embed ? VIEWS.embed() : VIEWS.page();
  const catalog = unpackStart(start);
  // What the start of the catalog does not know may be in the rest.
  if (parseLink(address.read(), catalog).problems.length) await loadRest(catalog);
  const store = new Store({ catalog, flags, firstVisit: FIRST_VISIT, address });
  problems.forEach((problem) => store.notify(problem));
  const follow = () => loadRest(catalog).then(() => store.followAddress());
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);

  const trainer = new Trainer({
    catalog,
    startsSmall: true,
    onFrame: (frame) => store.receive(frame),
    onProblems: (list) => store.reportEngine(list),
  });
  store.attach(trainer);
  await view;
  show(store, place);
  begin(store);
  return store;
}

function show(store, place) {
  place.replaceChildren();
  const page = store.flags.embed
    ? html`<playground-embed .store=${store}></playground-embed>`
    : html`<playground-app .store=${store}></playground-app>`;
  render(page, place);
}

// A first visit should see something happen, unless moving pictures are unwelcome.
function begin(store) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { autoplay, at } = store.flags;
  if (at !== null) store.trainTo(at);
  else if (autoplay || (store.isFirstVisit && !store.flags.embed && !calm)) store.play();
  else store.settle();
}

const address = {
  read: () => location.hash.replace(/^#/, ''),
  write: (link, push) => {
    const target = `${location.pathname}${location.search}#${link}`;
    if (push) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
  },
};
