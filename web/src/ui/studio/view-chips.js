import { LitElement, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import { given } from '../../elements/given.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { moved } from './view-choices.js';

/** @typedef {import('./view-choices.js').ViewChoice} ViewChoice */

/** @type {Record<string, number>} */
const WAYS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * The views of a figure as a row of chips that are dragged, or moved with the arrow keys. Fires "views-change"
 * with `detail`, the words of all views in their new order.
 */
export class ViewChips extends LitElement {
  static properties = {
    words: { attribute: false },
    choices: { attribute: false },
    said: { state: true },
  };

  constructor() {
    super();
    /** @type {string[]} that are shown, in their order */
    this.words = given();
    /** @type {ViewChoice[]} */
    this.choices = given();
    this.said = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { words, choices } = this;
    const others = choices.filter(({ word }) => !words.includes(word));
    return html`<ul class="view-chips" aria-labelledby="studio-views-name">
        ${repeat(
          words,
          (word) => word,
          (word, place) => this.#chip(word, place),
        )}
        <li>
          <select
            class="chip add"
            aria-label="Add a view"
            @change=${onText((word, field) => {
              field.value = '';
              this.#tell([...words, word], `${this.#nameOf(word)} is added`);
            })}
          >
            <option value="">Add a view …</option>
            ${groupedOptions(others.map(({ word, name, group }) => ({ id: word, name, group })))}
          </select>
        </li>
      </ul>
      <p class="note" id="studio-views-hint">
        Drag a view, or press the arrow keys on it, to move it.
      </p>
      <p class="hidden-text" role="status">${this.said}</p>`;
  }

  /**
   * @param {string} word
   * @param {number} place
   */
  #chip(word, place) {
    const name = this.#nameOf(word);
    return html`<li data-word=${word}>
      <button
        type="button"
        class="chip view-chip"
        aria-label="${name}, ${place + 1} of ${this.words.length}"
        aria-describedby="studio-views-hint"
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, word)}
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.#drag(event, word)}
      >
        ${name}
      </button>
      <button
        type="button"
        class="chip-remove"
        aria-label="Remove ${name}"
        ?disabled=${this.words.length < 2}
        @click=${() => this.#remove(word)}
      >
        ${icons.close}
      </button>
    </li>`;
  }

  /** @param {string} word */
  #nameOf(word) {
    return this.choices.find((choice) => choice.word === word)?.name ?? word;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} word
   */
  #onKey(event, word) {
    const place = this.words.indexOf(word);
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (this.words.length > 1) this.#remove(word);
    } else if (event.key in WAYS) {
      event.preventDefault();
      this.#move(word, place + WAYS[event.key]);
    }
  }

  /**
   * @param {string} word
   * @param {number} to
   */
  #move(word, to) {
    const words = moved(this.words, this.words.indexOf(word), to);
    if (words.join() === this.words.join()) return;
    const place = words.indexOf(word) + 1;
    this.#tell(words, `${this.#nameOf(word)} is now ${place} of ${words.length}`);
    this.#focus(word);
  }

  /** @param {string} word */
  #remove(word) {
    const place = this.words.indexOf(word);
    const words = this.words.filter((other) => other !== word);
    this.#tell(words, `${this.#nameOf(word)} is removed`);
    this.#focus(words[Math.min(place, words.length - 1)]);
  }

  /**
   * @param {string[]} words
   * @param {string} said
   */
  #tell(words, said) {
    this.said = said;
    this.dispatchEvent(new CustomEvent('views-change', { detail: words }));
  }

  // An element that moves loses the focus.
  /** @param {string} word */
  async #focus(word) {
    await this.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    /** @type {HTMLElement | null} */
    const chip = this.querySelector(`[data-word="${word}"] .view-chip`);
    chip?.focus();
  }

  // The chip takes the place of another one as soon as the pointer is beyond its middle; so a wide one does not
  // come back at once.
  /**
   * @param {PointerEvent} event
   * @param {string} word
   */
  #drag(event, word) {
    if (event.button !== 0) return;
    const listening = new AbortController();
    const { signal } = listening;
    const move = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      const place = this.#placeAt(clientX, clientY, this.words.indexOf(word));
      if (place >= 0) this.#move(word, place);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', () => listening.abort(), { signal });
    addEventListener('pointercancel', () => listening.abort(), { signal });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} from where the chip is now
   * @returns {number} of the chip there; -1: none
   */
  #placeAt(x, y, from) {
    return [...this.querySelectorAll('[data-word]')].findIndex((chip, place) => {
      const { left, right, top, bottom } = chip.getBoundingClientRect();
      const middle = (left + right) / 2;
      const isBeyond = place > from ? x >= middle && x <= right : x >= left && x <= middle;
      return isBeyond && y >= top && y <= bottom;
    });
  }
}

customElements.define('view-chips', ViewChips);
