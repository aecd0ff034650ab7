// What the page offers to paste into a host, with the figures of the examples.

import { HOSTS } from '../../web/src/snippets/index.js';
import { figures } from './figures.js';

/** @typedef {import('../../web/src/snippets/host.js').Form} Form */
/** @typedef {import('../../web/src/snippets/host.js').Host} SnippetHost */

// "@@iframe small@@" is a figure, or "@@iframe small html@@" where the host says to paste the snippet of another
// one. "@@once element@@" is what a site needs once for figures of a form. In JavaScript it is a comment. What is
// pasted into an indented place is indented as well.
const PLACE = /(^ *)?(?:\/\* )?@@(iframe|element|picture|once) (\w+)(?: (\w+))?@@(?: \*\/)?/gm;

/**
 * Pastes snippets into the places of a text.
 * @param {string} text
 * @param {object} places
 * @param {string} places.host whose snippets they are
 * @param {string} places.playground its address; it ends with a slash
 * @param {(snippet: string) => string} [places.write] as the format of the text has it
 * @returns {string}
 */
export function pasteSnippets(text, { host, playground, write = (snippet) => snippet }) {
  return text.replace(PLACE, (_, indent = '', word, name, other) => {
    const snippet = snippetFor(snippetsOf(other ?? host), word, name, playground);
    return write(snippet.replace(/^(?=.)/gm, indent));
  });
}

/**
 * @param {SnippetHost} host
 * @param {Form | 'once'} word
 * @param {string} name of the figure, or after "once" a form
 * @param {string} playground
 * @returns {string}
 */
function snippetFor(host, word, name, playground) {
  if (word === 'once') {
    const form = /** @type {Form} */ (name);
    return host.once?.(figureOf(host, form, 'small', playground))?.text ?? '';
  }
  return host.write(figureOf(host, word, /** @type {keyof typeof figures} */ (name), playground));
}

/**
 * @param {SnippetHost} host
 * @param {Form} form
 * @param {keyof typeof figures} name
 * @param {string} site
 * @returns {import('../../web/src/snippets/host.js').Figure}
 */
function figureOf(host, form, name, site) {
  const { query, link, title, height } = figures[name];
  if (!host.forms.includes(form)) throw new Error(`${host.name} has no snippet for the ${form}`);
  return { site, query, link, title, width: '100%', height, form, picture: pictureOf(host) };
}

/**
 * The file with the picture of the small figure, beside the notes.
 * @param {SnippetHost} host
 * @returns {string}
 */
export function pictureOf(host) {
  return `adam-and-sgd.${host.picture}`;
}

/**
 * @param {string} id
 * @returns {SnippetHost}
 */
export function snippetsOf(id) {
  const host = HOSTS.find((one) => one.id === id);
  if (!host) throw new Error(`There are no snippets for ${id}`);
  return host;
}
