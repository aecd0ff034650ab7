// Texts of authors where they are written into HTML and SVG.

import { ok, strictEqual } from 'node:assert/strict';
import { parseLink, formatLink } from '../../../web/src/config/link.js';
import { SvgContext } from '../../../web/src/drawing/svg-context.js';
import { elementOf, frameOf, pictureOf } from '../../../web/src/snippets/html.js';
import { catalog } from '../../web/catalog/catalog.js';
import { checkMarkup } from '../checks.js';
import { anyLink } from '../links.js';
import { anyText } from '../words.js';

const RULER = { font: '', textBaseline: 'alphabetic', measureText: () => ({ width: 9 }) };
const SVG_TAGS = new Set('svg title desc text g a path tspan'.split(' '));
const SVG_ATTRIBUTES = new Set(
  (
    'xmlns width height viewBox role href x y font-family font-size font-weight font-style fill dy ' +
    'text-anchor dominant-baseline transform style font opacity fill-opacity xml:space'
  ).split(' '),
);
const HTML_TAGS = new Set('iframe optimizer-playground a img'.split(' '));
const HTML_ATTRIBUTES = new Set(
  (
    'src title width height style loading config href alt embed show controls hide lock narrate ' +
    'theme autoplay at'
  ).split(' '),
);

export default {
  id: 'markup',
  what: "authors' texts in SVG and HTML",
  runs: 100_000,
  tape: 80,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    const words = () => encodeURIComponent(anyText(tape).toWellFormed());
    const run = `sgd,label=${words()}`;
    const link = `v=1&title=${words()}&note=${words()}&run=${run}`;
    return { link: tape.chance(0.5) ? anyLink(tape) : link, query: `?embed=1&${anyText(tape)}` };
  },
  check({ link, query }) {
    const { config } = parseLink(link, catalog);
    const { title = '', note = '' } = config;
    const texts = [title, note, ...config.runs.map(({ label }) => label)];
    checkSvg(texts);
    const form = { site: 'https://example.org/', query, width: '100%', height: 400 };
    const figure = { ...form, title, link: formatLink(config, catalog), picture: 'a.png' };
    for (const write of [elementOf, frameOf, pictureOf]) {
      checkMarkup(write(figure), HTML_TAGS, HTML_ATTRIBUTES);
    }
  },
};

/** @param {string[]} texts */
function checkSvg(texts) {
  const context = new SvgContext(/** @type {CanvasRenderingContext2D} */ (RULER), 'a');
  for (const text of texts) context.fillText(text, 1, 2);
  const [title, description] = texts;
  const svg = context.document({ width: 9, height: 9, title, description });
  checkMarkup(svg.replace(/ xml:space="preserve"/g, ''), SVG_TAGS, SVG_ATTRIBUTES);
  strictEqual(/\p{Surrogate}/u.test(svg), false);
  // Letters that XML does not know would make the whole file unreadable.
  ok(
    !/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u.test(svg.replace(/[\x7f-\x9f]/g, '')),
    JSON.stringify(svg),
  );
}
