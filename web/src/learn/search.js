// The search of the book: every word has to be found in a part; titles count more than text.

/**
 * @typedef {object} Part of the book
 * @property {string} page
 * @property {string} title of the lesson
 * @property {string} heading of the part; empty: its beginning
 * @property {string} anchor
 * @property {string} text
 */

/** @typedef {{ part: Part, score: number, excerpt: string }} Hit */

const MOST_HITS = 12;
const AROUND = 70;
const LONGEST = 80;

/**
 * @param {Part[]} parts
 * @param {string} query
 * @returns {Hit[]} the best first
 */
export function searchBook(parts, query) {
  const words = plain(query).slice(0, LONGEST).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return parts
    .flatMap((part) => hitIn(part, words) ?? [])
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_HITS);
}

/**
 * @param {Part} part
 * @param {string[]} words
 * @returns {Hit | null}
 */
function hitIn(part, words) {
  const [title, heading, text] = [part.title, part.heading, part.text].map(plain);
  let score = 0;
  for (const word of words) {
    const times = text.split(word).length - 1;
    const found = (title.includes(word) ? 8 : 0) + (heading.includes(word) ? 5 : 0) + times;
    if (!found) return null;
    score += Math.min(found, 20);
  }
  const at = Math.max(0, ...words.map((word) => text.indexOf(word)).slice(0, 1));
  return { part, score, excerpt: excerptAt(part.text, at) };
}

/**
 * @param {string} text
 * @param {number} at
 */
function excerptAt(text, at) {
  const from = at > AROUND ? text.indexOf(' ', at - AROUND) + 1 : 0;
  const to = at + 2 * AROUND < text.length ? text.lastIndexOf(' ', at + 2 * AROUND) : text.length;
  return `${from ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

// Letters without their accents, as many as before, so that places stay the same.
/** @param {string} text */
function plain(text) {
  return [...text.toLowerCase()].map((letter) => letter.normalize('NFD')[0]).join('');
}
