import { html } from 'lit';
import { given } from '../../elements/given.js';
import { StoreElement } from '../../elements/store-element.js';
import './transport-controls.js';

/**
 * Name, transport and step counter; what stands around them comes after the first curve, in places
 * that are kept for it.
 */
export class TopBar extends StoreElement {
  static properties = { tools: { attribute: false } };

  constructor() {
    super();
    /** @type {typeof import('./top-tools.js') | undefined} */
    this.tools = given();
  }

  render() {
    const { store, tools } = this;
    return html`<header class="top">
      <span class="word">Optimizer Playground</span>
      <span class="top-start">${tools?.topStart(this)}</span>
      <transport-controls .store=${store}></transport-controls>
      <span class="top-history">${tools?.topHistory(this)}</span>
      <span class="top-speed">${tools?.speedSlider(store)}</span>
      <step-counter .store=${store}></step-counter>
      <span class="top-end">${tools?.topEnd(this)}</span>
    </header>`;
  }
}

customElements.define('top-bar', TopBar);
