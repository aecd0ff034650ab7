// Printing, however it is asked for: one page about the experiment takes the place of everything else.

import '../../elements/styles/print.css';
import { render } from 'lit';
import {
  figureAtOnce,
  figureOfPage,
  figureSvgElement,
  loadModules,
} from '../dialogs/page-figure.js';
import { sheet } from './sheet.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {typeof figureOfPage} MakeFigure */

// What both A4 and Letter have within their margins, in CSS pixels; see print.css.
const PAGE = { width: 688, height: 936 };
const FIGURE = { least: 400, most: 560 };
// Charts that were just chosen are there by then, in milliseconds.
const CALM = 500;

export class Printing {
  /** @type {HTMLElement | null} */
  #place = null;
  /** @type {Map<string, unknown>} modules of views by id: nothing can be loaded while the browser prints */
  #modules = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #end = new AbortController();

  /**
   * @param {Store} store with its whole catalog
   * @param {HTMLElement} page that has the document for itself
   */
  constructor(store, page) {
    this.store = store;
    this.page = page;
    const { signal } = this.#end;
    addEventListener('beforeprint', () => this.#make(this.#atOnce), { signal });
    addEventListener('afterprint', () => this.#clear(), { signal });
    addEventListener('keydown', (event) => this.#onKey(event), { signal });
    store.addEventListener('change', () => this.#prepareSoon(), { signal });
    this.#prepare();
  }

  /** Printing is the browser's again. */
  dispose() {
    clearTimeout(this.#timer);
    this.#end.abort();
    this.#clear();
  }

  #prepareSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#prepare(), CALM);
  }

  #prepare() {
    return loadModules(this.store, this.page, this.#modules);
  }

  // With the keys of printing there is time for everything, also for what has to be computed.
  /** @param {KeyboardEvent} event */
  async #onKey(event) {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isPrint || event.key.toLowerCase() !== 'p' || event.defaultPrevented) return;
    event.preventDefault();
    this.#clear();
    await this.#make(figureOfPage);
    print();
  }

  /** @type {MakeFigure} */
  #atOnce = (store, page, wish) => figureAtOnce(store, page, wish, this.#modules);

  // Before the browser prints, all of this happens without a pause: nothing in it waits for anything but
  // promises that are kept already.
  /** @param {MakeFigure} makeFigure */
  async #make(makeFigure) {
    if (this.#place) return;
    const place = document.createElement('div');
    this.#place = place;
    place.className = 'print-sheet';
    place.dataset.theme = 'light';
    document.body.append(place);
    render(sheet(this.store), place);
    const rest = place.offsetHeight;
    const height = Math.min(FIGURE.most, Math.max(FIGURE.least, PAGE.height - rest));
    // Many runs make everything smaller rather than a second page.
    const zoom = Math.min(1, PAGE.height / (rest + height));
    const size = { width: Math.round(PAGE.width / zoom), height };
    Object.assign(place.style, { zoom: String(zoom), width: `${size.width}px` });
    const wish = {
      size,
      theme: /** @type {const} */ ('light'),
      title: '',
      note: '',
      hasLink: false,
    };
    // A figure that fails leaves the rest of the page.
    const figure = await makeFigure(this.store, this.page, wish)
      .then(figureSvgElement)
      .catch(() => '');
    place.querySelector('.print-figure')?.append(figure);
    document.body.classList.add('prints-sheet');
  }

  #clear() {
    if (!this.#place) return;
    // The document itself may have been replaced.
    document.body?.classList.remove('prints-sheet');
    this.#place.remove();
    this.#place = null;
  }
}
