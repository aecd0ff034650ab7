// The order of a race as a table.

import { html, nothing } from 'lit';
import { formatSetting } from '../../drawing/typed-values.js';
import * as icons from '../../elements/icons.js';
import { swatch } from '../../elements/swatch.js';
import { lossWords } from '../study/chart-parts.js';

/** @typedef {import('../../studies/race.js').Standing} Standing */
/** @typedef {import('../../studies/study.js').Series} Series */

/**
 * @param {Standing[]} standings
 * @param {object} options
 * @param {Series[]} options.series
 * @param {boolean} options.isRunning
 * @param {(standing: Standing) => void} options.onAdd makes one a run of the table
 */
export function ranking(standings, { series, isRunning, onAdd }) {
  return html`<div class="ranking-box">
    <table class="ranking" aria-label="Ranking">
      <thead>
        <tr>
          <th scope="col" class="n">#</th>
          <th scope="col">Optimizer</th>
          <th scope="col" class="n">Rate</th>
          <th scope="col" class="n">Median</th>
          <th scope="col" class="n spread">Lowest to highest</th>
          <th scope="col"><span class="hidden-text">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${standings.map(
          (one) =>
            html`<tr>
              ${cells(one, series[one.racer])}
              <td class="n">
                <button
                  type="button"
                  class="btn icon small quiet"
                  title="Add as a run"
                  aria-label="Add ${series[one.racer].name} as a run"
                  ?disabled=${isRunning}
                  @click=${() => onAdd(one)}
                >
                  ${icons.plus}
                </button>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {Standing} one
 * @param {Series} series
 */
function cells({ rank, rate, edge, count, low, median, high, diverged, message }, series) {
  return html`<td class="n">${Number.isNaN(rank) ? '' : rank}</td>
    <td class="name">
      ${swatch(series)} ${series.name}
      ${diverged ? html`<span class="bad">${diverged} diverged</span>` : nothing}
      ${message ? html`<span class="bad" title=${message}>not as asked</span>` : nothing}
    </td>
    <td class="n">${rate === null ? '–' : formatSetting(rate)}${edge ? ' *' : ''}</td>
    <td class="n">${lossWords(median)}</td>
    <td class="n spread">${count > 1 ? `${lossWords(low)} – ${lossWords(high)}` : ''}</td>`;
}
