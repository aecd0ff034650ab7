import { html, nothing } from 'lit';
import { onText } from '../../elements/listeners.js';
import { StoreElement } from '../../elements/store-element.js';
import { goalCard } from '../goal/place.js';
import { placeFiller } from '../../narrator/fill-places.js';

/** @typedef {import('../../config/line.js').Line} Line */

const NAMES = { title: 'Title', note: 'Note' };

/** Title and note of the experiment, with the numbers that they have places for. A click makes a field of either. */
export class ExperimentTitle extends StoreElement {
  static properties = { edited: { state: true } };
  static followsTraining = true;

  constructor() {
    super();
    /** @type {Line | null} the one that is a field now */
    this.edited = null;
  }

  render() {
    const { title, note, goal } = this.store.config;
    return html`<div class="said">
      ${title ? html`<h1 dir="auto">${this.#line('title', title)}</h1>` : nothing}
      ${note ? html`<p dir="auto">${this.#line('note', note)}</p>` : nothing}
      ${goal ? goalCard(this.store) : nothing}
    </div>`;
  }

  /**
   * @param {Line} line
   * @param {string} text
   */
  #line(line, text) {
    if (this.edited === line) return this.#field(line, text);
    return html`<button
      type="button"
      class="in-place"
      title="Click to change"
      @click=${() => this.#edit(line)}
    >
      ${placeFiller(this.store)(text)}
    </button>`;
  }

  /**
   * @param {Line} line
   * @param {string} text
   */
  #field(line, text) {
    return html`<input
      type="text"
      class="in-place"
      dir="auto"
      aria-label=${NAMES[line]}
      .value=${text}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, line)}
      @blur=${onText((typed) => this.#leave(line, typed))}
    />`;
  }

  /** @param {Line} line */
  async #edit(line) {
    this.edited = line;
    await this.updateComplete;
    this.querySelector('input')?.select();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Line} line
   */
  async #onKey(event, line) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    this.#leave(line, event.key === 'Enter' ? field.value : (this.store.config[line] ?? ''));
    await this.updateComplete;
    /** @type {HTMLElement | null} */
    const button = this.querySelector(line === 'title' ? 'h1 button' : 'p button');
    button?.focus();
  }

  /**
   * @param {Line} line
   * @param {string} text
   */
  #leave(line, text) {
    // A field that is taken away loses the focus once more.
    if (this.edited !== line) return;
    this.edited = null;
    if (text !== (this.store.config[line] ?? '')) this.store.describe({ [line]: text });
  }
}

customElements.define('experiment-title', ExperimentTitle);
