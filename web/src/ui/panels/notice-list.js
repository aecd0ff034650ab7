import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import * as icons from '../../elements/icons.js';

/** @typedef {import('../../elements/listeners.js').TypedProblem} TypedProblem */
/** @typedef {import('../../playground/notices.js').Notice} Notice */

const SHOWN = 4;
// An offer to take an edit back goes by itself: the button above and the keys stay.
const OFFERED = 10_000;

/** What a link asked for and did not get, and what else the reader should know. Can be dismissed.
 * What was typed on the page and could not be used as it was stands there, too. */
export class NoticeList extends StoreElement {
  /** @type {EventTarget | null} whose controls it speaks for */
  #host = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #offered = 0;
  #onTyped = (/** @type {Event} */ event) => {
    const { detail } = /** @type {CustomEvent<TypedProblem>} */ (event);
    this.store.playground.reportTyped(detail);
  };

  connectedCallback() {
    super.connectedCallback();
    this.#host = this.parentElement;
    this.#host?.addEventListener('value-problem', this.#onTyped);
  }

  disconnectedCallback() {
    this.#host?.removeEventListener('value-problem', this.#onTyped);
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  updated() {
    const offer = this.store.notices.find(({ canUndo }) => canUndo);
    if (!offer || offer.id === this.#offered) return;
    this.#offered = offer.id;
    this.#endLater(offer.id);
  }

  // Not under the mouse or the keyboard's focus.
  /** @param {number} id of an offer */
  #endLater(id) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.querySelector('.notice:is(:hover, :focus-within)')) this.#endLater(id);
      else this.store.dismiss(id);
    }, OFFERED);
  }

  render() {
    const { notices } = this.store;
    return html`<div class="notices" role="status" aria-live="polite">
      ${notices.length ? this.#box(notices) : nothing}
    </div>`;
  }

  /** @param {Notice[]} notices */
  #box(notices) {
    const more = notices.length - SHOWN;
    const isCalm = notices.every(({ canUndo, button }) => canUndo || button);
    // Whoever reads a figure cannot mend its link.
    const isFolded = this.store.flags.embed && notices.every(isOfLink);
    const list = html`<ul>
      ${notices.slice(0, SHOWN).map(
        ({ key, value, message }) =>
          html`<li>
            <b><bdi>${key}</bdi></b
            >${
              value === undefined || value === ''
                ? nothing
                : html` <code><bdi>${shorten(String(value))}</bdi></code>`
            }
            ${message}
          </li>`,
      )}
      ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
    </ul>`;
    return html`<div class="notice ${isCalm ? 'calm' : ''}">
      ${isFolded ? folded(notices.length, list) : list}
      ${
        notices.some(({ key, fromEngine }) => fromEngine && ['engine', 'data'].includes(key))
          ? html`<button
              type="button"
              class="btn small"
              @click=${() => this.store.playground.retry()}
            >
              Try again
            </button>`
          : nothing
      }
      ${
        this.store.canUndo && notices.some(({ canUndo }) => canUndo)
          ? html`<button type="button" class="btn small" @click=${() => this.store.undo()}>
              Undo
            </button>`
          : nothing
      }
      ${notices.map(
        ({ button }) =>
          button &&
          html`<button type="button" class="btn small" @click=${button.act}>
            ${button.words}
          </button>`,
      )}
      <button
        type="button"
        class="btn icon small quiet"
        aria-label="Dismiss"
        title="Dismiss"
        @click=${() => this.store.dismiss()}
      >
        ${icons.close}
      </button>
    </div>`;
  }
}

/** @param {Notice} notice */
function isOfLink({ fromEngine, typedIn, canUndo, button }) {
  return !fromEngine && typedIn === undefined && !canUndo && !button;
}

/**
 * @param {number} count
 * @param {unknown} list template
 */
function folded(count, list) {
  const words = count === 1 ? '1 problem' : `${count} problems`;
  return html`<details>
    <summary>${words} with this link</summary>
    ${list}
  </details>`;
}

/** @param {string} text */
function shorten(text) {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

customElements.define('notice-list', NoticeList);
