// Axes with round numbers.

import { formatCount, formatNumber } from './format.js';
import { linearTicks, logTicks } from './series.js';

/** @typedef {import('./chart-model.js').Axis} Axis */
/** @typedef {'step' | 'epoch' | 'samples' | 'evaluations' | 'seconds'} Unit what curves run over */

/** @type {Partial<Record<Unit, string>>} */
const NAMES = { step: 'steps', epoch: 'epochs', samples: 'samples', seconds: 's' };

/**
 * @param {number} min
 * @param {number} max
 * @param {boolean} log
 * @param {number} count about so many numbers stand on it
 * @returns {Axis}
 */
export function axis(min, max, log, count) {
  return {
    min,
    max,
    log,
    ticks: log ? logTicks(min, max, count) : linearTicks(min, max, count),
    format: (value) => (value === 0 ? '0' : tickText(value)),
  };
}

/** @param {number} value */
function tickText(value) {
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-4) return formatNumber(value, 1);
  return String(Number(value.toPrecision(3)));
}

/**
 * An axis from 0 on that names its unit behind the last number.
 * @param {Unit} unit
 * @param {number} max
 * @param {number} count about so many numbers stand on it
 * @returns {Axis}
 */
export function unitAxis(unit, max, count) {
  const ticks = linearTicks(0, max, count);
  const last = ticks.at(-1);
  const name = NAMES[unit] ?? 'gradients';
  /** @param {number} value */
  const write = (value) => (unit === 'seconds' ? formatNumber(value, 2) : compact(value));
  return {
    min: 0,
    max,
    log: false,
    ticks,
    count,
    name,
    format: (value) => (value === last ? `${write(value)} ${name}` : write(value)),
  };
}

/** @param {number} value */
function compact(value) {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))} M`;
  return value !== Math.round(value) ? String(value) : formatCount(value);
}
