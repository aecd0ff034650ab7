import { html } from 'lit';
import { runNames } from '../../config/run-names.js';
import { swatchOf } from '../../elements/swatch.js';
import { shownRuns } from './picture-view.js';

/**
 * Which line of a shared picture is which run.
 * @param {import('../../elements/store-element.js').Store} store
 */
export function runLegend({ config, catalog }) {
  const names = runNames(config, catalog);
  return html`<div class="legend">
    ${shownRuns(config.runs).map(
      ({ run, index }) => html`<span>${swatchOf(run, index)}${names[index]}</span>`,
    )}
  </div>`;
}
