// Writes an experiment into the single file: it opens on that one.

import { inHtml } from '../snippets/escapes.js';

/** @typedef {{ query?: string, link: string, site?: string }} Experiment */

/**
 * @param {string} html text of the single file
 * @param {Experiment} experiment query: flags of the host, with or without "?"; link: without "#"; site: address of
 *   the public site, for links that lead out of the file, with a slash at its end
 * @returns {string} text of a file that opens on it
 * @throws {Error} if the text is not that of the single file
 */
export function withExperiment(html, { query = '', link, site = '' }) {
  const flags = query.replace(/^\?/, '');
  const content = `${flags && `?${flags}`}#${link}`;
  return withMeta(withMeta(html, 'experiment', content), 'site', site);
}

/**
 * @param {string} html
 * @param {string} name
 * @param {string} content
 */
function withMeta(html, name, content) {
  const [before, after, ...more] = html.split(
    new RegExp(`(?<=<meta name="${name}" content=")[^"]*`),
  );
  if (after === undefined || more.length) throw new Error('This is not the single file.');
  return `${before}${inHtml(content)}${after}`;
}
