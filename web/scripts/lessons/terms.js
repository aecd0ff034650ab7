// The words of the course: where a lesson uses one for the first time, it leads to the glossary.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { escapeHtml } from '../reference/parts.js';

/**
 * @typedef {object} Term
 * @property {string} word
 * @property {string[]} [forms] others in which it is used
 * @property {string} text what it means
 * @property {string} [lesson] that says more
 */

const FILE = new URL('../../lessons/glossary.yaml', import.meta.url);
const PARAGRAPH = /<p>([\s\S]*?)<\/p>/g;
const PART = /<[^>]*>|[^<]+/g;
// What leads somewhere already, or is no prose. Paragraphs of figures, questions and exercises belong to these.
const APART = /(<(figure|form|section|aside|nav)\b[\s\S]*?<\/\2>)/;
const WITHIN = /^<(\/?)(?:a|math|code)\b/;

/** @returns {Term[]} in the order of the alphabet */
export function readTerms() {
  return parse(readFileSync(FILE, 'utf8'));
}

/**
 * @param {Term} term
 * @returns {string} its id in the glossary
 */
export function termId({ word }) {
  return `word-${word.replaceAll(' ', '-')}`;
}

/**
 * @param {string} html of a lesson
 * @param {Term[]} terms
 * @returns {string} the same with a link from the first use of each
 */
export function linkTerms(html, terms) {
  const left = new Set(terms);
  return html
    .split(APART)
    .filter((_, i) => i % 3 !== 2)
    .map((part, i) => (i % 2 ? part : linkProse(part, left)))
    .join('');
}

/**
 * @param {string} html without what stands apart
 * @param {Set<Term>} left terms that were not used yet; changed in place
 */
function linkProse(html, left) {
  return html.replace(PARAGRAPH, (_, prose) => {
    let depth = 0;
    const linked = prose.replace(PART, (/** @type {string} */ part) => {
      const [tag, closes] = WITHIN.exec(part) ?? [];
      if (tag) depth += closes ? -1 : 1;
      return depth || part.startsWith('<') ? part : linkText(part, left);
    });
    return `<p>${linked}</p>`;
  });
}

/**
 * @param {string} text
 * @param {Set<Term>} left changed in place
 */
function linkText(text, left) {
  /** @type {{ at: number, said: string, term: Term }[]} */
  const found = [];
  for (const term of left) {
    const match = patternOf(term).exec(text);
    if (match) found.push({ at: match.index, said: match[0], term });
  }
  // Where one term is part of another, the longer one is meant.
  found.sort((a, b) => a.at - b.at || b.said.length - a.said.length);
  let [linked, end] = ['', 0];
  for (const { at, said, term } of found) {
    if (at < end) continue;
    linked += text.slice(end, at) + linkHtml(said, term);
    end = at + said.length;
    left.delete(term);
  }
  return linked + text.slice(end);
}

/** @param {Term} term */
function patternOf({ word, forms = [] }) {
  const all = [word, ...forms].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\w-])(?:${all.join('|')})(?![\\w-])`, 'i');
}

/**
 * @param {string} said
 * @param {Term} term
 */
function linkHtml(said, term) {
  const title = escapeHtml(term.text);
  return `<a class="term" href="./glossary.html#${termId(term)}" title="${title}">${said}</a>`;
}
