import { LitElement, html, nothing } from 'lit';
import { sameValue } from '../../catalog/entries.js';
import { readableFeature } from '../../config/readable-value.js';
import * as icons from '../icons.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { given } from '../given.js';
import { onText, tellProblem, tellValue } from '../listeners.js';
import { readTyped, readTypedPairs } from './typed.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {{ place: number, text: string, message: string }} Mistake what was typed and is no value */

/**
 * Edits a list: named choices as toggles, numbers as chips, pairs as text ("0:1-100:0.5").
 * Fires "value-change" with `detail.value` (an array). A text that cannot be read stays, and is marked
 * as wrong.
 */
export class ListEditor extends LitElement {
  static properties = {
    spec: { attribute: false },
    value: { attribute: false },
    label: {},
    mistake: { state: true },
  };

  constructor() {
    super();
    /** @type {Param} of type "list" */
    this.spec = given();
    /** @type {(number | string)[]} */
    this.value = given();
    this.label = '';
    /** @type {Mistake | null} */
    this.mistake = null;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!this.mistake || !changed.has('value')) return;
    if (sameValue(changed.get('value'), this.value)) return;
    this.mistake = null;
    tellProblem(this, { key: this.label, value: '', message: '' });
  }

  createRenderRoot() {
    return this;
  }

  render() {
    if (this.spec.choices?.length) return this.#toggles();
    if (this.spec.columns === 2) return this.#pairs();
    return this.#chips();
  }

  // Values of such a list are ids of the choices.
  #toggles() {
    const toggle = (/** @type {string} */ id) => {
      const next = this.spec.choices.filter((choice) =>
        choice === id ? !this.value.includes(id) : this.value.includes(choice),
      );
      this.#emit(next);
    };
    return html`<span class="chips" role="group" aria-label=${this.label}
      >${this.spec.choices.map(
        (id) =>
          html`<button
            class="chip toggle"
            type="button"
            aria-pressed=${this.value.includes(id)}
            @click=${() => toggle(id)}
          >
            ${readableFeature(id)}
          </button>`,
      )}</span
    >`;
  }

  #chips() {
    const whole = this.value.every(Number.isInteger);
    return html`<span class="chips" role="group" aria-label=${this.label}
      >${this.#numbers.map((item, index) => this.#chip(item, index))}<button
        class="chip add"
        type="button"
        aria-label="Add to ${this.label}"
        title="Add"
        @click=${() => this.#emit([...this.value, this.value.at(-1) ?? (whole ? 16 : 1)])}
      >
        ${icons.plus}
      </button></span
    >`;
  }

  /**
   * @param {number} item
   * @param {number} index
   */
  #chip(item, index) {
    const mistake = this.#mistakeAt(index);
    const shown = mistake?.text ?? formatSetting(item);
    return html`<span class="chip"
      ><input
        type="text"
        inputmode="decimal"
        style="--chars:${shown.length}"
        aria-label="${this.label} ${index + 1}"
        aria-invalid=${mistake ? 'true' : nothing}
        title=${mistake?.message ?? nothing}
        .value=${shown}
        @change=${onText((text, field) => {
          this.#set(index, text);
          if (!this.mistake) field.value = formatSetting(this.#numbers[index] ?? item);
        })}
      /><button
        class="remove"
        type="button"
        aria-label="Remove ${this.label} ${index + 1}"
        title="Remove"
        @click=${() => this.#set(index, '')}
      >
        ${icons.close}
      </button></span
    >`;
  }

  /**
   * @param {number} index
   * @param {string} text empty: the item goes
   */
  #set(index, text) {
    const isEmpty = text.trim() === '';
    const { value, message } = isEmpty ? { value: null, message: '' } : readTyped(this.spec, text);
    this.mistake = value === undefined ? { place: index, text, message } : null;
    if (typeof value === 'number') this.#emit(this.value.with(index, value));
    else if (value === null) this.#emit(this.value.filter((_, other) => other !== index));
    tellProblem(this, { key: this.label, value: text, message });
    this.requestUpdate();
  }

  #pairs() {
    const flat = this.#numbers;
    const text = flat.flatMap((x, i) =>
      i % 2 === 0 && i + 1 < flat.length
        ? [`${formatSetting(x)}:${formatSetting(flat[i + 1])}`]
        : [],
    );
    const mistake = this.#mistakeAt(0);
    const read = onText((typed) => {
      const { value, message } = readTypedPairs(this.spec, typed);
      this.mistake = value ? null : { place: 0, text: typed, message };
      if (value) this.#emit(value);
      tellProblem(this, { key: this.label, value: typed, message });
    });
    return html`<input
      class="text"
      type="text"
      aria-label=${this.label}
      placeholder="x:y"
      aria-invalid=${mistake ? 'true' : nothing}
      title=${mistake?.message ?? nothing}
      .value=${mistake?.text ?? text.join(' ')}
      @change=${read}
    />`;
  }

  /** @param {number} place of a field */
  #mistakeAt(place) {
    return this.mistake?.place === place ? this.mistake : null;
  }

  // Values of other lists than those of choices.
  get #numbers() {
    return this.value.map(Number);
  }

  /** @param {(number | string)[]} value */
  #emit(value) {
    tellValue(this, value);
  }
}

customElements.define('list-editor', ListEditor);
