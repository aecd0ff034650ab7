// The glossary: the words of the course, then what the catalog says about its entries, with the lessons that speak of them.

import { escapeHtml } from '../reference/parts.js';
import { anchorOf } from '../reference/page.js';
import { USUAL_LANGUAGE } from './course.js';
import { termId } from './terms.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../src/catalog/catalog-index.js').Family} Family */
/** @typedef {import('./page.js').PageParts} PageParts */
/** @typedef {import('./terms.js').Term} Term */
/** @typedef {import('./words/index.js').PageWords} PageWords */

/** @typedef {{ id: string, page: string, topic: string, text: string }} Spoken a lesson in plain words */

/** @type {[Family, string][]} in the order of the page */
const FAMILIES = [
  ['optimizers', 'Optimizers'],
  ['schedules', 'Schedules'],
  ['activations', 'Activations'],
  ['losses', 'Losses'],
  ['norms', 'Normalisation'],
  ['initializers', 'Initializers'],
];

/**
 * @param {Term[]} terms
 * @param {Catalog} catalog
 * @param {Spoken[]} lessons
 * @param {PageWords} words
 * @returns {PageParts}
 */
export function glossaryPage(terms, catalog, lessons, words) {
  const course = terms.map((term) => termHtml(term, lessons));
  const sections = FAMILIES.map(([family, title]) => {
    const entries = [...catalog[family]].sort((a, b) => a.name.localeCompare(b.name));
    const items = entries.map((entry) => entryHtml(family, entry, lessons));
    return `<h2 id="${family}">${title}</h2>\n<dl>\n${items.join('\n')}\n</dl>`;
  });
  const main = `<header class="front">
<h1>${words.glossaryTitle}</h1>
<p class="summary">${words.glossarySummary}</p>
</header>
<article class="glossary">
<h2 id="words">${words.courseWords}</h2>
<dl>
${course.join('\n')}
</dl>
${sections.join('\n')}
</article>`;
  return {
    ...{ title: words.glossaryTitle, description: words.glossarySummary },
    ...{ language: USUAL_LANGUAGE, image: '../screenshot.png', main, kind: 'glossary', words },
  };
}

/**
 * @param {Term} term
 * @param {Spoken[]} lessons
 */
function termHtml(term, lessons) {
  const { word, text, lesson } = term;
  const found = lessons.filter(({ id }) => id === lesson);
  if (lesson && !found.length) throw new Error(`glossary: there is no lesson "${lesson}"`);
  return `<div id="${termId(term)}"><dt>${escapeHtml(word)}</dt><dd>${escapeHtml(text)}${spokenHtml(found)}</dd></div>`;
}

/** @param {Spoken[]} lessons */
function spokenHtml(lessons) {
  const links = lessons.map(({ page, topic }) => `<a href="./${page}">${escapeHtml(topic)}</a>`);
  return links.length ? `<p class="spoken">${links.join(' · ')}</p>` : '';
}

/**
 * @param {Family} family
 * @param {import('../../src/catalog/catalog-index.js').Entry} entry
 * @param {Spoken[]} lessons
 */
function entryHtml(family, { id, name, summary = '' }, lessons) {
  const plain = name.replace(/\s*\(.*\)$/, '');
  const word = new RegExp(`(?<![\\w-])${plain.replace(/[^\w\s]/g, '\\$&')}(?![\\w-])`);
  const found = lessons.filter(({ text }) => word.test(text));
  const address = `../reference.html#${anchorOf(family, id)}`;
  return `<div><dt><a href="${escapeHtml(address)}">${escapeHtml(name)}</a></dt><dd>${escapeHtml(summary)}${spokenHtml(found)}</dd></div>`;
}
