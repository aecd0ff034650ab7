// Title and note as somebody types them. They are told as soon as the keys rest for a moment.

import { MAX_LINE_LENGTH, cleanLine } from '../../config/line.js';

/** @typedef {import('../../config/line.js').Line} Line */
/** @typedef {Partial<Record<Line, string>>} Words */

// In milliseconds after the last key.
const CALM = 300;
// A title of more characters has more than the two lines that a figure of usual size shows.
const SHORT_TITLE = 80;
// From this share of what is allowed on, the number of characters is told.
const NEARLY_FULL = 0.8;

/** What was typed, also where the experiment has a cleaned or shortened text of it. */
export class TypedLines {
  #tell;
  /** @type {Words} */
  #typed = {};
  /** @type {Words} */
  #untold = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(words: Words) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /**
   * @param {Line} line
   * @param {string} text
   */
  type(line, text) {
    this.#typed[line] = text;
    this.#untold[line] = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), CALM);
  }

  /** Tells at once what was typed, if it was not told yet. */
  flush() {
    clearTimeout(this.#timer);
    const words = this.#untold;
    this.#untold = {};
    if (Object.keys(words).length) this.#tell(words);
  }

  /**
   * @param {Line} line
   * @param {string} text that the experiment has
   * @returns {string} what its field should hold: a space at its end or letters that are too many stay
   */
  textOf(line, text) {
    const typed = this.#typed[line] ?? text;
    const isSame = cleanLine(typed, MAX_LINE_LENGTH[line]) === text;
    return isSame || line in this.#untold ? typed : text;
  }
}

/**
 * @param {Line} line
 * @param {string} text as typed
 * @returns {string} what to know about its length; empty: nothing
 */
export function lengthWords(line, text) {
  const most = MAX_LINE_LENGTH[line];
  const count = [...text.trim()].length;
  if (count > most) {
    const end = [...cleanLine(text, most)].slice(-24).join('').trimStart();
    return `${count} characters, but at most ${most} can be kept: it ends with “… ${end}”.`;
  }
  const words = count >= NEARLY_FULL * most ? [`${count} of ${most} characters.`] : [];
  if (line === 'title' && count > SHORT_TITLE) words.push('A figure shows two lines of it.');
  return words.join(' ');
}
