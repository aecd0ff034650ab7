// The three forms of a figure in HTML. Each stands on as few lines as possible: an empty line or an indented one
// would end HTML in Markdown.

import { isFlag } from '../config/flags.js';
import { decode, splitPairs } from '../config/text.js';
import { inHtml } from './escapes.js';
import { embedAddress, pageAddress } from './host.js';

/** @typedef {import('./host.js').Figure} Figure */

/**
 * @typedef {object} Wording how a host wants HTML
 * @property {string} [source] attribute with the address of the frame
 * @property {boolean} [isLazy] whether frames say themselves that they can wait
 * @property {(text: string) => string} [text] text between tags
 * @property {(rules: [name: string, value: string][]) => string} [style] an attribute
 */

/**
 * @param {Figure} figure
 * @param {Wording} [wording]
 * @returns {string} in the form that the figure has
 */
export function htmlOf(figure, wording) {
  if (figure.form === 'element') return elementOf(figure, wording);
  return figure.form === 'picture' ? pictureOf(figure, wording) : frameOf(figure, wording);
}

/**
 * @param {Figure} figure
 * @param {Wording} [wording]
 * @returns {string} an iframe
 */
export function frameOf(figure, { source = 'src', isLazy = true, style = styleText } = {}) {
  const { width, height, title } = figure;
  const loading = isLazy ? ' loading="lazy"' : '';
  return `<iframe ${source}="${inHtml(embedAddress(figure))}" title="${inHtml(title)}" width="${width}" height="${height}" ${style(frameStyle(figure))}${loading}></iframe>`;
}

/**
 * @param {Figure} figure
 * @param {Wording} [wording]
 * @returns {string} the element, with a link that names it, for readers without scripts
 */
export function elementOf(figure, { text = inHtml, style = styleText } = {}) {
  const { width, height, link, title } = figure;
  // A heading would stand above the charts, where the experiment has no title.
  const named = { config: link, ...flagsOf(figure), height: String(height) };
  const attributes = Object.entries(named).map(([name, value]) => `${name}="${inHtml(value)}"`);
  return `<optimizer-playground ${attributes.join(' ')} ${style(elementStyle({ width, height }))}><a href="${inHtml(pageAddress(figure))}">${text(title)}</a></optimizer-playground>`;
}

/**
 * @param {Figure} figure
 * @returns {Record<string, string>} host flags that change something within the frame
 */
export function flagsOf({ query }) {
  const pairs = splitPairs(query.replace(/^\?/, ''));
  const own = pairs.filter(({ key }) => isFlag(key) && key !== 'embed' && key !== 'height');
  return Object.fromEntries(own.map(({ key, raw }) => [key, decode(raw)]));
}

/**
 * @param {Figure} figure
 * @returns {string} what defines the element, once on a page
 */
export function scriptOf({ site }) {
  return `<script type="module" src="${inHtml(site)}element.js"></script>`;
}

/**
 * @param {Figure} figure
 * @param {Wording} [wording]
 * @returns {string} a picture that leads to the experiment
 */
export function pictureOf(figure, { style = styleText } = {}) {
  const { picture, title, width } = figure;
  const size = width === '100%' ? ` ${style([['max-width', '100%']])}` : ` width="${width}"`;
  return `<a href="${inHtml(pageAddress(figure))}"><img src="${inHtml(picture)}" alt="${inHtml(title)}"${size}></a>`;
}

/**
 * @param {Figure} figure
 * @returns {[name: string, value: string][]}
 */
function frameStyle({ width }) {
  return width === '100%'
    ? [['border', '0']]
    : [
        ['border', '0'],
        ['max-width', '100%'],
      ];
}

/**
 * It has its place before its script is there, so that nothing moves when that comes.
 * @param {Pick<Figure, 'width' | 'height'>} figure
 * @returns {[name: string, value: string][]}
 */
function elementStyle({ width, height }) {
  /** @type {[name: string, value: string][]} */
  const place = [
    ['display', 'block'],
    ['height', `${height}px`],
  ];
  return width === '100%' ? place : [...place, ['max-width', `${width}px`]];
}

/** @param {[name: string, value: string][]} rules */
function styleText(rules) {
  return `style="${rules.map(([name, value]) => `${name}: ${value}`).join('; ')}"`;
}
