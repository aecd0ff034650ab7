// The parts of a lesson that a search finds: what stands below each of its headings.

import { plainText } from './markdown.js';

/** @typedef {import('../../src/learn/search.js').Part} Part */

// What says what to press, asks, or answers what is asked is not what somebody looks for.
const BESIDE = [
  ...[/<section class="exercise"[\s\S]*?<\/section>/g, /<details[\s\S]*?<\/details>/g],
  ...[/<div class="below">[\s\S]*?<\/div>/g, /<div class="board"[\s\S]*?<\/div>/g],
  ...[/<button[\s\S]*?<\/button>/g, /<legend[\s\S]*?<\/legend>/g],
];
const HEADING = /<h2 id="([^"]*)">([\s\S]*?)<\/h2>/g;

/**
 * @param {{ page: string, title: string, summary: string, html: string }} lesson
 * @returns {Part[]}
 */
export function searchParts({ page, title, summary, html }) {
  const told = BESIDE.reduce((text, part) => text.replace(part, ' '), html);
  const headings = [...told.matchAll(HEADING)];
  const starts = headings.map(({ index = 0 }) => index);
  const first = { heading: '', anchor: '', html: `${summary} ${told.slice(0, starts[0])}` };
  const others = headings.map(([whole, anchor, heading], i) => ({
    ...{ heading: plainText(heading), anchor },
    html: told.slice(starts[i] + whole.length, starts[i + 1]),
  }));
  return [first, ...others].map(({ html: part, ...rest }) => ({
    ...{ page, title, text: plainText(part) },
    ...rest,
  }));
}
