// The parts of a lesson that a search finds: what stands below each of its headings.

import { plainText } from './markdown.js';

/** @typedef {import('../../src/learn/search.js').Part} Part */

const HEADING = /<h2 id="([^"]*)">([\s\S]*?)<\/h2>/g;

/**
 * @param {{ page: string, title: string, summary: string, html: string }} lesson
 * @returns {Part[]}
 */
export function searchParts({ page, title, summary, html }) {
  const headings = [...html.matchAll(HEADING)];
  const starts = headings.map(({ index = 0 }) => index);
  const first = { heading: '', anchor: '', html: `${summary} ${html.slice(0, starts[0])}` };
  const others = headings.map(([whole, anchor, heading], i) => ({
    ...{ heading: plainText(heading), anchor },
    html: html.slice(starts[i] + whole.length, starts[i + 1]),
  }));
  return [first, ...others].map(({ html: part, ...rest }) => ({
    ...{ page, title, text: plainText(part) },
    ...rest,
  }));
}
