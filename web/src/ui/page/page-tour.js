import { LitElement, html, nothing } from 'lit';
import { given } from '../../elements/given.js';
import { placeCard } from './tour-place.js';

/**
 * @typedef {object} Stop
 * @property {string[]} targets selectors; the first one that is visible is pointed at, on phones that of
 *   the way there
 * @property {string} [clear] selector of what is around the target; if it is visible, the card does not
 *   cover it
 * @property {string} heading
 * @property {string} words
 */

/** @type {Stop[]} */
const STOPS = [
  {
    targets: ['.runs-table tbody tr .scrub', '.tab-button[data-sheet="runs"]'],
    clear: '.runs',
    heading: 'The learning rate of SGD',
    words:
      'It says how long a step is. Drag the number sideways, type another one, or press ↑ and ↓: the run trains again at once.',
  },
  {
    targets: ['[data-chart="loss"]'],
    clear: '.curves',
    heading: 'What comes of it: the loss',
    words:
      'How wrong the network is on data that it does not train on; lower is better. Each curve ends with the name of its run and its last value. Point at it to read any step.',
  },
  {
    targets: ['.in-words', '[data-chart="loss"]'],
    clear: '.curves',
    heading: 'What did I see?',
    words:
      'The same in sentences, with the numbers. Each has a pin in the chart where you can check it.',
  },
  {
    targets: ['top-bar button[aria-label="Share"]', '.tab-button[data-sheet="more"]'],
    heading: 'Take it with you',
    words:
      'The link holds the whole experiment. Whoever opens it gets the same curves, to the last bit, as a page of their own or inside a course page.',
  },
];

const RING = 5;

/** A few stops at real controls. The page stays usable under it; Escape leaves it. */
export class PageTour extends LitElement {
  static properties = { store: { attribute: false }, stop: { state: true } };

  /** @type {Element | null} what had the focus before */
  #before = null;
  #follow = () => this.#place();
  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) this.leave();
  };

  constructor() {
    super();
    /** @type {import('../model/store.js').Store} */
    this.store = given();
    /** @type {number | null} null: closed */
    this.stop = null;
  }

  createRenderRoot() {
    return this;
  }

  /** Starts at the first stop. */
  open() {
    this.#before = document.activeElement;
    document.addEventListener('keydown', this.#onKey);
    addEventListener('resize', this.#follow);
    addEventListener('scroll', this.#follow, true);
    this.store.addEventListener('text', this.#follow);
    this.#goTo(0);
  }

  /** Ends it; the keyboard's focus goes back. */
  leave() {
    this.#stopListening();
    this.stop = null;
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  disconnectedCallback() {
    this.#stopListening();
    super.disconnectedCallback();
  }

  #stopListening() {
    document.removeEventListener('keydown', this.#onKey);
    removeEventListener('resize', this.#follow);
    removeEventListener('scroll', this.#follow, true);
    this.store.removeEventListener('text', this.#follow);
  }

  /** @param {number} stop */
  async #goTo(stop) {
    this.stop = stop;
    await this.updateComplete;
    this.#target?.scrollIntoView({ block: 'nearest' });
    this.#place();
    /** @type {HTMLElement | null} */
    const next = this.querySelector('.tour-next');
    next?.focus({ preventScroll: true });
  }

  get #target() {
    const { targets } = STOPS[this.stop ?? 0];
    const found = targets.map((selector) => document.querySelector(selector));
    return found.find((element) => element?.checkVisibility()) ?? null;
  }

  get #clearBox() {
    const { clear, targets } = STOPS[this.stop ?? 0];
    // On phones the way there stands somewhere else.
    if (!clear || !this.#target?.matches(targets[0])) return null;
    return document.querySelector(clear)?.getBoundingClientRect() ?? null;
  }

  #place() {
    const [card, ring] = ['.tour', '.tour-ring'].map(
      (name) => /** @type {HTMLElement | null} */ (this.querySelector(name)),
    );
    if (!card || !ring) return;
    const box = this.#target?.getBoundingClientRect() ?? null;
    const room = { width: document.documentElement.clientWidth, height: innerHeight };
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const { left, top } = placeCard(box, size, room, this.#clearBox ?? box);
    Object.assign(card.style, { left: `${left}px`, top: `${top}px` });
    ring.hidden = !box;
    if (!box) return;
    Object.assign(ring.style, {
      left: `${box.left - RING}px`,
      top: `${box.top - RING}px`,
      width: `${box.width + 2 * RING}px`,
      height: `${box.height + 2 * RING}px`,
    });
  }

  render() {
    const { stop } = this;
    if (stop === null) return nothing;
    const { heading, words } = STOPS[stop];
    const isLast = stop === STOPS.length - 1;
    return html`<div class="tour-ring"></div>
      <div class="tour" role="dialog" aria-labelledby="tour-heading" aria-describedby="tour-words">
        <h2 id="tour-heading">${heading}</h2>
        <p id="tour-words">${words}</p>
        <div class="tour-foot">
          <span class="tour-count">${stop + 1} of ${STOPS.length}</span>
          <button type="button" class="btn quiet" ?hidden=${isLast} @click=${() => this.leave()}>
            Leave
          </button>
          <button
            type="button"
            class="btn"
            ?hidden=${stop === 0}
            @click=${() => this.#goTo(stop - 1)}
          >
            Back
          </button>
          <button
            type="button"
            class="btn primary tour-next"
            @click=${() => (isLast ? this.leave() : this.#goTo(stop + 1))}
          >
            ${isLast ? 'Done' : 'Next'}
          </button>
        </div>
      </div>`;
  }
}

customElements.define('page-tour', PageTour);
