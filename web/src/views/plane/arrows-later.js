// Arrows on landscapes are drawn by code that looks into rules: it is loaded when somebody wants them.

/** @typedef {typeof import('./step-arrows.js')} Arrows */

/** @type {Arrows | null} */
let arrows = null;

/** @returns {Promise<void>} when arrows can be drawn */
export async function loadArrows() {
  arrows ??= await import('./step-arrows.js');
}

/**
 * @param {import('../../config/config.js').Config} config
 * @returns {boolean}
 */
export function wantsArrows({ settings }) {
  return settings['microscope.arrows'] === 'on';
}

/**
 * Draws nothing before they are loaded.
 * @param {Parameters<Arrows['drawStepArrows']>} args
 */
export function drawArrows(...args) {
  arrows?.drawStepArrows(...args);
}
