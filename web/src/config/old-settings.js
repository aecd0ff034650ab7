// What links used to say and now say otherwise. They can still be read.

import { real } from '../catalog/param.js';

/** How smooth curves are: the memory of their average was a part of the whole training. */
export const SMOOTHING = real('smoothing', 'Smoothing of the loss curves', { max: 0.999 });

/**
 * @param {number} smoothing 0..0.999
 * @param {number} steps of the whole training
 * @returns {number} the average of so many steps that it meant
 */
export function averageOf(smoothing, steps) {
  return Math.round((0.012 * steps * smoothing) / (1 - smoothing));
}
