// Curves read off at one place. Plain functions; loaded after the first curve.

import { formatCount, formatNumber } from './format.js';
import { indexAt } from './index-at.js';

/**
 * @typedef {object} ReadRow what a curve says
 * @property {string} name
 * @property {number} slot colour
 * @property {number[]} dash
 * @property {number} x of the point that the value is of
 * @property {number} [step] of that point
 * @property {number} value
 */

/**
 * @param {string} unit of the x axis, the setting
 * @returns {string} a word behind a number
 */
export function unitName(unit) {
  /** @type {Record<string, string>} */
  const names = { step: 'steps', epoch: 'epochs', evaluations: 'gradients', seconds: 's' };
  return names[unit] ?? unit;
}

/**
 * A place on the x axis in few characters.
 * @param {number} x
 */
export function xText(x) {
  return Number.isInteger(x) || x >= 100 ? formatCount(x) : formatNumber(x);
}

/**
 * What the curves say at one x, for readouts.
 * @param {Pick<import('./chart-model.js').ChartModel, 'curves'>} model
 * @param {number} x
 * @returns {ReadRow[]}
 */
export function readAt(model, x) {
  return model.curves.flatMap((curve) => {
    const at = indexAt(curve.x, x);
    if (at < 0 || (at === curve.x.length - 1 && curve.ended && x > curve.x[at])) return [];
    const value = (curve.values ?? curve.y)[at];
    const { name, slot, dash, perStep: factor } = curve;
    const step = factor ? Math.round(curve.x[at] / factor) : undefined;
    return [{ name, slot, dash, x: curve.x[at], step, value }];
  });
}
