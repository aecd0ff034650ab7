// The last steps of a weight as a table that can be copied.

import { html } from 'lit';
import { formatNumber } from '../../drawing/format.js';
import { textSymbol } from '../../steps/text-symbol.js';

/** @typedef {import('../../steps/look.js').Look} Look */

/**
 * @param {Look[]} looks of one run
 * @returns {{ heads: string[], rows: number[][] }} in the order of time
 */
function stepsTable(looks) {
  const states = looks.at(-1)?.rule.lines.map(({ target }) => target) ?? [];
  const names = [...new Set(states)].filter((name) => name !== 'w' && name !== 'g');
  return {
    heads: ['step', 'rate', 'gradient', ...names.map(textSymbol), 'move', 'weight'],
    rows: looks.map((look) => [
      look.t,
      look.report.rate,
      look.gradient,
      ...names.map(
        (name) => look.rule.lines.findLast(({ target }) => target === name)?.value ?? NaN,
      ),
      look.newWeight - look.weight,
      look.newWeight,
    ]),
  };
}

/**
 * @param {Look[]} looks
 * @returns {string} with tabs between the columns, in full precision
 */
export function tableText(looks) {
  const { heads, rows } = stepsTable(looks);
  return [heads, ...rows.map((row) => row.map((value) => (Number.isNaN(value) ? '' : value)))]
    .map((row) => row.join('\t'))
    .join('\n');
}

/**
 * @param {Look[]} looks
 * @param {string} caption
 */
export function tableOf(looks, caption) {
  const { heads, rows } = stepsTable(looks);
  return html`<div class="microscope-table" role="region" tabindex="0" aria-label=${caption}>
    <table>
      <caption class="hidden-text">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...rows].reverse().map(
          (row) =>
            html`<tr>
              ${row.map((value, i) => html`<td>${i ? formatNumber(value) : value}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
