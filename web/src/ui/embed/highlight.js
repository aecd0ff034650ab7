// Lights one run: its curve comes forward, and everything of the others fades. The experiment stays what it is.
//
// All colours of runs come from custom properties, on canvases as in tables and legends. So a style sheet that gives
// the other runs paler ones is enough, wherever they are drawn.

import { colorSlot, readTheme } from '../../drawing/palette.js';
import { rgb } from '../../drawing/rgb.js';
import { THEME_EVENT } from '../../elements/theme.js';

/** @typedef {import('../model/store.js').Store} Store */

// How much of its colour a run keeps.
const KEPT = 0.28;
const OPACITY = 0.4;
const WHOLE = ['.tile', '.runs-table [data-run]'];

/** Owns a style sheet and listeners: call dispose(). */
export class Highlight {
  #store;
  #root;
  #sheet = new CSSStyleSheet();
  /** @type {number | null} */
  #index = null;
  #isOwnEvent = false;
  #rules = '';
  #follow = () => {
    if (!this.#isOwnEvent) this.#apply();
  };

  /**
   * @param {Store} store
   * @param {HTMLElement} root whose theme it is
   */
  constructor(store, root = document.documentElement) {
    this.#store = store;
    this.#root = root;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    store.addEventListener('change', this.#follow);
    root.addEventListener(THEME_EVENT, this.#follow);
  }

  /** @param {number | null} index of a run; null: none is lit */
  light(index) {
    if (index === this.#index) return;
    this.#index = index;
    this.#store.setUi({ lit: index });
  }

  dispose() {
    this.#store.removeEventListener('change', this.#follow);
    this.#root.removeEventListener(THEME_EVENT, this.#follow);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#sheet);
  }

  #apply() {
    // The colours themselves are read without what it does to them.
    const before = this.#rules;
    this.#rules = '';
    if (before) this.#sheet.replaceSync('');
    this.#rules = this.#rulesNow();
    if (this.#rules) this.#sheet.replaceSync(this.#rules);
    if (this.#rules === before) return;
    this.#isOwnEvent = true;
    this.#root.dispatchEvent(new Event(THEME_EVENT, { bubbles: true }));
    this.#isOwnEvent = false;
  }

  /** @returns {string} empty: no run is lit, or it is gone */
  #rulesNow() {
    const { runs } = this.#store.config;
    const index = this.#index;
    if (index === null || index >= runs.length) return '';
    const theme = readTheme(this.#root);
    const lit = colorSlot(runs[index], index);
    const others = theme.runs.map((colour, slot) => ({ colour, slot })).filter(isNot(lit));
    const pale = others.flatMap(({ colour, slot }) => [
      `--r${slot + 1}:${mixed(colour, theme.panel)}`,
      `--class-${slot + 1}:${colour}`,
    ]);
    // What fades as a whole keeps its own colours.
    const usual = others.map(({ colour, slot }) => `--r${slot + 1}:${colour}`);
    const faded = WHOLE.map((selector) => `${selector}:not([data-run="${index}"])`);
    return (
      `:root:root{${pale.join(';')}}` + `${faded.join()}{opacity:${OPACITY};${usual.join(';')}}`
    );
  }
}

/** @param {number} lit slot */
function isNot(lit) {
  return (/** @type {{ slot: number }} */ { slot }) => slot !== lit;
}

/**
 * @param {string} colour "#rrggbb"
 * @param {string} ground likewise
 */
function mixed(colour, ground) {
  const [from, to] = [rgb(colour), rgb(ground)];
  const parts = from.map((part, i) => Math.round(KEPT * part + (1 - KEPT) * to[i]));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
