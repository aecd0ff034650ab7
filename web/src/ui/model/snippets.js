// What to paste where, so that a page, a book or slides show the experiment.

/**
 * @typedef {object} Host
 * @property {string} id
 * @property {string} name
 * @property {string} hint where the text goes
 * @property {(frame: Frame) => string} write
 */

/** @typedef {{ address: string, height: number, title: string }} Frame */

const indent = (/** @type {string} */ text, /** @type {number} */ spaces) =>
  text.replace(/^/gm, ' '.repeat(spaces));
const fence = '```';

/** @type {Host[]} */
export const HOSTS = [
  {
    id: 'html',
    name: 'HTML',
    hint: 'Any page that lets you write HTML.',
    write: iframe,
  },
  {
    id: 'quarto',
    name: 'Quarto',
    hint: 'In the .qmd file. PDF output leaves it out: add a picture from Export.',
    write: (frame) => `${fence}{=html}\n${iframe(frame)}\n${fence}`,
  },
  {
    id: 'myst',
    name: 'Jupyter Book, MyST',
    hint: 'In a MyST Markdown file (Jupyter Book 2, mystmd).',
    write: ({ address, title }) =>
      `:::{iframe} ${address}\n:width: 100%\n${inMarkdown(title)}\n:::`,
  },
  {
    id: 'sphinx',
    name: 'Sphinx',
    hint: 'In an .rst file. In Markdown (MyST parser, Jupyter Book 1), paste only the line of HTML.',
    write: (frame) => `.. raw:: html\n\n${indent(iframe(frame), 3)}`,
  },
  {
    id: 'mkdocs',
    name: 'MkDocs',
    hint: 'In the Markdown file, with an empty line before and after.',
    write: iframe,
  },
  {
    id: 'docusaurus',
    name: 'Docusaurus',
    hint: 'In an .mdx file.',
    write: (frame) => iframe(frame).replace('style="border: 0"', 'style={{ border: 0 }}'),
  },
  {
    id: 'reveal',
    name: 'reveal.js',
    hint: 'Inside a <section>. It loads when its slide comes near.',
    write: (frame) => iframe(frame).replace(' src=', ' data-src=').replace(' loading="lazy"', ''),
  },
  {
    id: 'marp',
    name: 'Marp',
    hint: 'In the slide. Marp has to allow HTML (--html).',
    write: (frame) => iframe(frame).replace(' loading="lazy"', ''),
  },
  {
    id: 'lms',
    name: 'Moodle, Canvas',
    hint: 'In the editor’s HTML view (</>). If the course removes frames, use the link.',
    write: iframe,
  },
];

/**
 * @param {string} id of a host
 * @param {Frame} frame
 * @returns {{ text: string, hint: string }}
 */
export function snippetFor(id, frame) {
  const host = HOSTS.find((candidate) => candidate.id === id) ?? HOSTS[0];
  return { text: host.write(frame), hint: host.hint };
}

/** @param {Frame} frame */
function iframe({ address, height, title }) {
  return `<iframe src="${inHtml(address)}" width="100%" height="${height}" style="border: 0" title="${inHtml(title)}" loading="lazy"></iframe>`;
}

/** @param {string} text of an attribute */
function inHtml(text) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return escaped.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** @param {string} text that Markdown should leave as it is */
function inMarkdown(text) {
  return text.replace(/[\\`*_[\]<>{}#$~:&@|]/g, '\\$&');
}
