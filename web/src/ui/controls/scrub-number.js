import { LitElement, html } from 'lit';
import { formatValue, parseTypedNumber } from '../../drawing/format.js';
import { nudge, settle } from '../model/slider.js';

// A press that moves less than this is a click, in pixels.
const DRAG_THRESHOLD = 3;
// Part of the slider for a pixel of dragging.
const NOTCH_PER_PIXEL = 0.004;

/**
 * A number that can be typed, dragged sideways, and nudged with the arrow keys. Fires
 * "value-change" with `detail.value` (null: not set, for optional parameters).
 */
export class ScrubNumber extends LitElement {
  static properties = {
    spec: { attribute: false },
    value: { attribute: false },
    label: {},
    words: { attribute: false },
  };

  #press = null;

  constructor() {
    super();
    // What to show in place of certain values: { "0": "full" }.
    this.words = {};
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const text = this.#text();
    return html`<input
      class="scrub"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      role="spinbutton"
      aria-label=${this.label ?? ''}
      aria-valuenow=${plainDecimal(this.value)}
      aria-valuetext=${text || 'not set'}
      placeholder="auto"
      style="--chars:${text ? Math.max(text.length, 2) : 4}"
      .value=${text}
      ?disabled=${this.hasAttribute('disabled')}
      @change=${this.#onChange}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPress}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onRelease}
      @pointercancel=${this.#onRelease}
    />`;
  }

  #text() {
    if (this.value === null || this.value === undefined) return '';
    return this.words[this.value] ?? formatValue(this.value);
  }

  #emit(value) {
    this.dispatchEvent(
      new CustomEvent('value-change', { detail: { value }, bubbles: true, composed: true }),
    );
  }

  #onChange(event) {
    const text = event.target.value.trim();
    const word = Object.keys(this.words).find(
      (key) => this.words[key].toLowerCase() === text.toLowerCase(),
    );
    const number = word !== undefined ? Number(word) : parseTypedNumber(text);
    if (text === '' && this.spec.optional) this.#emit(null);
    else if (Number.isFinite(number)) this.#emit(settle(this.spec, number));
    // What was no number goes back to what holds.
    event.target.value = this.#text();
    this.requestUpdate();
  }

  #onKey(event) {
    const notches = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === 'Enter') event.target.blur();
    if (event.key === 'Escape') {
      event.target.value = this.#text();
      event.target.blur();
    }
    if (!notches) return;
    event.preventDefault();
    this.#emit(nudge(this.spec, this.#known(), notches));
  }

  #known() {
    return this.value ?? this.spec.start ?? this.spec.sliderMin ?? this.spec.min ?? 0;
  }

  #onPress(event) {
    if (event.button !== 0 || document.activeElement === event.target) return;
    this.#press = { x: event.clientX, value: this.#known(), dragging: false };
  }

  #onMove(event) {
    const press = this.#press;
    if (!press) return;
    const distance = event.clientX - press.x;
    if (!press.dragging && Math.abs(distance) < DRAG_THRESHOLD) return;
    if (!press.dragging) {
      press.dragging = true;
      event.target.setPointerCapture(event.pointerId);
      event.target.blur();
    }
    event.preventDefault();
    const value = nudge(this.spec, press.value, distance, NOTCH_PER_PIXEL);
    if (value !== this.value) this.#emit(value);
  }

  #onRelease(event) {
    if (this.#press?.dragging) {
      event.preventDefault();
      event.target.blur();
    }
    this.#press = null;
  }
}

// Assistive technology wants no exponents.
function plainDecimal(value) {
  if (!Number.isFinite(value)) return '0';
  return value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 12 });
}

customElements.define('scrub-number', ScrubNumber);
