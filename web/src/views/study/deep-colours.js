// Colours for more than eight series: the second eight have those of the first in a deeper tone.

import { COLOR_COUNT, colorSlot } from '../../drawing/palette.js';
import { rgb } from '../../drawing/rgb.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */

// Of a deeper tone, the colour itself; the rest is ink. As in study.css.
const DEEP = 0.55;

/**
 * @param {Pick<import('../../config/config.js').RunConfig, 'color'>} run
 * @param {number} index
 * @returns {number} slot among the colours of a deep theme
 */
export function deepSlot(run, index) {
  const isDeep = run.color === null && index % (2 * COLOR_COUNT) >= COLOR_COUNT;
  return colorSlot(run, index) + (isDeep ? COLOR_COUNT : 0);
}

/**
 * @param {Theme} theme
 * @returns {Theme} with twice as many colours of runs
 */
export function deepTheme(theme) {
  const runs = theme.runs.slice(0, COLOR_COUNT);
  return { ...theme, runs: [...runs, ...runs.map((colour) => deeper(colour, theme.ink))] };
}

/**
 * @param {string} colour
 * @param {string} ink
 */
function deeper(colour, ink) {
  const [from, to] = [rgb(ink), rgb(colour)];
  const channels = from.map((value, i) => Math.round(value + (to[i] - value) * DEEP));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
