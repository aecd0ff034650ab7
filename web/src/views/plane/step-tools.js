// What elements of landscapes offer about steps: arrows, and the microscope at a point of a path.

import { html, nothing } from 'lit';
import { loadArrows, wantsArrows } from './arrows-later.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */

export const ARROW_WORDS =
  'Arrows: the rate times the gradient (thin), the same of what the rule remembers (dashed), and the step to come ' +
  '(thick); the longest one of each run is drawn equally long.';
export const PATH_WORDS = 'Click a path to look into its step there.';

/**
 * @param {Store} store
 * @param {() => void} redraw once arrows can be drawn
 */
export function arrowsButton(store, redraw) {
  const isOn = wantsArrows(store.config);
  if (isOn) loadArrows().then(redraw);
  if (store.flags.embed) return nothing;
  return html`<button
    type="button"
    class="chip toggle"
    aria-pressed=${isOn}
    title="What the next step is made of, as arrows"
    @click=${() => store.setSetting('microscope.arrows', isOn ? 'off' : 'on')}
  >
    Arrows
  </button>`;
}

/**
 * Opens the microscope at a step of a run.
 * @param {Store} store
 * @param {{ run: number, step: number }} at
 */
export function lookIntoStep(store, { run, step }) {
  // In another page there may be no other picture.
  if (store.flags.embed) return;
  store.setUi({ selected: run });
  store.setSetting('stage', 'microscope');
  store.seek(step);
}
