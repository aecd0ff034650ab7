// Beneath the table: everything that adds runs or compares many of them.

import { html, nothing } from 'lit';
import { textParam } from '../../../catalog/own-text.js';
import { MAX_RUNS } from '../../../config/config.js';
import { problemOf } from '../../../config/problem.js';
import { wordOf } from '../../../views/picture/picture.js';
import { views } from '../../../wasm/views.js';
import '../optimizers/optimizer-picker.js';
import { openSheet } from '../open-sheet.js';
import { editOwnText } from './edit-own-text.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../model/store.js').Store} Store */

// By the id of the study's view, in the order in which they are offered.
/** @type {Record<string, string>} */
const STUDIES = {
  sweep: 'Sweep',
  race: 'Fair race',
  repeat: 'Repeat over seeds',
};

/**
 * @param {Store} store
 * @param {Element} host within the playground
 * @param {boolean} hasPanels there are panels and pictures around the table
 * @returns {unknown} template
 */
export function addBar(store, host, hasPanels) {
  const isFull = store.config.runs.length >= MAX_RUNS;
  const add = (/** @type {string} */ id) => {
    store.addRun(id);
    if (hasPanels) editOwnText(store, host);
  };
  return html`<optimizer-picker
      class="add-run"
      look="add"
      text="Add run"
      .catalog=${store.catalog}
      .paramsOf=${(/** @type {Entry} */ entry) => store.paramsOf(entry)}
      ?disabled=${isFull}
      @pick=${(/** @type {CustomEvent<string>} */ { detail }) => add(detail)}
    ></optimizer-picker>
    ${hasPanels ? [ownRuleButton(store, add, isFull), studyButtons(store, host)] : nothing}`;
}

/**
 * @param {Store} store
 * @param {(id: string) => void} add
 * @param {boolean} disabled
 */
function ownRuleButton({ catalog }, add, disabled) {
  const own = catalog.optimizers.find((entry) => textParam(entry));
  if (!own) return nothing;
  return html`<button
    type="button"
    class="bar-button"
    title="Adds a run whose update rule you type"
    ?disabled=${disabled}
    @click=${() => add(own.id)}
  >
    Write your own rule
  </button>`;
}

/**
 * @param {Store} store
 * @param {Element} host
 */
function studyButtons(store, host) {
  const problem = problemOf(store.config, store.catalog);
  return Object.entries(STUDIES).map(([id, words]) => {
    const view = views.find((one) => one.id === id && (one.suits?.(problem) ?? true));
    if (!view) return nothing;
    const show = () => {
      store.setSetting('stage', wordOf(view));
      openSheet(host, null);
      bringIntoView(host.closest('.app')?.querySelector('.stage'));
    };
    return html`<button type="button" class="bar-button" title=${view.about} @click=${show}>
      ${words}
    </button>`;
  });
}

// On phones the page scrolls.
/** @param {Element | null | undefined} part */
function bringIntoView(part) {
  const { top, bottom } = part?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  if (top < 0 || bottom > window.innerHeight) part?.scrollIntoView({ block: 'start' });
}
