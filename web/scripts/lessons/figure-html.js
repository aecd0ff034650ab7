// A figure of a lesson as HTML: its picture, which gives way to the live figure, and what stands below it.

import { indexCatalog, parseFlags, settingValue, settingsOf } from '../../src/config/index.js';
import { splitAddress } from '../../src/config/text.js';
import { escapeHtml } from '../reference/parts.js';
import { shownStudies } from '../../src/figure/shown-views.js';
import { changedLink, readLink } from './link-parts.js';
import { touchWords } from './changes.js';
import { WIDTHS } from './kept.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./course.js').FigureSpec} FigureSpec */

/**
 * @typedef {object} FigureParts
 * @property {string} lesson id
 * @property {string} name of the figure
 * @property {number} number counted from 1
 * @property {FigureSpec} spec
 * @property {string} link canonical
 * @property {import('./kept.js').Job} job
 * @property {string} alt
 * @property {string} caption HTML
 * @property {Record<string, string>} texts words of marks by their keys
 * @property {import('./words/index.js').PageWords} words
 * @property {Catalog} catalog
 */

/**
 * @param {string} lesson id
 * @param {string} name of the figure
 * @returns {string} id of the figure in the page
 */
export function figureId(lesson, name) {
  return `${lesson}-${name}`;
}

/**
 * @param {FigureParts} parts
 * @returns {string}
 */
export function figureHtml(parts) {
  const { lesson, name, number, link, job, caption, words } = parts;
  const id = figureId(lesson, name);
  const style = `--height:${job.height}px;--phone:${job.phone}px`;
  return `<figure class="figure" id="${id}" style="${style}">
${elementHtml(parts)}
<div class="below">${marksHtml(parts)}
<p class="change" role="status"></p>
<p class="tools">${buttonHtml(parts)}
<a class="open" href="../#${escapeHtml(link)}">${words.open}</a></p>
</div>
<figcaption><b>${words.figure} ${number}.</b> <span class="at-first" hidden>${words.atFirst}</span> ${caption}</figcaption>
</figure>`;
}

/** @param {FigureParts} parts */
function elementHtml({ lesson, name, link, spec, alt, job, catalog }) {
  const pictures = ['light', 'dark'].map((colours) =>
    pictureHtml({ file: `${lesson}-${name}`, colours, alt, height: job.height }),
  );
  const still = `<span class="pictures">${pictures.join('')}</span>`;
  const element = (/** @type {Record<string, string>} */ flags, content = '') =>
    `<optimizer-playground config="${escapeHtml(link)}"${attributesHtml(flags)}>${content}</optimizer-playground>`;
  if (!isOfStudies(spec, catalog)) return element(figureFlags(spec, catalog), `\n${still}\n`);
  const live = element({ ...flagsOf(spec), autoplay: '1' });
  return `<div class="study">${still}<template>${live}</template></div>`;
}

/** @param {FigureParts} parts */
function buttonHtml({ spec, words, catalog }) {
  const [name, text] = isOfStudies(spec, catalog) ? ['run', words.run] : ['reset', words.reset];
  return `<button type="button" class="${name}" hidden>${text}</button>`;
}

// A study trains for a while before there is anything to see: its picture stays until somebody asks.
/**
 * @param {FigureSpec} spec
 * @param {Catalog} catalog
 */
function isOfStudies(spec, catalog) {
  return lastStep(spec, catalog) === null;
}

/**
 * @param {Record<string, string>} flags
 * @returns {string} as attributes of an element
 */
export function attributesHtml(flags) {
  return Object.entries(flags)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

/**
 * @param {Pick<FigureSpec, 'link' | 'show' | 'controls'>} spec
 * @returns {Record<string, string>} what the host of its embed says
 */
export function flagsOf({ link, show, controls }) {
  const { flags } = parseFlags(splitAddress(link).query);
  const lists = {
    show: show ?? flags.show,
    controls: controls ?? flags.controls,
    ...{ hide: flags.hide, lock: flags.lock },
  };
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]) => (list.length ? [[name, list.join(',')]] : [])),
  );
}

/**
 * A figure arrives finished, also where that takes longer than an embed usually trains.
 * @param {FigureSpec} spec
 * @param {Catalog} catalog
 * @returns {Record<string, string>} what the host of its embed says
 */
export function figureFlags(spec, catalog) {
  const at = spec.at ?? lastStep(spec, catalog);
  return { ...flagsOf(spec), ...(at !== null && { at: String(at) }) };
}

/**
 * @param {Pick<FigureSpec, 'link' | 'show'>} spec
 * @param {Catalog} catalog
 * @returns {number | null} that of the longest run; null: it shows studies, which train by themselves
 */
function lastStep({ link, show = [] }, catalog) {
  const config = readLink(link, catalog);
  const { others } = shownStudies({ catalog, config }, show.length ? show : undefined);
  if (others?.length === 0) return null;
  const index = indexCatalog(catalog);
  const steps = config.runs.map((run) =>
    settingValue(settingsOf(config, run, index), 'steps', index),
  );
  return Math.max(...steps.map(Number));
}

/** @param {{ file: string, colours: string, alt: string, height: number }} picture */
function pictureHtml({ file, colours, alt, height }) {
  const address = (/** @type {string} */ place) => `./figures/${file}-${place}-${colours}.svg`;
  return (
    `<picture class="${colours}"><source media="(max-width: 480px)" srcset="${address('phone')}">` +
    `<img src="${address('wide')}" alt="${escapeHtml(alt)}" width="${WIDTHS.wide}" height="${height}" loading="lazy"></picture>`
  );
}

/** @param {FigureParts} parts */
function marksHtml({ lesson, name, spec, texts, words, catalog }) {
  const marks = Object.entries(spec.marks ?? {}).flatMap(([key, list]) =>
    list.map(({ at, text }) => {
      const link = changedLink(spec.link, `${key}=${at}`, catalog);
      const said = escapeHtml(texts[text] ?? text);
      const target = figureId(lesson, name);
      const change = escapeHtml(touchWords(spec.link, link, catalog, words));
      return `<a class="mark" data-set="${target}" data-said="${change}" href="../#${escapeHtml(link)}">${said}</a>`;
    }),
  );
  return marks.length
    ? `<p class="marks"><span>${words.special}</span> ${marks.join(' ')}</p>`
    : '';
}
