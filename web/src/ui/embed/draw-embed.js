// Pictures of an embed for its host. Loaded when it wants one.

import { Refusal } from '../../embed/context.js';
import { shownStudies, shownViews } from '../../figure/shown-views.js';
import { figureCanvas, figureOfViews, figureSvgText, forgetNeeds } from '../dialogs/page-figure.js';
import { canShow } from './check-flags.js';
import { WIDE_VIEWS } from './usual-views.js';

/** @typedef {import('../../embed/context.js').DrawnWish} DrawnWish */
/** @typedef {import('./playground-embed.js').PlaygroundEmbed} PlaygroundEmbed */

/**
 * @param {PlaygroundEmbed} embed
 * @param {DrawnWish} wish
 * @returns {Promise<import('../../embed/protocol.js').ReportFields['figure']>}
 * @throws {Refusal} if there is no such view, or the picture is too large for the browser
 */
export async function drawEmbed(embed, wish) {
  const { store } = embed;
  const { format, size, scale } = wish;
  const theme = wish.theme === 'auto' ? coloursOf(document.documentElement) : wish.theme;
  const words = wish.show ?? shownWords(store);
  if (words) check(store, words);
  try {
    const figure = await figureOfViews(store, embed, { size, theme, words });
    if (format === 'svg') return { svg: figureSvgText(figure) };
    return { png: pngOf(figureCanvas(figure, scale)) };
  } finally {
    forgetNeeds(store);
  }
}

/** @param {HTMLElement} root */
function coloursOf({ dataset: { theme } }) {
  return theme === 'dark' ? 'dark' : 'light';
}

/**
 * @param {PlaygroundEmbed['store']} store
 * @param {string[]} words
 * @throws {Refusal} if one of them is no view of this problem
 */
function check(store, words) {
  const { problems } = shownViews(store, shownStudies(store, words).others);
  if (!problems.length) return;
  const [{ key, value, message }] = problems;
  throw new Refusal(`${key} ${value}: ${message}.`, { key, value, problems });
}

/**
 * Tables and formulas are no pictures.
 * @param {PlaygroundEmbed['store']} store
 */
function shownWords(store) {
  const words = store.flags.show.filter(
    (word) => !WIDE_VIEWS.includes(word) && canShow(word, store),
  );
  return words.length ? words : undefined;
}

/** @param {HTMLCanvasElement} canvas */
function pngOf(canvas) {
  const address = canvas.toDataURL('image/png');
  if (address.length > 'data:image/png;base64,'.length) return address;
  throw new Refusal('This picture is too large for the browser to draw.');
}
