// Puts the page together: catalog, address, store, trainer, view.

import { html, render } from 'lit';
import structure from '../wasm/catalog-structure.json';
import { parseFlags, unpackStructure } from '../config/index.js';
import { Trainer } from '../engine/trainer.js';
import { FIRST_VISIT } from './first-visit.js';
import { Store } from './model/store.js';
import { startTheme } from './theme.js';

/**
 * Starts the page, or its embedded form if the address says so.
 * @param {HTMLElement} place
 * @returns {Promise<Store>}
 */
export async function startPage(place) {
  const catalog = unpackStructure(structure);
  const { flags, problems } = parseFlags(location.search);
  startTheme(flags.theme);
  const store = new Store({ catalog, flags, firstVisit: FIRST_VISIT, address });
  problems.forEach((problem) => store.notify(problem));
  addEventListener('popstate', () => store.followAddress());
  addEventListener('hashchange', () => store.followAddress());

  const trainer = new Trainer({
    catalog,
    startsSmall: true,
    onFrame: (frame) => store.receive(frame),
    onProblems: (list) => store.reportEngine(list),
  });
  store.attach(trainer);
  await show(store, place);
  begin(store);
  return store;
}

async function show(store, place) {
  place.replaceChildren();
  if (store.flags.embed) {
    await import('./playground-embed.js');
    render(html`<playground-embed .store=${store}></playground-embed>`, place);
  } else {
    await import('./playground-app.js');
    render(html`<playground-app .store=${store}></playground-app>`, place);
  }
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
