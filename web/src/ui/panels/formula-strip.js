import { html, nothing } from 'lit';
import { ref, createRef } from 'lit/directives/ref.js';
import { textParam, withFreeNames } from '../../catalog/own-text.js';
import { StoreElement } from '../../elements/store-element.js';
import { findEntry, setOwnValue } from '../../catalog/entries.js';
import { filledParams } from '../../catalog/params.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { holds } from '../../catalog/conditions.js';
import { tieSymbols } from '../model/formula.js';
import { nudge } from '../../elements/controls/slider.js';

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../catalog/catalog-index.js').Values} Values */
/** @typedef {typeof import('../../own/typeset-entry.js')} Typesetting */

// How much of the slider a pixel of dragging is.
const NOTCH_PER_PIXEL = 0.004;
// Pixels: the usual size of a formula (see panels.css), and what can still be read.
const TEXT = 15;
const SMALLEST_TEXT = 9;
// The controls that belong to the formula.
const CONTROLS = 'run-panel section:first-of-type';

/**
 * The update rule of the selected run, typeset, with its numbers in place of the symbols. Numbers
 * can be dragged; pointing at one lights up its control, and the other way round.
 */
export class FormulaStrip extends StoreElement {
  static properties = { symbols: { state: true } };

  /** @type {import('lit/directives/ref.js').Ref<HTMLElement>} */
  #math = createRef();
  #shown = '';
  #sizes = new ResizeObserver(() => this.#fit());
  /** @type {{ spec: Param, value: number, x: number } | null} */
  #press = null;
  /** @type {Typesetting['typesetEntry'] | null} */
  #typesetEntry = null;

  /** @type {Element} the playground that the strip is a part of */
  #playground = this;

  constructor() {
    super();
    this.symbols = false;
  }

  get #run() {
    return this.store.config.runs[this.store.ui.selected];
  }

  /** @returns {Entry | undefined} */
  get #entry() {
    const run = this.#run;
    if (!run) return undefined;
    const { catalog } = this.store;
    const entry = withFreeNames(findEntry(catalog, 'optimizers', run.optimizer), run.params);
    if (!textParam(entry)) return entry;
    if (!this.#typesetEntry) this.#loadTypesetting();
    return entry && (this.#typesetEntry?.(entry, run.params) ?? entry);
  }

  // What typesets a text that the user wrote is loaded when there is one.
  async #loadTypesetting() {
    const { typesetEntry } = await import('../../own/typeset-entry.js');
    this.#typesetEntry = typesetEntry;
    this.#shown = '';
    this.requestUpdate();
  }

  render() {
    const entry = this.#entry;
    if (!entry) return nothing;
    return html`<div class="rule">
      <span class="rule-name" translate="no">${entry.name}</span>
      <div
        class="rule-math"
        translate="no"
        role="region"
        aria-label="Update rule"
        tabindex="0"
        ${ref(this.#math)}
        @pointerdown=${this.#onPress}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onRelease}
        @pointercancel=${this.#onRelease}
        @pointerover=${this.#onHover}
        @pointerleave=${() => this.#light(null)}
      ></div>
      ${this.#notes(entry)}
    </div>`;
  }

  /** @param {Entry} entry */
  #reference({ id, name }) {
    const page = this.store.address.file('reference.html');
    if (!page) return nothing;
    return html`<a href="${page}#${id}" title="All about ${name}">reference</a>`;
  }

  /** @param {Entry} entry */
  #notes(entry) {
    const url = /https?:\/\/\S+/.exec(entry.reference ?? '')?.[0];
    return html`<span class="rule-notes">
      <button
        type="button"
        class="text-button"
        aria-pressed=${this.symbols}
        @click=${() => (this.symbols = !this.symbols)}
      >
        ${this.symbols ? 'numbers' : 'symbols'}
      </button>
      <span
        class="rule-state"
        title="What the optimizer stores besides weights and gradient: ${entry.state} (${entry.stateMultiple}×)"
        >state ${withoutAside(entry.state)} (${entry.stateMultiple}×)</span
      >
      ${this.#reference(entry)}
      ${
        url
          ? html`<a href=${url} target="_blank" rel="noopener" title=${entry.reference}>source</a>`
          : html`<span title=${entry.reference}>${shorten(entry.reference)}</span>`
      }
    </span>`;
  }

  updated() {
    const entry = this.#entry;
    if (!entry || !this.#run) return;
    if (this.#math.value) this.#sizes.observe(this.#math.value);
    const values = filledParams(entry, this.#run.params);
    const shown = JSON.stringify([entry.id, !entry.formulaMathml, values, this.symbols]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#typeset(entry, values);
  }

  /**
   * @param {Entry} entry
   * @param {Values} values
   */
  #typeset(entry, values) {
    const place = this.#math.value;
    if (!place) return;
    // From the catalog of this very build or from our own typesetting, never from a link.
    place.innerHTML = entry.formulaMathml ?? '';
    for (const piece of place.querySelectorAll('[data-when]')) {
      if (!holds(piece.getAttribute('data-when') ?? '', values)) piece.remove();
    }
    const params = entry.params.map(({ id, symbolMathml }) => {
      const value = values[id];
      const isShown = !this.symbols && typeof value === 'number';
      return {
        id,
        symbol: parseMath(symbolMathml),
        text: isShown ? formatSetting(value) : undefined,
      };
    });
    for (const piece of place.querySelectorAll('math')) tieSymbols(piece, params);
    for (const element of place.querySelectorAll('[data-param]')) {
      const spec = entry.params.find(({ id }) => id === paramOf(element));
      element.setAttribute('class', 'tied');
      element.setAttribute('title', spec?.summary ?? '');
    }
    this.#fit();
  }

  // Lines wrap between equations; one that is wider than its place is made smaller.
  #fit() {
    const place = this.#math.value;
    if (!place) return;
    for (const piece of place.querySelectorAll('math')) {
      piece.style.fontSize = '';
      const share = place.clientWidth / piece.getBoundingClientRect().width;
      const size = Math.max(SMALLEST_TEXT, Math.floor(10 * TEXT * share) / 10);
      if (share < 1) piece.style.fontSize = `${size}px`;
    }
  }

  /** @param {PointerEvent} event */
  #onPress(event) {
    const pressed = paramOf(event.target);
    const spec = this.#entry?.params.find(({ id }) => id === pressed);
    const value = spec && this.#valueOf(spec);
    if (!spec || typeof value !== 'number') return;
    event.preventDefault();
    this.#math.value?.setPointerCapture(event.pointerId);
    this.#press = { spec, value, x: event.clientX };
  }

  /** @param {Param} spec */
  #valueOf(spec) {
    return filledParams(this.#entry, this.#run.params)[spec.id];
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const press = this.#press;
    if (!press) return;
    const value = nudge(press.spec, press.value, event.clientX - press.x, NOTCH_PER_PIXEL);
    if (value === this.#valueOf(press.spec)) return;
    this.store.editRun(this.store.ui.selected, (run) =>
      setOwnValue(run.params, press.spec.id, value),
    );
  }

  #onRelease() {
    this.#press = null;
  }

  /** @param {Event} event */
  #onHover(event) {
    if (!this.#press) this.#light(paramOf(event.target));
  }

  // The formula and the run's controls light up together.
  /** @param {string | null} id of a parameter */
  #light(id) {
    const page = this.#playground;
    for (const element of page.querySelectorAll('.lit')) element.classList.remove('lit');
    if (!id) return;
    const wanted = `[data-param="${CSS.escape(id)}"]`;
    for (const element of this.querySelectorAll(wanted)) element.classList.add('lit');
    for (const element of page.querySelectorAll(`${CONTROLS} ${wanted}`)) {
      element.classList.add('lit');
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.#playground = this.closest('playground-app, playground-embed') ?? this;
    this.#playground.addEventListener('pointerover', this.#onPageHover);
  }

  disconnectedCallback() {
    this.#playground.removeEventListener('pointerover', this.#onPageHover);
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  #onPageHover = (/** @type {Event} */ { target }) => {
    if (!(target instanceof Element)) return;
    const field = target.closest(`${CONTROLS} [data-param]`);
    if (field) this.#light(paramOf(field));
    else if (!this.contains(target)) this.#light(null);
  };
}

/**
 * @param {EventTarget | null} target
 * @returns {string | null} id of the parameter that it, or what is around it, stands for
 */
function paramOf(target) {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-param]')?.getAttribute('data-param') ?? null;
}

/** @param {string} [text] */
function parseMath(text) {
  if (!text) return null;
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.content.querySelector('math');
}

/** @param {string} [text] */
function shorten(text = '') {
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

/** @param {string} [text] whose words in brackets have no room here */
function withoutAside(text = '') {
  return text.replace(/ *\(.*\)/, '');
}

customElements.define('formula-strip', FormulaStrip);
