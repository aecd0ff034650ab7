import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { formatCount } from '../../drawing/format.js';
import { fromPosition, toPosition } from '../../elements/controls/slider.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import './transport-controls.js';

/** Name, transport, step counter, sharing, theme, help. */
export class TopBar extends StoreElement {
  render() {
    const open = (/** @type {string} */ name) => () =>
      this.dispatchEvent(new CustomEvent('open-dialog', { detail: name, bubbles: true }));
    return html`<header class="top">
      <span class="word">Optimizer Playground</span>
      <span class="grow"></span>
      <history-buttons .store=${this.store}></history-buttons>
      <transport-controls .store=${this.store}></transport-controls>
      ${this.#speed()}
      <step-counter .store=${this.store}></step-counter>
      <span class="grow"></span>
      <button type="button" class="btn" aria-label="Share" @click=${open('share-dialog')}>
        <span class="narrow-only">${icons.share}</span><span class="wide-only">Share</span>
      </button>
      <button type="button" class="btn" aria-label="Export" @click=${open('export-dialog')}>
        <span class="narrow-only">${icons.download}</span><span class="wide-only">Export</span>
      </button>
      <button
        type="button"
        class="btn icon quiet wide-only"
        aria-label="Light or dark"
        title="Light or dark"
        @click=${() => this.dispatchEvent(new Event('toggle-theme', { bubbles: true }))}
      >
        ${icons.theme}
      </button>
      <button
        type="button"
        class="btn icon quiet wide-only"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        @click=${open('help-dialog')}
      >
        ${icons.help}
      </button>
    </header>`;
  }

  #speed() {
    const { store } = this;
    const spec = settingParam(store.config.settings, 'speed', indexCatalog(store.catalog));
    if (!spec) return nothing;
    const position = toPosition(spec, Number(store.value('speed')));
    const words = Number.isFinite(store.speed)
      ? `${formatCount(store.speed)} steps per second`
      : 'as fast as possible';
    return html`<label class="speed wide-only" title="Speed: ${words}">
      <span class="hidden-text">Speed</span>
      <input
        class="range"
        type="range"
        min="0"
        max="1"
        step="0.01"
        .value=${String(position)}
        style="--v:${100 * position}%"
        aria-valuetext=${words}
        @input=${onText((text) => store.setSetting('speed', fromPosition(spec, Number(text))))}
      />
    </label>`;
  }
}

customElements.define('top-bar', TopBar);
