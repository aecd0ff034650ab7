import { LitElement, html, nothing } from 'lit';
import { given } from '../../elements/given.js';
import { readRecent, storageOf } from '../model/recent.js';

/** @typedef {import('../model/recent.js').Recent} Recent */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The last experiments, to be opened again. Fires "experiment-open" when one is; `refresh()` reads them anew.
 */
export class RecentList extends LitElement {
  static properties = { store: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../model/store.js').Store} */
    this.store = given();
  }

  createRenderRoot() {
    return this;
  }

  /** Shows what is remembered now. */
  refresh() {
    this.requestUpdate();
  }

  render() {
    const { link } = this.store;
    const others = readRecent(storageOf('localStorage')).filter((recent) => recent.link !== link);
    if (!others.length) return nothing;
    const now = Date.now();
    return html`<section class="recent" aria-label="Your last experiments">
      <h3>Your last experiments</h3>
      <ul>
        ${others.map((recent) => this.#item(recent, now))}
      </ul>
    </section>`;
  }

  /**
   * @param {Recent} recent
   * @param {number} now
   */
  #item({ link, words, time }, now) {
    return html`<li>
      <button type="button" class="recent-item" @click=${() => this.#open(link)}>
        <span class="recent-words">${words}</span>
        <span class="recent-time">${agoWords(now - time)}</span>
      </button>
    </li>`;
  }

  /** @param {string} link */
  #open(link) {
    this.dispatchEvent(new CustomEvent('experiment-open', { bubbles: true }));
    this.store.open(link);
    this.refresh();
  }
}

/**
 * @param {number} age in milliseconds
 * @returns {string}
 */
export function agoWords(age) {
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return ago(age / MINUTE, 'minute');
  if (age < DAY) return ago(age / HOUR, 'hour');
  return ago(age / DAY, 'day');
}

/**
 * @param {number} amount
 * @param {string} unit
 */
function ago(amount, unit) {
  const whole = Math.floor(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
}

customElements.define('recent-list', RecentList);
