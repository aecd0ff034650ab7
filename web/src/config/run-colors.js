// Which colour a run has.

import { COLORS } from './config.js';

/**
 * @param {{ color: number | null }} run
 * @param {number} index its place in the list
 * @returns {number} 0..7, the slot in the palette
 */
export function colorSlot(run, index) {
  return run.color ?? index % COLORS;
}
