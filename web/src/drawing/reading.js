// Curves read off at one place. Plain functions; loaded after the first curve.

import { formatCount, formatNumber } from './format.js';
import { indexAt } from './series.js';

/**
 * @param {string} unit of the x axis, the setting
 * @returns {string} a word behind a number
 */
export function unitName(unit) {
  /** @type {Record<string, string>} */
  const names = { step: 'steps', epoch: 'epochs', evaluations: 'gradients', seconds: 's' };
  return names[unit] ?? unit;
}

/** A place on the x axis in few characters. */
export function xText(x) {
  return Number.isInteger(x) || x >= 100 ? formatCount(x) : formatNumber(x);
}

/**
 * What the curves say at one x, for readouts.
 * @param {object} model
 * @param {number} x
 * @returns {{ name: string, slot: number, dash: number[], x: number, step?: number,
 *   value: number }[]} x and step: of the point that the value is of
 */
export function readAt(model, x) {
  return model.curves.flatMap((curve) => {
    const at = indexAt(curve.x, x);
    if (at < 0 || (at === curve.x.length - 1 && curve.ended && x > curve.x[at])) return [];
    const value = (curve.values ?? curve.y)[at];
    const { name, slot, dash, perStep: factor } = curve;
    const step = factor && Math.round(curve.x[at] / factor);
    return [{ name, slot, dash, x: curve.x[at], step, value }];
  });
}
