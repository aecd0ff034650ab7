import { html } from 'lit';
import * as icons from '../icons.js';

/**
 * The way to the numbers of a chart.
 * @param {{ tableOf: string | null }} view shows the table
 * @param {string} id of the chart
 */
export function tableButton(view, id) {
  return html`<button
    type="button"
    class="btn icon small quiet"
    aria-label="Show the numbers as a table"
    title="Numbers as a table"
    @click=${() => (view.tableOf = id)}
  >
    ${icons.table}
  </button>`;
}
