// How optimizers are grouped where one of them is chosen: what one tries first, then what is of a kind.
// Groups follow from what entries say of themselves, so that a new entry finds its place.

import { textParam } from '../../../catalog/own-text.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */

/**
 * @typedef {object} Section
 * @property {string} heading
 * @property {Entry[]} entries
 */

const USUAL = 'Usual';
const ADAPTIVE = 'Adaptive';
const SIGNS = 'Signs of the gradient';
const TEXTBOOK = 'As textbooks and lectures write them';
const OWN = 'Your own';
const MATRIX_GROUP = 'Matrix and second-order';
const FREE_GROUP = 'Parameter-free and schedule-free';
const ORDER = [USUAL, ADAPTIVE, SIGNS, MATRIX_GROUP, FREE_GROUP, TEXTBOOK];

/**
 * All optimizers in their sections.
 * @param {Entry[]} optimizers without wrappers
 * @returns {Section[]} none of them empty
 */
export function sectionsOf(optimizers) {
  /** @type {Map<string, Entry[]>} */
  const sections = new Map(ORDER.map((heading) => [heading, []]));
  for (const entry of optimizers) {
    const heading = headingOf(entry);
    sections.set(heading, [...(sections.get(heading) ?? []), entry]);
  }
  sections.get(USUAL)?.sort((a, b) => yearOf(a) - yearOf(b));
  return [...sections].flatMap(([heading, entries]) =>
    entries.length ? [{ heading, entries }] : [],
  );
}

/** @param {Entry} entry */
function headingOf(entry) {
  const { usual, name, group = '' } = entry;
  if (textParam(entry)) return OWN;
  if (usual) return USUAL;
  if (group === MATRIX_GROUP || group === FREE_GROUP) return group;
  if (/\b(lecture|classical|explicit)\b/i.test(name) || isOfLecture(entry)) return TEXTBOOK;
  return takesSigns(entry) ? SIGNS : ADAPTIVE;
}

/** @param {Entry} entry */
function isOfLecture({ reference = '' }) {
  return reference.startsWith('Lecture form');
}

/**
 * Whether only the signs of gradients move the weights. A root beside the sign means that sizes count.
 * @param {Entry} entry
 */
export function takesSigns({ formula = '' }) {
  return /\bsign\b/.test(formula) && !/\\sqrt/.test(formula);
}

/**
 * The year of the first paper that an entry refers to.
 * @param {Entry} entry
 * @returns {number} a late one if there is none
 */
export function yearOf({ reference = '' }) {
  const [year] = /\b(19|20)\d\d\b/.exec(reference.replace(/https?:\S+/g, '')) ?? [];
  return Number(year ?? Infinity);
}
