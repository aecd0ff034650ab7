// Pictures of an embed for its host. Loaded when it wants one.

import { Refusal } from '../../embed/context.js';
import { shownStudies, shownViews } from '../../figure/shown-views.js';
import { canShow } from './check-flags.js';
import { WIDE_VIEWS } from './fit-views.js';
import {
  figureCanvas,
  figureOfViews,
  figureSvgText,
  forgetNeeds,
  viewsOnPage,
} from '../dialogs/page-figure.js';

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
  try {
    const all = wantedViews(embed, wish.show);
    const figure = await figureOfViews(store, embed, { size, theme }, all);
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
 * Studies are drawn as they stand on the page; everything else is computed where it is wanted.
 * @param {PlaygroundEmbed} embed
 * @param {string[]} [words] default: what the embed shows
 */
function wantedViews(embed, words) {
  const { store } = embed;
  const onPage = viewsOnPage(store, embed);
  const { studies, others } = shownStudies(store, words ?? shownWords(store));
  const { shown, problems } = shownViews(store, others);
  if (problems.length) {
    const [{ key, value, message }] = problems;
    throw new Refusal(`${key} ${value}: ${message}.`, { key, value, problems });
  }
  const parts = studies.length ? onPage.filter((view) => !('kind' in view)) : [];
  if (!parts.length && !shown.length) throw new Refusal('There is nothing to draw yet.');
  return [...parts, ...shown];
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
