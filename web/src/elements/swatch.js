import { html } from 'lit';
import { colorSlot, dashOf } from '../drawing/palette.js';

const WIDTH = 20;

/**
 * The line of a series, beside its name.
 * @param {{ slot: number, dash: number[] }} look
 */
export function swatch({ slot, dash }) {
  return html`<svg class="swatch" viewBox="0 0 22 4" aria-hidden="true">
    <path
      d="M1 2h${WIDTH}"
      style="stroke:var(--r${slot + 1})"
      pathLength=${wholeLength(dash)}
      stroke-dasharray=${dash.join(' ')}
    />
  </svg>`;
}

/**
 * Dashes are stretched a little, so that every line ends with one and all look equally long.
 * @param {number[]} dash
 * @returns {number} length of the line in units of its dashes
 */
function wholeLength(dash) {
  const period = dash.reduce((sum, part) => sum + part, 0);
  const gap = dash[dash.length - 1] ?? 0;
  return period ? Math.max(1, Math.round((WIDTH + gap) / period)) * period - gap : WIDTH;
}

/**
 * The line of a run.
 * @param {import('../config/config.js').RunConfig} run
 * @param {number} index
 */
export function swatchOf(run, index) {
  return swatch({ slot: colorSlot(run, index), dash: dashOf(run, index) });
}
