// A piece of a run's line, as charts draw it.

import { colorSlot } from '../../src/config/run-colors.js';
import { dashOf } from '../../src/drawing/palette.js';

/**
 * @param {import('../../src/config/config.js').RunConfig} run
 * @param {number} index
 * @returns {string} SVG in the colour of the run
 */
export function swatchHtml(run, index) {
  const slot = colorSlot(run, index) + 1;
  const dash = dashOf(run, index).join(' ');
  return (
    `<svg class="swatch" width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">` +
    `<path d="M1 5H21" fill="none" stroke="var(--r${slot})" stroke-width="2.5"` +
    `${dash ? ` stroke-dasharray="${dash}"` : ''}/></svg>`
  );
}
