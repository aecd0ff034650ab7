// `npm run -s figure -- LINK FILE [--show VIEWS] [--size WxH] ...`: trains a link without a browser and draws
// it. Exit status: 0 done; 1 the link could not be used; 2 wrong usage.

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEngine } from '../engine/package/index.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { knownTable, learnTable } from '../config/known-tables.js';
import { decodeTable } from '../config/table.js';
import { codeProblem } from '../drawing/link-code.js';
import { themeFromCss } from '../figure/css-theme.js';
import { SIZE, makeFigure } from '../figure/figure.js';
import { codeOf } from '../figure/code.js';
import { FORMATS, newCanvas, newRuler, registerFont, writeFigure } from './figure-files.js';
import { beginsWithChart, shownStudies, shownViews } from '../figure/shown-views.js';
import { tell } from './arguments.js';
import { NO_RUN } from './link-runs.js';
import { studyParts } from './study-parts.js';
import { trainedSource } from './trained.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */

/**
 * @typedef {object} Order what the command line asks for
 * @property {string} link
 * @property {string} file
 * @property {import('./figure-files.js').Format} format
 * @property {string[]} [show]
 * @property {import('../views/view.js').Size} size
 * @property {'light' | 'dark' | 'transparent'} theme
 * @property {number} scale
 * @property {string} [title]
 * @property {string} [note]
 * @property {boolean} narrates
 * @property {boolean} hasCode
 */

const THEMES = /** @type {const} */ (['light', 'dark', 'transparent']);
const MOST_SCALE = 3;
const { width, height } = SIZE.usual;
const USAGE = `Usage: npm run -s figure -- LINK FILE [options]
  LINK            a link of the page, or what follows its #
  FILE            ends with .svg, .png or .pdf
  --show VIEWS    names with commas between them, such as loss,lr,boundary or sweep (default: as the page shows)
  --size WxH      in pixels of the page, ${SIZE.least} to ${SIZE.most} each (default: ${width}x${height})
  --theme T       light (default), dark or transparent
  --scale N       pixels of a .png for each of the page: 1, 2 (default) or 3
  --title T       default: the link's, or what is compared; "" leaves it out
  --note N        words below the title; default: the link's; "" leaves them out
  --narrate 0     without the sentences that say what there is to see
  --qr            with the link as a QR code, for paper; LINK must be a whole address`;

// The engine waits for work as long as the process lives.
process.exit(await main(process.argv.slice(2)));

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit status
 */
async function main(args) {
  const order = readArguments(args);
  if (typeof order === 'string') {
    console.error(`${order}\n${USAGE}`);
    return 2;
  }
  try {
    const data = await draw(order);
    if (!data) return 1;
    writeFileSync(order.file, data);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

/**
 * @param {Order} order
 * @returns {Promise<string | Uint8Array | null>} the file; null: the link was of no use, which is told
 */
async function draw(order) {
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

// ---- Arguments ----

/**
 * @param {string[]} args
 * @returns {Order | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const read = parse(args);
  if (typeof read === 'string') return read;
  const { positionals, values } = read;
  if (positionals.length !== 2) {
    return `One link and one file are needed; there are ${positionals.length} arguments.`;
  }
  const [link, file] = positionals;
  const ending = /\.([a-z]+)$/i.exec(file)?.[1].toLowerCase();
  const format = FORMATS.find((name) => name === ending);
  if (!format) return `The file must end with .${FORMATS.join(', .')}, not ${file}.`;
  const size = readSize(values.size);
  if (typeof size === 'string') return size;
  const theme = THEMES.find((name) => name === (values.theme ?? THEMES[0]));
  if (!theme) return `--theme must be ${THEMES.join(' or ')}, not ${values.theme}.`;
  const scale = Number(values.scale ?? 2);
  if (!(Number.isInteger(scale) && scale >= 1 && scale <= MOST_SCALE)) {
    return `--scale must be 1, 2 or ${MOST_SCALE}, not ${values.scale}.`;
  }
  const show = values.show?.split(/[,\s]+/).filter(Boolean);
  const { title, note, narrate = '1', qr: hasCode = false } = values;
  if (narrate !== '0' && narrate !== '1') return `--narrate must be 0 or 1, not ${narrate}.`;
  const narrates = narrate === '1';
  return { link, file, format, show, size, theme, scale, title, note, narrates, hasCode };
}

/** @param {string[]} args */
function parse(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const options = {
    show: string,
    size: string,
    theme: string,
    scale: string,
    title: string,
    note: string,
    narrate: string,
    qr: /** @type {const} */ ({ type: 'boolean' }),
  };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return messageOf(error);
  }
}

/** @param {string} [text] */
function readSize(text = `${width}x${height}`) {
  const sides = /^(\d+)x(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  if (sides.length !== 2 || sides.some((side) => side < SIZE.least || side > SIZE.most)) {
    return `--size must be such as 600x400, each side from ${SIZE.least} to ${SIZE.most}, not ${text}.`;
  }
  return { width: sides[0], height: sides[1] };
}
