import { html } from 'lit';
import { runNames } from '../../config/run-names.js';
import { swatchOf } from '../swatch.js';

/**
 * The runs that are drawn.
 * @param {object} store
 * @returns {{ run: object, index: number }[]}
 */
export function shownRuns(store) {
  return store.config.runs.map((run, index) => ({ run, index })).filter(({ run }) => run.visible);
}

/**
 * Which line of a shared picture is which run.
 * @param {object} store
 * @returns {unknown} template
 */
export function runLegend(store) {
  const names = runNames(store.config, store.catalog);
  return html`<div class="legend">
    ${shownRuns(store).map(
      ({ run, index }) => html`<span>${swatchOf(run, index)}${names[index]}</span>`,
    )}
  </div>`;
}
