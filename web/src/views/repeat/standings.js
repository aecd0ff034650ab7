// The runs of repeats over seeds as a table, lowest median first.

import { html } from 'lit';
import { swatch } from '../../elements/swatch.js';
import { lossWords } from '../study/chart-parts.js';

/** @typedef {import('../../studies/repeat.js').RepeatedRun} RepeatedRun */
/** @typedef {import('../../studies/study.js').Series} Series */

/**
 * @param {RepeatedRun[]} results
 * @param {number[]} order places, lowest median first
 * @param {Series[]} series
 */
export function standings(results, order, series) {
  return html`<div class="ranking-box">
    <table class="ranking" aria-label="Runs over all repeats">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col" class="n">Median</th>
          <th scope="col" class="n spread">Lowest to highest</th>
          <th scope="col" class="n">Ends lowest</th>
          <th scope="col" class="n">Diverged</th>
        </tr>
      </thead>
      <tbody>
        ${order.map((place) => row(results[place], series[place]))}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {RepeatedRun} result
 * @param {Series} series
 */
function row({ spread: { count, low, median, high }, lowest, diverged, message }, series) {
  return html`<tr>
    <td class="name">
      ${swatch(series)} ${series.name}
      ${message ? html`<span class="bad" title=${message}>not as asked</span>` : ''}
    </td>
    <td class="n">${lossWords(median)}</td>
    <td class="n spread">${count > 1 ? `${lossWords(low)} – ${lossWords(high)}` : ''}</td>
    <td class="n">${lowest} of ${count}</td>
    <td class="n ${diverged ? 'bad' : ''}">${diverged ? `${diverged} of ${count}` : 'never'}</td>
  </tr>`;
}
