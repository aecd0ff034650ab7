// For those who go through the page with the keyboard: the first stops lead past the panels.

import { html } from 'lit';
import { openSheet } from '../panels/open-sheet.js';

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, a[href], [tabindex="0"]';

/** @returns {unknown} template */
export function skipLinks() {
  return html`<div class="skip-links">
    <button type="button" class="btn" @click=${skipTo('.curves', '.plots')}>Skip to charts</button>
    <button type="button" class="btn" @click=${skipTo('.runs', 'runs-table')}>Skip to runs</button>
  </div>`;
}

/**
 * @param {string} section
 * @param {string} part of it, whose first control gets the focus
 * @returns {(event: Event) => Promise<void>}
 */
function skipTo(section, part) {
  return async ({ currentTarget }) => {
    const link = /** @type {HTMLElement} */ (currentTarget);
    /** @type {import('./playground-app.js').PlaygroundApp | null} */
    const page = link.closest('playground-app');
    if (section === '.runs') openSheet(link, 'runs');
    else openSheet(link, null);
    // A sheet has the focus when it is open.
    await page?.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    /** @type {HTMLElement | null | undefined} */
    const control = page?.querySelector(`${section} ${part}`)?.querySelector(FOCUSABLE);
    control?.focus();
  };
}
