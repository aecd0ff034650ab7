// Commands about how the embed looks, and pictures of it.

import { Refusal } from '../context.js';
import { all, names, namesIn, number, oneOf, optional, text, wholeNumber } from '../fields.js';
import { LIMITS } from '../protocol.js';

/**
 * @template {import('../protocol.js').CommandType} T
 * @typedef {import('../context.js').Row<T>} Row
 */

const USUAL = { width: 720, height: 480, scale: 2 };
const FORMATS = /** @type {const} */ (['svg', 'png']);
const THEMES = /** @type {const} */ (['light', 'dark', 'auto']);
const NAME_LENGTH = 60;
// More pixels would fill the memory of a phone.
const MOST_PIXELS = 4e7;

/** @type {Row<'highlight'>} */
export const highlight = {
  check: (fields) => (fields.run === null ? undefined : wholeNumber(1, 1000)('run')(fields)),
  run({ run }, { playground, page }) {
    const { length } = playground.config.runs;
    if (run !== null && run > length) {
      throw new Refusal(`There is no run ${run}: there are ${length}.`, {
        key: 'run',
        value: String(run),
      });
    }
    page.highlight(run === null ? null : run - 1);
  },
};

/** @type {Row<'setTheme'>} */
export const setTheme = {
  check: oneOf(THEMES)('theme'),
  run: ({ theme }, { page }) => page.setTheme(theme),
};

const side = wholeNumber(LIMITS.side.least, LIMITS.side.most);

/** @type {Row<'getFigure'>} */
export const getFigure = {
  check: all(
    optional('format', oneOf(FORMATS)),
    optional('show', names(LIMITS.views)),
    optional('width', side),
    optional('height', side),
    optional('theme', oneOf([...THEMES, 'transparent'])),
    optional('scale', number(1, LIMITS.scale)),
    isOfPossibleSize,
  ),
  isSlow: true,
  run(wish, { page }) {
    const { format = 'svg', theme = 'auto' } = wish;
    const { width, height, scale } = { ...USUAL, ...defined(wish) };
    const show = /** @type {string[] | undefined} */ (namesIn(wish.show));
    return page.draw({ format, show, size: { width, height }, theme, scale });
  },
};

/** @type {Row<'exportPng'>} */
export const exportPng = {
  check: text(NAME_LENGTH)('view'),
  isSlow: true,
  run({ view }, { page }) {
    const { scale, ...size } = USUAL;
    return page.draw({ format: 'png', show: [view], size, theme: 'auto', scale });
  },
};

/**
 * @param {Record<string, unknown>} fields each valid
 * @returns {import('../../config/input-error.js').InputError | undefined}
 */
function isOfPossibleSize(fields) {
  if (fields.format !== 'png') return undefined;
  const { width, height, scale } = { ...USUAL, ...defined(fields) };
  if (width * height * scale ** 2 <= MOST_PIXELS) return undefined;
  const message = `must be smaller: a PNG has at most ${MOST_PIXELS / 1e6} million pixels`;
  return { key: 'scale', value: String(scale), message };
}

/**
 * The sizes that are there.
 * @param {{ width?: unknown, height?: unknown, scale?: unknown }} fields each valid
 * @returns {Partial<typeof USUAL>}
 */
function defined({ width, height, scale }) {
  const given = Object.entries({ width, height, scale }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
