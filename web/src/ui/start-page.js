// Puts the page together: catalog, address, store, trainer, view.

import { html, render } from 'lit';
import start from '../wasm/catalog-start.json';
import { parseFlags } from '../config/flags.js';
import { FIRST_VISIT } from '../playground/first-visit.js';
import { isInView } from './in-view.js';
import { watchLoading } from './load-failure.js';
import { GrowingCatalog } from './model/growing-catalog.js';
import { Store } from './model/store.js';
import { mendAddress, pageAddress } from './page-address.js';
import { Theme } from '../elements/theme.js';

// Each with its styles: the build knows them by a function of its own.
const VIEWS = {
  page: () => import('./page/playground-app.js'),
  embed: () => import('./embed/playground-embed.js'),
};

// The page, or its embedded form if the address says so.
/** @param {import('./page-address.js').PageAddress} address */
function loadView({ query }) {
  return parseFlags(query).flags.embed ? VIEWS.embed() : VIEWS.page();
}

/**
 * @typedef {object} PageOptions what is different where the page is no file of a site
 * @property {import('./page-address.js').PageAddress} [address] where its experiment stands
 * @property {Parameters<import('../playground/playground.js').Playground['train']>[0]} [training]
 */

/**
 * Starts the page, or its embedded form if the address says so.
 * @param {HTMLElement} place
 * @param {PageOptions} [options]
 * @returns {Promise<Store>}
 */
export async function startPage(
  place,
  { address = pageAddress, training = { startsSmall: true } } = {},
) {
  watchLoading();
  const parts = new GrowingCatalog(start);
  const { catalog } = parts;
  // Loads while the address is looked at.
  loadView(address);
  await mendAddress(parts, address);
  // Own data that are too large for the link: they are named in it, see config/table.js.
  if (/(^|&)table=kept-/.test(address.read())) (await import('./model/session.js')).restoreTable();
  const { flags, problems: errors } = parseFlags(address.query);
  const theme = new Theme(document.documentElement, flags.theme);
  const store = new Store({ catalog, flags, firstVisit: FIRST_VISIT, address, parts });
  errors.forEach((error) => store.notify(error));
  const follow = async () => {
    await store.loadRest();
    await mendAddress(parts, address);
    store.followAddress();
  };
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  store.playground.train(training);
  await loadView(address);
  show(store, theme, place);
  begin(store, place);
  store.settled.then(() => followLate(store, place));
  return store;
}

/**
 * What nobody misses at the first look: the title of the document, and texts that translators change.
 * @param {Store} store
 * @param {HTMLElement} place
 */
async function followLate(store, place) {
  const { followTitle } = await import('./document-title.js');
  followTitle(store);
  const { keepTexts } = await import('../elements/translated-text.js');
  keepTexts(place);
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
    ? html`<playground-embed
        .store=${store}
        .theme=${theme}
        .keyTarget=${document}
      ></playground-embed>`
    : html`<playground-app
        .store=${store}
        .theme=${theme}
        .keyTarget=${document}
      ></playground-app>`;
  render(page, place);
}

/**
 * A page plays at once, and an embed where its address says so.
 * @param {Store} store
 * @param {HTMLElement} place
 */
async function begin(store, place) {
  const { autoplay, at, embed, show } = store.flags;
  const isStill = embed || matchMedia('(prefers-reduced-motion: reduce)').matches;
  // Among the views of a host may be studies, which start by themselves.
  if (at === null && (autoplay ?? !isStill) && !show.length && !hasSession()) {
    if (embed) await isInView(place);
    store.play();
    return;
  }
  const { startTraining } = await import('./start-training.js');
  startTraining(store, place, isStill);
}

// Whether this tab kept something: perhaps how training stood before it was loaded again.
function hasSession() {
  try {
    return sessionStorage.length > 0;
  } catch {
    return false;
  }
}
