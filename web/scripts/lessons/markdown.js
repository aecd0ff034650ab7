// Markdown of lessons as HTML: formulas, places for numbers, and links that act on figures.

import MarkdownIt from 'markdown-it';
// @ts-expect-error -- a library without types
import container from 'markdown-it-container';
import temml from 'temml';
import { withoutStyles } from '../reference/formula.js';
import { PLACE } from './places.js';

/** @typedef {import('markdown-it').MarkdownIt} Markdown */
/** @typedef {import('markdown-it').StateInline} StateInline */

/**
 * @typedef {object} Resolver what a text of a lesson refers to
 * @property {(match: RegExpExecArray) => string} place fills a place
 * @property {(address: string) => { href: string, attributes: Record<string, string>, before: string } | null} link
 *   of a word that acts; null: an ordinary one
 */

/** Directives, which stand between lines of colons. */
const DIRECTIVES = ['figure', 'predict', 'exercise', 'aside'];

/** @type {Record<string, string>} */
const CHARACTERS = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
// Browsers that know MathML Core alone draw no line above this element; the style sheet does.
const BAR = /<menclose notation="top"[^>]*>([\s\S]*?)<\/menclose>/g;
const MATH = /\$\$([\s\S]+?)\$\$|\$((?:\\.|[^$\\\n])+?)\$/y;

/**
 * @param {Resolver} resolver
 * @returns {Markdown}
 */
export function markdownFor(resolver) {
  const md = new MarkdownIt({ html: false, typographer: true });
  for (const name of DIRECTIVES) md.use(container, name);
  // The scheme of a word that acts is one of a lesson; what it leads to is a real address.
  md.validateLink = (address) => !/^\s*(javascript|vbscript|data|file):/i.test(address);
  md.inline.ruler.before('escape', 'math', mathRule);
  md.inline.ruler.before('escape', 'place', (state, silent) => placeRule(state, silent, resolver));
  md.renderer.rules.math = (tokens, i) => mathHtml(tokens[i].content, tokens[i].markup === '$$');
  addLinks(md, resolver);
  addTables(md);
  addAnchors(md);
  return md;
}

/**
 * @param {StateInline} state
 * @param {boolean} silent
 */
function mathRule(state, silent) {
  MATH.lastIndex = state.pos;
  const match = MATH.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push('math', 'math', 0);
    token.content = match[1] ?? match[2];
    token.markup = match[1] ? '$$' : '$';
  }
  state.pos += match[0].length;
  return true;
}

/**
 * @param {StateInline} state
 * @param {boolean} silent
 * @param {Resolver} resolver
 */
function placeRule(state, silent, resolver) {
  PLACE.lastIndex = state.pos;
  const match = PLACE.exec(state.src);
  if (!match) return false;
  if (!silent) state.push('text', '', 0).content = resolver.place(match);
  state.pos += match[0].length;
  return true;
}

/**
 * @param {string} tex
 * @param {boolean} displayMode
 */
function mathHtml(tex, displayMode) {
  const mathml = temml.renderToString(tex, { displayMode, throwOnError: true });
  const math = withoutStyles(mathml).replace(BAR, '<mrow class="bar-above">$1</mrow>');
  // On a narrow screen an equation can be wider than the page; then the keyboard must scroll it.
  return displayMode
    ? `<span class="formula" tabindex="0" role="group" aria-label="Formula">${math}</span>`
    : math;
}

/**
 * @param {Markdown} md
 * @param {Resolver} resolver
 */
function addLinks(md, resolver) {
  md.renderer.rules.link_open = (tokens, i, options, _, self) => {
    const token = tokens[i];
    const address = decodeURI(String(token.attrGet('href')));
    const found = resolver.link(address);
    if (!found) return self.renderToken(tokens, i, options);
    token.attrSet('href', found.href);
    for (const [name, value] of Object.entries(found.attributes)) token.attrSet(name, value);
    return self.renderToken(tokens, i, options) + found.before;
  };
}

// Headings can be linked to.
/** @param {Markdown} md */
function addAnchors(md) {
  md.renderer.rules.heading_open = (tokens, i, options, _, self) => {
    const words = tokens[i + 1].content.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    tokens[i].attrSet('id', words.join('-'));
    return self.renderToken(tokens, i, options);
  };
}

// A table that is wider than a phone scrolls by itself.
/** @param {Markdown} md */
function addTables(md) {
  md.renderer.rules.table_open = () =>
    '<div class="table" tabindex="0" role="group" aria-label="Table"><table>';
  md.renderer.rules.table_close = () => '</table></div>';
}

/**
 * Text that may hold formulas, as plain words.
 * @param {string} html
 * @returns {string}
 */
export function plainText(html) {
  return html
    .replace(/<math[\s\S]*?<\/math>/g, ' … ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => CHARACTERS[entity])
    .replace(/\s+/g, ' ')
    .trim();
}
