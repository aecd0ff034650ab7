import { html } from 'lit';
import { runNames } from '../model/names.js';
import { colorSlot, dashOf } from '../model/palette.js';

/**
 * Which line of a shared picture is which run.
 * @param {object} store
 * @param {{ run: object, index: number }[]} shown the runs that are drawn
 * @returns {unknown} template
 */
export function runLegend(store, shown) {
  const names = runNames(store.config, store.catalog);
  return html`<div class="legend">
    ${shown.map(
      ({ run, index }) =>
        html`<span
          ><svg class="swatch" viewBox="0 0 22 4" aria-hidden="true">
            <path
              d="M1 2h20"
              style="stroke:var(--r${colorSlot(run, index) + 1})"
              stroke-dasharray=${dashOf(run, index).join(' ')}
            /></svg
          >${names[index]}</span
        >`,
    )}
  </div>`;
}
