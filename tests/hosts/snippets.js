// What the page offers to paste into a host, with the figures of the examples.

import { snippetFor } from '../../web/src/ui/model/snippets.js';
import { figures } from './figures.js';

/** @typedef {import('./figures.js').Form} Form */

/**
 * @param {string} host as the page names it
 * @param {Form} form
 * @param {keyof typeof figures} name of the figure
 * @param {string} site address of the playground; it ends with a slash
 * @returns {string}
 */
export function snippetOf(host, form, name, site) {
  const { query, link, title, height } = figures[name];
  if (form !== 'iframe') throw new Error(`No snippet of ${host} for the form ${form}`);
  return snippetFor(host, { address: `${site}${query}#${link}`, title, height }).text;
}
