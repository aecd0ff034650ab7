// Colour and dash of a run: two cues, so that colour is never the only one.

import { COLORS as COLOR_COUNT } from '../config/config.js';
import { colorSlot } from '../config/run-colors.js';

export { COLOR_COUNT, colorSlot };

const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/**
 * The dash pattern of a run. The second eight runs repeat the colours with other dashes.
 * @param {Pick<import('../config/config.js').RunConfig, 'color'>} run
 * @param {number} index
 * @returns {number[]} as for setLineDash
 */
export function dashOf(run, index) {
  return DASHES[(colorSlot(run, index) + Math.floor(index / COLOR_COUNT)) % DASHES.length];
}

/**
 * @typedef {Record<'ink' | 'ink2' | 'ink3' | 'grid' | 'panel' | 'paper' | 'warn' | 'accent' | 'line' |
 *   'font', string> & { runs: string[], classes: string[] }} Theme colours and the font of canvases
 */

/**
 * The colours of the page for canvases.
 * @param {Element} element inside the page
 * @returns {Theme}
 */
export function readTheme(element) {
  const style = getComputedStyle(element);
  return themeOf((name) => style.getPropertyValue(name).trim());
}

/**
 * @param {(name: string) => string} read value of a custom property
 * @returns {Theme}
 */
export function themeOf(read) {
  const runs = Array.from({ length: COLOR_COUNT }, (_, slot) => read(`--r${slot + 1}`));
  // Classes keep their colours where those of runs are paler than usual.
  const ofClass = (/** @type {number} */ slot) => read(`--class-${slot + 1}`) || runs[slot];
  return {
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    grid: read('--grid'),
    panel: read('--panel'),
    paper: read('--paper'),
    line: read('--line'),
    warn: read('--warn'),
    accent: read('--accent'),
    font: read('--font'),
    runs,
    // Classes: negative, positive, then colours that stay apart from both.
    classes: [read('--neg'), read('--pos'), ...[2, 3, 0, 7, 4, 5, 6, 1].map(ofClass)],
  };
}
