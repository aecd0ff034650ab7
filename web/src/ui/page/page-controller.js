// What the page does with keys, files, printing and the wishes of its parts. Comes with the parts.

import { keepHistory } from '../model/keep-history.js';
import { listenForKeys, transportKeys } from '../keys.js';
import { listenForFiles, openFile } from './dropped-files.js';
import { followPrinting } from './follow-printing.js';
import { keepSize } from './keep-size.js';
import { Sheets } from './sheets.js';

/** @typedef {import('./playground-app.js').PlaygroundApp} Page */

/** Listens while its page is connected. */
export class PageController {
  #page;
  /** @type {(() => void)[]} */
  #ends = [];

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    this.sheets = new Sheets(page);
    page.addController(this);
    this.#loadRibbon();
  }

  async #loadRibbon() {
    await import('../ribbon/rate-ribbon.js');
    this.#page.requestUpdate();
  }

  hostConnected() {
    const { store, keyTarget } = this.#page;
    this.hostDisconnected();
    this.#ends = [
      listenForKeys(keyTarget, (event) =>
        this.#hasDialog ? {} : { ...transportKeys(store, event), ...this.#keys() },
      ),
      listenForFiles(keyTarget, this.#page, (file) => this.#take(file)),
      keepHistory(store, keyTarget, () => this.#hasDialog),
      ...(keyTarget === document ? [followPrinting(store, this.#page)] : []),
      this.#listenToParts(),
    ];
  }

  hostDisconnected() {
    for (const end of this.#ends) end();
    this.#ends = [];
  }

  // Dialogs fire these as well, so it is the page that hears them.
  #listenToParts() {
    const listening = new AbortController();
    const page = this.#page;
    const on = (/** @type {string} */ name, /** @type {EventListener} */ act) =>
      page.addEventListener(name, act, listening);
    on('open-dialog', (event) => this.#open(/** @type {CustomEvent<string>} */ (event).detail));
    on('open-sheet', (event) => {
      // Null: none.
      const { detail } = /** @type {CustomEvent<import('./sheets.js').SheetId | null>} */ (event);
      if (detail) this.sheets.show(detail);
      else this.sheets.close();
    });
    on('choose-charts', () => this.#chooseCharts());
    on('toggle-theme', () => page.theme.toggle());
    on('resize-part', (event) => {
      const { detail } = /** @type {import('./split-bar.js').ResizeEvent} */ (event);
      page.sizes = keepSize(page.sizes, detail);
    });
    page.addEventListener('keydown', this.sheets.onKey, listening);
    return () => listening.abort();
  }

  get #hasDialog() {
    return this.#page.querySelector('dialog[open]') !== null;
  }

  /** @param {File} file */
  #take(file) {
    if (this.#hasDialog) return;
    openFile(file, this.#page.store, { onTable: () => this.#open('own-data-dialog', file) });
  }

  /**
   * @param {string} name of a dialog's element
   * @param {File} [file] that it begins with
   */
  #open(name, file) {
    /** @type {import('../dialogs/modal-dialog.js').ModalDialog | null} */
    const dialog = this.#page.querySelector(name);
    dialog?.open(file);
  }

  #chooseCharts() {
    if (this.sheets.isCompact) return this.sheets.show('charts');
    /** @type {import('../charts/charts-popover.js').ChartsPopover | null} */
    const list = this.#page.querySelector('charts-popover');
    return list?.openAt(/** @type {Element} */ (this.#page.querySelector('.curves')));
  }

  /** @returns {import('../keys.js').Keys} what only the page has */
  #keys() {
    const { store } = this.#page;
    const { selected } = store.ui;
    return {
      a: () => store.addRun(),
      d: () => store.duplicateRun(selected),
      h: () => store.editRun(selected, (run) => (run.visible = !run.visible)),
      s: () => store.soloRun(selected),
      '?': () => this.#open('help-dialog'),
    };
  }
}
