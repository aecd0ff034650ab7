// Trains a link without a browser, and draws it.

import { readFileSync } from 'node:fs';
import { loadEngine } from '../engine/package/index.js';
import { knownTable, learnTable } from '../config/known-tables.js';
import { decodeTable } from '../config/table.js';
import { codeProblem } from '../drawing/link-code.js';
import { themeFromCss } from '../figure/css-theme.js';
import { makeFigure } from '../figure/figure.js';
import { codeOf } from '../figure/code.js';
import { newCanvas, newRuler, registerFont, writeFigure } from './figure-files.js';
import { beginsWithChart, shownStudies, shownViews } from '../figure/shown-views.js';
import { tell } from './arguments.js';
import { NO_RUN } from './link-runs.js';
import { studyParts } from './study-parts.js';
import { trainedSource } from './trained.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('./figure-order.js').Order} Order */

/**
 * @param {Order} order
 * @returns {Promise<string | Uint8Array | null>} the file; null: the link was of no use, which is told
 */
export async function drawOrder(order) {
  const { link, format, show, size, theme, scale, title, note, narrates, hasCode } = order;
  const { catalog, ...engine } = await readLink(link);
  const { config, flags, problems } = engine;
  if (config.runs.length === 0) {
    problems.forEach(tell);
    console.error(NO_RUN);
    return null;
  }
  const target = address(link, engine.link);
  const refusal = hasCode ? codeProblem(target) : '';
  if (refusal) {
    console.error(`--qr: ${refusal}.`);
    return null;
  }
  await learnOwnTable(config);
  const experiment = { catalog, config };
  const words = show ?? wordsOfLink(flags.show);
  const { studies, others } = shownStudies(experiment, words);
  const { shown, problems: unknown } = shownViews(experiment, others);
  [...problems, ...unknown].forEach(tell);
  if (unknown.length) return null;
  const wanted = { views: shown, steps: flags.at ?? undefined };
  const source = await trainedSource(experiment, wanted);
  registerFont();
  const figure = await makeFigure(source, {
    ...{
      views: shown,
      chartsFirst: beginsWithChart(experiment, words),
      size,
      title,
      note,
      link: target,
    },
    parts: await studyParts(source, studies),
    code: hasCode ? codeOf(target) : undefined,
    theme: readTheme(theme === 'dark' ? 'dark' : 'light'),
    isTransparent: theme === 'transparent',
    narrates: narrates && flags.narrate !== false,
    ...{ ruler: newRuler(), newCanvas },
  });
  return writeFigure(figure, format, scale);
}

/** @param {string} text */
async function readLink(text) {
  const engine = await loadEngine();
  const { catalog } = engine;
  const { config, flags, problems } = engine.parseLink(text);
  return { catalog, config, flags, problems, link: engine.formatLink(config) };
}

/**
 * Views are chosen by what the data is.
 * @param {Config} config
 */
async function learnOwnTable({ table: text }) {
  if (!text || knownTable(text)) return;
  const { table } = await decodeTable(text);
  if (table) learnTable(text, table);
}

/**
 * Parts of an embed that are no pictures stay away.
 * @param {string[]} words of a link's show=
 */
function wordsOfLink(words) {
  const views = words.filter((word) => word !== 'runs' && word !== 'formula');
  return views.length ? views : undefined;
}

/**
 * @param {string} given
 * @param {string} canonical what follows #
 */
function address(given, canonical) {
  const page = /^(https?:\/\/[^#?]*)/.exec(given)?.[1] ?? '';
  return `${page}#${canonical}`;
}

/** @param {'light' | 'dark'} scheme */
function readTheme(scheme) {
  const file = new URL('../elements/styles/tokens.css', import.meta.url);
  return themeFromCss(readFileSync(file, 'utf8'), scheme);
}
