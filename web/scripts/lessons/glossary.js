// The glossary: what the catalog says about its entries, and which lessons speak of them.

import { escapeHtml } from '../reference/parts.js';
import { anchorOf } from '../reference/page.js';
import { USUAL_LANGUAGE } from './course.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../src/catalog/catalog-index.js').Family} Family */
/** @typedef {import('./page.js').PageParts} PageParts */
/** @typedef {import('./words/index.js').PageWords} PageWords */

/** @typedef {{ page: string, topic: string, text: string }} Spoken a lesson in plain words */

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
 * @param {Catalog} catalog
 * @param {Spoken[]} lessons
 * @param {PageWords} words
 * @returns {PageParts}
 */
export function glossaryPage(catalog, lessons, words) {
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
${sections.join('\n')}
</article>`;
  return {
    ...{ title: words.glossaryTitle, description: words.glossarySummary },
    ...{ language: USUAL_LANGUAGE, image: '../screenshot.png', main, kind: 'glossary', words },
  };
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
  const links = found.map(({ page, topic }) => `<a href="./${page}">${escapeHtml(topic)}</a>`);
  const spoken = links.length ? `<p class="spoken">${links.join(' · ')}</p>` : '';
  const address = `../reference.html#${anchorOf(family, id)}`;
  return `<div><dt><a href="${escapeHtml(address)}">${escapeHtml(name)}</a></dt><dd>${escapeHtml(summary)}${spoken}</dd></div>`;
}
