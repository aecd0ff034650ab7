// What stands in the top bar around transport and step counter.

import { html, nothing } from 'lit';
import { fromPosition, toPosition } from '../../elements/controls/slider.js';
import { formatCount } from '../../drawing/format.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { openDialog } from '../open-dialog.js';
import './history-buttons.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('./top-bar.js').TopBar} TopBar */

/**
 * Asks the page for its other colours.
 * @param {EventTarget} target within the page
 */
export function toggleTheme(target) {
  target.dispatchEvent(new Event('toggle-theme', { bubbles: true }));
}

/**
 * Left of the transport.
 * @param {TopBar} bar
 */
export const topStart = (bar) =>
  html`<button type="button" class="btn quiet" @click=${() => openDialog(bar, 'gallery-dialog')}>
      Examples
    </button>
    ${
      hasLessons(bar.store)
        ? html`<button
            type="button"
            class="btn quiet"
            @click=${() => openDialog(bar, 'lessons-dialog')}
          >
            Lessons
          </button>`
        : nothing
    }`;

/**
 * Where the page is one file, the lessons are out of reach.
 * @param {Store} store
 */
export function hasLessons({ address }) {
  return Boolean(address.file('learn/index.html'));
}

/**
 * Beside the transport: what was done is undone.
 * @param {TopBar} bar
 */
export const topHistory = (bar) => html`<history-buttons .store=${bar.store}></history-buttons>`;

/**
 * The right end: what can be taken along, colours and help.
 * @param {TopBar} bar
 */
export function topEnd(bar) {
  return html`<button
      type="button"
      class="btn"
      aria-label="Share"
      title="Share: link, figure for your page, code"
      @click=${() => openDialog(bar, 'figure-studio')}
    >
      ${icons.share}<span class="label">Share</span>
    </button>
    <button
      type="button"
      class="btn"
      aria-label="Export"
      title="Export: pictures and numbers"
      @click=${() => openDialog(bar, 'export-dialog')}
    >
      ${icons.download}<span class="label">Export</span>
    </button>
    <button
      type="button"
      class="btn icon quiet"
      aria-label="Light or dark"
      title="Light or dark"
      @click=${() => toggleTheme(bar)}
    >
      ${icons.theme}
    </button>
    <button
      type="button"
      class="btn icon quiet"
      aria-label="Help"
      title="Help and keyboard (?)"
      @click=${() => openDialog(bar, 'help-dialog')}
    >
      ${icons.help}
    </button>`;
}

/**
 * How fast runs train, with its number.
 * @param {Store} store
 */
export function speedSlider(store) {
  const spec = settingParam(store.config.settings, 'speed', indexCatalog(store.catalog));
  if (!spec) return nothing;
  const position = toPosition(spec, Number(store.value('speed')));
  const isLimited = Number.isFinite(store.speed);
  const words = isLimited ? `${formatCount(store.speed)} steps per second` : 'as fast as it can';
  return html`<label class="named-slider" title="Training speed">
    <span class="hidden-text">Speed</span>
    <span class="amount" aria-hidden="true"
      >${isLimited ? html`<b>${formatCount(store.speed)}</b> steps/s` : words}</span
    >
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
