import { LitElement, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { choicesOf } from '../../catalog/params.js';
import { labelOf } from '../../drawing/typed-values.js';
import { fromPosition, toPosition } from './slider.js';
import { given } from '../given.js';
import { onCheck, onText, tellProblem, tellTry, tellValue } from '../listeners.js';
import { groupedOptions } from './grouped-options.js';
import './list-editor.js';
import './scrub-number.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../catalog/catalog-index.js').Value} Value */

let nextId = 0;

/**
 * The control of one parameter of the catalog: slider and number, switch, select, list or text, by
 * its type. Fires "value-change" with `detail.value`.
 */
export class ParamControl extends LitElement {
  static properties = {
    catalog: { attribute: false },
    spec: { attribute: false },
    value: { attribute: false },
    modified: { attribute: false },
    heading: {},
    tried: { state: true },
  };

  #id = `control-${++nextId}`;

  constructor() {
    super();
    /** @type {Catalog} */
    this.catalog = given();
    /** @type {Param} */
    this.spec = given();
    /** @type {Value} */
    this.value = given();
    /** @type {boolean} whether the value is another one than the default */
    this.modified = false;
    /** @type {string} in place of the parameter's own name */
    this.heading = '';
    /** @type {number | null} what is shown while the slider is dragged; null: the value */
    this.tried = null;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { spec } = this;
    const label = this.heading || labelOf(spec);
    if (spec.type === 'text') return this.#text();
    const symbol = spec.symbolMathml
      ? html`<span class="symbol" translate="no" aria-hidden="true"
          >${unsafeHTML(spec.symbolMathml)}</span
        >`
      : nothing;
    return html`<div class="field ${spec.type}" data-param=${spec.id} title=${spec.summary ?? ''}>
      <label for=${this.#id} class=${this.modified ? 'modified' : ''}>
        <span class="label-text">${label}</span>${symbol}
      </label>
      ${this.#control(label)}
    </div>`;
  }

  /** @param {string} label */
  #control(label) {
    const { type } = this.spec;
    if (type === 'bool') return this.#switch();
    if (type === 'choice') return this.#select();
    if (type === 'list') {
      return html`<list-editor
        .spec=${this.spec}
        .value=${this.value ?? []}
        .label=${label}
      ></list-editor>`;
    }
    return this.#number(label);
  }

  // What the user writes; its editor is loaded when it is first shown.
  #text() {
    import('../rules/rule-editor.js');
    return html`<rule-editor .spec=${this.spec} .value=${this.value}></rule-editor>`;
  }

  /** @param {string} label */
  #number(label) {
    const value = typeof this.value === 'number' ? this.value : null;
    const position = value === null ? 0 : toPosition(this.spec, value);
    const words = this.spec.id === 'batch' ? { 0: 'full' } : {};
    return html`<input
        id=${this.#id}
        class="range ${value === null ? 'unset' : ''}"
        type="range"
        min="0"
        max="1"
        step="0.002"
        .value=${String(position)}
        style="--v:${(100 * position).toFixed(1)}%"
        aria-valuetext=${value ?? 'auto'}
        @input=${(/** @type {Event} */ event) => this.#onSlide(event, label)}
        @change=${this.#onRelease}
      />
      <scrub-number
        .spec=${this.spec}
        .value=${this.tried ?? value}
        .label=${label}
        .words=${words}
      ></scrub-number>`;
  }

  /**
   * @param {Event} event
   * @param {string} label of the field for numbers, about which there is nothing to be said any more
   */
  #onSlide(event, label) {
    event.stopPropagation();
    const slider = /** @type {HTMLInputElement} */ (event.target);
    const value = fromPosition(this.spec, Number(slider.value));
    this.tried = tellTry(this, value);
    if (value === this.value || this.tried !== null) return;
    tellProblem(this, { key: label, value: '', message: '' });
    tellValue(this, value);
  }

  // The thumb goes to what was set, which may be a value nearby.
  /** @param {Event} event */
  async #onRelease(event) {
    const slider = /** @type {HTMLInputElement} */ (event.target);
    if (this.tried === null) return;
    tellTry(this, this.tried, true);
    this.tried = null;
    await this.updateComplete;
    slider.value = String(toPosition(this.spec, Number(this.value)));
  }

  #switch() {
    return html`<span class="switch-place"
      ><input
        id=${this.#id}
        class="switch"
        type="checkbox"
        role="switch"
        .checked=${this.value === true}
        @change=${onCheck((isOn) => tellValue(this, isOn))}
    /></span>`;
  }

  #select() {
    const { value } = this;
    const listed = choicesOf(this.catalog, this.spec);
    // A name of the user's own is in no list.
    const isListed = listed.some(({ id }) => id === value);
    const all = isListed ? listed : [...listed, { id: String(value), name: String(value) }];
    return html`<select
      id=${this.#id}
      .value=${String(value)}
      @change=${onText((id) => tellValue(this, id))}
    >
      ${groupedOptions(all, value)}
    </select>`;
  }
}

customElements.define('param-control', ParamControl);
