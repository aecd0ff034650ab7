// On tablets and phones: the bar at the bottom edge, and the panels that it opens as sheets. A sheet is
// not modal: the curves above it stay in sight and can be touched while a control is dragged.

import { html, nothing } from 'lit';
import * as icons from '../../elements/icons.js';
import { openDialog } from '../open-dialog.js';
import { barIcons } from './bar-icons.js';

/** @typedef {'problem' | 'runs' | 'charts' | 'more'} SheetId */
/** @typedef {import('./playground-app.js').PlaygroundApp} Host */

// As page.css has it.
const COMPACT = '(max-width: 1099px)';
// A sheet that was pulled so far is closed or made higher, in pixels.
const PULLED = 60;
// A finger that presses moves so far.
const STILL = 6;

/** @type {Record<SheetId, string>} */
const NAMES = { problem: 'Problem', runs: 'Runs', charts: 'Charts', more: 'More' };

/** Which sheet of a page is open. A controller of the page's element. */
export class Sheets {
  #host;
  #query = matchMedia(COMPACT);
  /** @type {SheetId | null} */
  open = null;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#query.addEventListener('change', this.#onWidth);
  }

  hostDisconnected() {
    this.#query.removeEventListener('change', this.#onWidth);
  }

  #onWidth = () => {
    this.open = null;
    this.#host.requestUpdate();
  };

  /** Whether the page has sheets at its present width. */
  get isCompact() {
    return this.#query.matches;
  }

  /**
   * Opens a sheet, or closes it if it is open; the focus goes along.
   * @param {SheetId} id
   */
  toggle(id) {
    return this.open === id ? this.close() : this.show(id);
  }

  /**
   * Opens a sheet where the page has sheets; elsewhere its panel is in sight anyway.
   * @param {SheetId} id
   */
  async show(id) {
    if (!this.isCompact) return;
    this.open = id;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    /** @type {HTMLElement | null} */
    const title = this.#host.querySelector(`.sheet-head[data-sheet=${id}] h2`);
    title?.focus();
  }

  /** Closes the open sheet; the focus returns to its button. */
  async close() {
    const id = this.open;
    if (!id) return;
    this.open = null;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    /** @type {HTMLElement | null} */
    const button = this.#host.querySelector(`.bottom-bar [data-sheet=${id}]`);
    button?.focus();
  }

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.open) return;
    const { target } = event;
    // What lies over the sheet is closed first.
    if (target instanceof Element && target.closest('dialog, [popover]')) return;
    event.preventDefault();
    this.close();
  };

  /** @param {SheetId} id */
  nameOf(id) {
    return NAMES[id];
  }

  /**
   * @param {SheetId} id
   * @returns {'dialog' | typeof nothing} the role of its panel
   */
  roleOf(id) {
    return this.isCompact && this.open === id ? 'dialog' : nothing;
  }

  /**
   * The upper edge of a sheet: its name, a way to close it, and something to pull at.
   * @param {SheetId} id
   */
  head(id) {
    if (!this.isCompact) return nothing;
    return html`<div class="sheet-head" data-sheet=${id} @pointerdown=${this.#pull}>
      <h2 tabindex="-1">${NAMES[id]}</h2>
      <button
        type="button"
        class="btn icon quiet"
        aria-label="Close ${NAMES[id]}"
        @click=${() => this.close()}
      >
        ${icons.close}
      </button>
    </div>`;
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  #pull = ({ currentTarget: head, pointerId, clientY: start, target }) => {
    const sheet = head.parentElement;
    if (!sheet || (target instanceof Element && target.closest('button'))) return;
    head.setPointerCapture(pointerId);
    const listening = new AbortController();
    let way = 0;
    /** @param {PointerEvent} event */
    const move = ({ clientY }) => {
      way = clientY - start;
      sheet.style.translate = `0 ${Math.max(0, way)}px`;
    };
    const end = () => {
      listening.abort();
      sheet.style.translate = '';
      this.#pulled(sheet, way);
    };
    const { signal } = listening;
    head.addEventListener('pointermove', move, { signal });
    head.addEventListener('pointerup', end, { signal });
    head.addEventListener('pointercancel', end, { signal });
  };

  // A press makes it higher or lower again; a high one that is pulled down is lower first.
  /**
   * @param {HTMLElement} sheet
   * @param {number} way in pixels, down
   */
  #pulled(sheet, way) {
    const isTall = sheet.hasAttribute('data-tall');
    if (Math.abs(way) <= STILL) sheet.toggleAttribute('data-tall', !isTall);
    else if (way < -PULLED) sheet.setAttribute('data-tall', '');
    else if (way > PULLED && isTall) sheet.removeAttribute('data-tall');
    else if (way > PULLED) return void this.close();
    // A press takes the focus out of it.
    /** @type {HTMLElement | null} */
    const title = sheet.querySelector('.sheet-head h2');
    title?.focus({ preventScroll: true });
  }

  /** The bar at the bottom edge. */
  bar() {
    const help = () => openDialog(this.#host.grid, 'help-dialog');
    return html`<nav class="bottom-bar" aria-label="Panels">
      ${this.#button('problem')} ${this.#button('runs')} ${this.#button('charts')}
      <button type="button" class="tab-button" @click=${help}>${icons.help} Help</button>
      ${this.#button('more')}
    </nav>`;
  }

  /** @param {SheetId} id */
  #button(id) {
    return html`<button
      type="button"
      class="tab-button"
      data-sheet=${id}
      aria-expanded=${this.open === id}
      @click=${() => this.toggle(id)}
    >
      ${barIcons[id]} ${NAMES[id]}
    </button>`;
  }
}
