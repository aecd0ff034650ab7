import { LitElement, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { choicesOf } from '../../catalog/entries.js';
import { labelOf } from '../../drawing/format.js';
import { fromPosition, toPosition } from '../model/slider.js';
import './list-editor.js';
import './scrub-number.js';

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
  };

  #id = `control-${++nextId}`;

  createRenderRoot() {
    return this;
  }

  render() {
    const { spec } = this;
    const label = this.heading || labelOf(spec);
    if (spec.type === 'text') return this.#text();
    const symbol = spec.symbolMathml
      ? html`<span class="symbol" aria-hidden="true">${unsafeHTML(spec.symbolMathml)}</span>`
      : nothing;
    return html`<div class="field ${spec.type}" data-param=${spec.id} title=${spec.summary ?? ''}>
      <label for=${this.#id} class=${this.modified ? 'modified' : ''}>
        <span class="label-text">${label}</span>${symbol}
      </label>
      ${this.#control(label)}
    </div>`;
  }

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

  // What users write themselves; its editor is loaded when it is first shown.
  #text() {
    import('../rules/rule-editor.js');
    return html`<rule-editor .spec=${this.spec} .value=${this.value}></rule-editor>`;
  }

  #number(label) {
    const position = this.value === null ? 0 : toPosition(this.spec, this.value);
    const words = this.spec.id === 'batch' ? { 0: 'full' } : (this.spec.words ?? {});
    return html`<input
        id=${this.#id}
        class="range ${this.value === null ? 'unset' : ''}"
        type="range"
        min="0"
        max="1"
        step="0.002"
        .value=${String(position)}
        style="--v:${(100 * position).toFixed(1)}%"
        aria-valuetext=${this.value ?? 'auto'}
        @input=${this.#onSlide}
      />
      <scrub-number
        .spec=${this.spec}
        .value=${this.value}
        .label=${label}
        .words=${words}
      ></scrub-number>`;
  }

  #onSlide(event) {
    event.stopPropagation();
    const value = fromPosition(this.spec, Number(event.target.value));
    if (value !== this.value) this.#emit(value);
  }

  #switch() {
    return html`<span class="switch-place"
      ><input
        id=${this.#id}
        class="switch"
        type="checkbox"
        role="switch"
        .checked=${this.value === true}
        @change=${(event) => this.#emit(event.target.checked)}
    /></span>`;
  }

  #select() {
    const groups = new Map();
    const listed = choicesOf(this.catalog, this.spec);
    // A name of the user's own is in no list.
    const isListed = listed.some(({ id }) => id === this.value);
    const own = { id: this.value, name: this.value, group: '', summary: '' };
    for (const choice of isListed ? listed : [...listed, own]) {
      groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
    }
    const option = ({ id, name, summary }) =>
      html`<option value=${id} ?selected=${id === this.value} title=${summary}>${name}</option>`;
    const body = [...groups].map(([group, choices]) =>
      group
        ? html`<optgroup label=${group}>${choices.map(option)}</optgroup>`
        : choices.map(option),
    );
    return html`<select
      id=${this.#id}
      .value=${this.value}
      @change=${(event) => this.#emit(event.target.value)}
    >
      ${body}
    </select>`;
  }

  #emit(value) {
    this.dispatchEvent(
      new CustomEvent('value-change', { detail: { value }, bubbles: true, composed: true }),
    );
  }
}

customElements.define('param-control', ParamControl);
