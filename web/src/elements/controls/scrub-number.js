import { LitElement, html, nothing } from 'lit';
import { formatSetting } from '../../drawing/typed-values.js';
import { given } from '../given.js';
import { onText, tellProblem, tellTry, tellValue } from '../listeners.js';
import { nudge } from './slider.js';
import { readTyped } from './typed.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {{ text: string, message: string }} Mistake what was typed and is no value */
/** @typedef {{ x: number, value: number, isDragging: boolean }} Press */

// A press that moves less than this is a click, in pixels.
const DRAG_THRESHOLD = 3;
// How much of the slider a pixel of dragging is.
const NOTCH_PER_PIXEL = 0.004;

/** @type {Record<string, number>} */
const NOTCHES = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * A number that can be typed, dragged sideways, and nudged with the arrow keys. Fires
 * "value-change" with `detail.value` (null: not set, for optional parameters), before it "value-try" while it
 * is dragged, and "value-problem" with what is wrong with what was typed. A text that cannot be read stays, and is marked as wrong.
 */
export class ScrubNumber extends LitElement {
  static properties = {
    spec: { attribute: false },
    value: { attribute: false },
    label: {},
    words: { attribute: false },
    mistake: { state: true },
  };

  /** @type {Press | null} */
  #press = null;

  constructor() {
    super();
    /** @type {Param} */
    this.spec = given();
    /** @type {number | null} */
    this.value = given();
    this.label = '';
    /** @type {Record<string, string>} what to show in place of certain values: { "0": "full" } */
    this.words = {};
    /** @type {Mistake | null} */
    this.mistake = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    // Another value came from elsewhere: what was typed is no longer about it.
    if (changed.has('value') && this.mistake) this.#forgive();
  }

  #forgive() {
    this.mistake = null;
    tellProblem(this, { key: this.label, value: '', message: '' });
  }

  render() {
    const { mistake } = this;
    const text = mistake?.text ?? this.#text();
    return html`<input
      class="scrub"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      role="spinbutton"
      aria-label=${this.label}
      aria-valuenow=${plainDecimal(this.value)}
      aria-valuetext=${text || 'not set'}
      aria-invalid=${mistake ? 'true' : nothing}
      title=${mistake ? `${mistake.text} ${mistake.message}` : nothing}
      placeholder="auto"
      style="--chars:${text ? Math.max(text.length, 2) : 4}"
      .value=${text}
      ?disabled=${this.hasAttribute('disabled')}
      @change=${onText((text, field) => this.#onChange(text, field))}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPress}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onRelease}
      @pointercancel=${this.#onRelease}
    />`;
  }

  #text() {
    if (this.value === null || this.value === undefined) return '';
    return this.words[this.value] ?? formatSetting(this.value);
  }

  // What was wrong with what was typed before is over.
  /** @param {number | null} value */
  #emit(value) {
    tellProblem(this, { key: this.label, value: '', message: '' });
    tellValue(this, value);
  }

  /**
   * @param {string} typed
   * @param {HTMLInputElement} field
   */
  #onChange(typed, field) {
    const text = typed.trim();
    const word = Object.keys(this.words).find(
      (key) => this.words[key].toLowerCase() === text.toLowerCase(),
    );
    const { value, message: found } = readTyped(this.spec, word ?? text);
    const shown = typeof value === 'number' ? this.words[value] : undefined;
    const message = shown ? found.replace(`${value} is used`, `“${shown}” is used`) : found;
    this.mistake = value === undefined ? { text: typed, message } : null;
    if (value !== undefined) this.#emit(value);
    tellProblem(this, { key: this.label, value: text, message });
    if (!this.mistake) field.value = this.#text();
    this.requestUpdate();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const field = fieldOf(event);
    const notches = NOTCHES[event.key];
    if (event.key === 'Enter') field.blur();
    if (event.key === 'Escape') {
      if (this.mistake) this.#forgive();
      field.value = this.#text();
      field.blur();
    }
    if (!notches) return;
    event.preventDefault();
    this.#emit(nudge(this.spec, this.#known(), notches));
  }

  #known() {
    const { start, sliderMin, min } = this.spec;
    return this.value ?? (typeof start === 'number' ? start : (sliderMin ?? min ?? 0));
  }

  /** @param {PointerEvent} event */
  #onPress(event) {
    if (event.button !== 0 || document.activeElement === event.target) return;
    this.#press = { x: event.clientX, value: this.#known(), isDragging: false };
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const press = this.#press;
    if (!press) return;
    const distance = event.clientX - press.x;
    if (!press.isDragging && Math.abs(distance) < DRAG_THRESHOLD) return;
    if (!press.isDragging) {
      press.isDragging = true;
      fieldOf(event).setPointerCapture(event.pointerId);
      fieldOf(event).blur();
    }
    event.preventDefault();
    const value = nudge(this.spec, press.value, distance, NOTCH_PER_PIXEL);
    if (value !== this.value && tellTry(this, value) === null) this.#emit(value);
  }

  /** @param {PointerEvent} event */
  #onRelease(event) {
    if (this.#press?.isDragging) {
      event.preventDefault();
      fieldOf(event).blur();
      tellTry(this, this.#known(), true);
    }
    this.#press = null;
  }
}

// Assistive technology wants no exponents.
/** @param {number | null | undefined} value */
function plainDecimal(value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '0';
  return value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 12 });
}

/** @param {Event} event */
function fieldOf(event) {
  return /** @type {HTMLInputElement} */ (event.target);
}

customElements.define('scrub-number', ScrubNumber);
