import { html } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import './chart-list.js';

// From the edges of the window and from the charts, in pixels.
const GAP = 8;

/** The list of charts, beside the charts. Escape and a click elsewhere close it. */
export class ChartsPopover extends StoreElement {
  static properties = { isOpen: { state: true } };

  constructor() {
    super();
    this.isOpen = false;
  }

  render() {
    const onToggle = (/** @type {ToggleEvent} */ { newState }) => {
      this.isOpen = newState === 'open';
    };
    return html`<div
      class="charts-popover"
      popover
      role="dialog"
      aria-label="Charts"
      @toggle=${onToggle}
    >
      ${this.isOpen ? html`<chart-list .store=${this.store}></chart-list>` : ''}
    </div>`;
  }

  /**
   * Opens it.
   * @param {Element} charts what it stands beside
   */
  async openAt(charts) {
    this.isOpen = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */
    const box = this.querySelector('.charts-popover');
    if (!box) return;
    box.showPopover();
    this.#place(box, charts.getBoundingClientRect());
    /** @type {HTMLElement | null} */
    const first = box.querySelector('input');
    first?.focus();
  }

  /**
   * Left of the charts, which stay in sight.
   * @param {HTMLElement} box
   * @param {DOMRect} charts
   */
  #place({ style, offsetWidth }, { top, left }) {
    style.left = `${Math.max(GAP, left - offsetWidth - GAP)}px`;
    style.top = `${top + GAP}px`;
    style.maxHeight = `${innerHeight - top - 2 * GAP}px`;
  }
}

customElements.define('charts-popover', ChartsPopover);
