// Finds optimizers by name, idea, author or paper.

import { IDEAS } from './ideas.js';
import { sectionsOf } from './sections.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */

// What a word counts that is found there: in the name first.
const NAME_IS = 16;
const NAME_BEGINS = 8;
const NAME_HAS = 4;
const IDEA = 3;
// The query is the id itself.
const ID = 64;
// All words of a query beside each other in one idea: "no rate".
const WHOLE_IDEA = 8;
const TEXT = 1;
// Shorter parts of a name are in many names by chance.
const LEAST_PART = 3;

/**
 * The optimizers that fit all words of a query, best first.
 * @param {Entry[]} optimizers without wrappers
 * @param {string} query
 * @returns {Entry[]} equally good ones in the order of the sections; all if the query has no word
 */
export function findOptimizers(optimizers, query) {
  const ordered = sectionsOf(optimizers).flatMap(({ entries }) => entries);
  const words = wordsOf(query);
  if (words.length === 0) return ordered;
  return ordered
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/**
 * @param {Entry} entry
 * @param {string[]} words
 * @returns {number} 0: some word is nowhere
 */
function scoreOf(entry, words) {
  const { id, name, group = '', summary = '', reference = '', state = '' } = entry;
  const names = wordsOf(`${name} ${id}`);
  const plainId = id.replace(/-/g, '');
  const ideas = IDEAS.filter(({ fits }) => fits(entry)).flatMap((idea) => wordsOf(idea.words));
  const themes = [...ideas, ...wordsOf(group)];
  const texts = wordsOf(`${summary} ${reference.replace(/https?:\S+/g, '')} ${state}`);
  /** @type {number[]} */
  const scores = words.map((word) => {
    const begins = (/** @type {string} */ other) => other.startsWith(word);
    if (plainId === word) return NAME_IS;
    if (names.some(begins)) return NAME_BEGINS;
    if (word.length >= LEAST_PART && plainId.includes(word)) return NAME_HAS;
    if (themes.some(begins)) return IDEA;
    return texts.some(begins) ? TEXT : 0;
  });
  if (scores.some((score) => score === 0)) return 0;
  const isIdea = words.length > 1 && ` ${ideas.join(' ')}`.includes(` ${words.join(' ')}`);
  const sum = scores.reduce((all, score) => all + score);
  return sum + (isIdea ? WHOLE_IDEA : 0) + (words.join('') === plainId ? ID : 0);
}

/**
 * The words of a text, in small letters and without accents.
 * @param {string} text
 * @returns {string[]}
 */
function wordsOf(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
