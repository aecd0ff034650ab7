import { html } from 'lit';
import { colorSlot, dashOf } from '../drawing/palette.js';

/**
 * The line of a series, beside its name.
 * @param {{ slot: number, dash: number[] }} look
 */
export function swatch({ slot, dash }) {
  return html`<svg class="swatch" viewBox="0 0 22 4" aria-hidden="true">
    <path d="M1 2h20" style="stroke:var(--r${slot + 1})" stroke-dasharray=${dash.join(' ')} />
  </svg>`;
}

/**
 * The line of a run.
 * @param {import('../config/config.js').RunConfig} run
 * @param {number} index
 */
export function swatchOf(run, index) {
  return swatch({ slot: colorSlot(run, index), dash: dashOf(run, index) });
}
