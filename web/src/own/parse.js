// From the text of a rule to statements: what is wrong is a value with the place of the character.

import jsep from 'jsep';
import { GIVEN, MAX_TEXT_LENGTH, tokens } from '../catalog/own-text.js';
import { FUNCTIONS } from './functions.js';

/** @typedef {import('../catalog/catalog-index.js').Language} Language */
/** @typedef {import('../catalog/own-text.js').Token} Token */
/** @typedef {import('./tree.js').Tree} Tree */

/**
 * @typedef {object} TextProblem
 * @property {string} message a sentence about what is wrong
 * @property {number} index of the character at which it is
 * @property {number} length of what is wrong, at least 1
 */

/**
 * @typedef {object} Statement
 * @property {string | null} target the name that is assigned; null: a value alone
 * @property {number} index of its first character
 * @property {number} end after its last character
 * @property {Tree} value
 */

const MAX_DEPTH = 40;
const RESERVED = new Set(['true', 'false', 'null', 'this']);
const BINARY = ['+', '-', '*', '/', '^', '%', '<', '>', '<=', '>=', '==', '!=', '&&', '||'];
const UNARY = ['-', '+', '!'];

/**
 * Border: the types of jsep do not have the class that the module exports.
 * @typedef {{ index: number, gobbleSpaces(): void, gobbleToken(): Tree | undefined, parse(): Tree }}
 *   JsepParser
 */

const { Jsep } = /** @type {{ Jsep: new (text: string) => JsepParser }} */ (
  /** @type {unknown} */ (jsep)
);

jsep.addBinaryOp('^', 12, true);

// jsep does not say where a node stands.
class PlacedParser extends Jsep {
  gobbleToken() {
    this.gobbleSpaces();
    const start = this.index;
    const node = super.gobbleToken();
    return node ? Object.assign(node, { start, end: this.index }) : node;
  }
}

/** What is wrong with a text. It never leaves this folder: `compile` returns it as a value. */
export class TextError extends Error {
  /**
   * @param {string} message
   * @param {number} index
   * @param {number} [length]
   */
  constructor(message, index, length = 1) {
    super(message);
    this.index = index;
    this.length = Math.max(1, length);
  }

  /** @returns {TextProblem} */
  get problem() {
    return { message: this.message, index: this.index, length: this.length };
  }
}

/**
 * @param {string} text
 * @param {Language} language
 * @returns {Statement[]}
 * @throws {TextError}
 */
export function parse(text, language) {
  const all = tokens(text);
  const size = all.reduce((sum, token) => sum + token.text.length, 0);
  if (size > MAX_TEXT_LENGTH) {
    throw new TextError(tooLong(size), 0, text.length);
  }
  for (const token of all) if (token.kind === 'unknown') throw unknownCharacter(token);
  const parts = splitStatements(all);
  if (!parts.length) throw new TextError('Nothing is written here yet.', 0);
  const plain = text.toLowerCase();
  const statements = parts.map((part) => parseStatement(part, plain));
  checkShape(statements, language);
  return statements;
}

/** @param {number} size */
function tooLong(size) {
  return `This text has ${size} characters without blanks; at most ${MAX_TEXT_LENGTH} are possible.`;
}

/** @param {Token} token */
function unknownCharacter({ text, index }) {
  /** @type {Record<string, string>} */
  const words = {
    '[': 'use parentheses',
    ']': 'use parentheses',
    '.': 'no number begins like that',
  };
  const hint = words[text] ? `: ${words[text]}` : '';
  return new TextError(`“${text}” has no meaning here${hint}.`, index, text.length);
}

/** @param {Token[]} all */
function splitStatements(all) {
  /** @type {Token[]} */
  let part = [];
  const parts = [part];
  for (const token of all) {
    if (token.kind === 'break') parts.push((part = []));
    else part.push(token);
  }
  return parts.filter((part) => part.length);
}

/**
 * @param {Token[]} part at least one token
 * @param {string} text
 * @returns {Statement}
 */
function parseStatement(part, text) {
  const isAssignment = part[1]?.text === '=';
  if (isAssignment && part[0].kind !== 'name') {
    throw new TextError('Only a name can be assigned.', part[0].index, part[0].text.length);
  }
  const value = isAssignment ? part.slice(2) : part;
  checkGrammar(value, part[part.length - 1], text);
  const last = value[value.length - 1];
  const parser = new PlacedParser(text.slice(0, last.index + last.text.length));
  parser.index = value[0].index;
  return {
    target: isAssignment ? part[0].text : null,
    index: part[0].index,
    end: last.index + last.text.length,
    value: parser.parse(),
  };
}

/**
 * Every mistake that a sequence of signs can have is found here, so that it is told in one way.
 * @param {Token[]} sequence
 * @param {Token} before the last one of the statement
 * @param {string} whole text
 */
function checkGrammar(sequence, before, whole) {
  /** @type {Array<{ index: number, isCall: boolean }>} */
  const open = [];
  let wantsValue = true;
  sequence.forEach((token, i) => {
    const { text, index, kind } = token;
    const next = sequence[i + 1]?.text;
    if (wantsValue) {
      if (kind === 'number' || kind === 'name') {
        checkWord(token);
        wantsValue = next === '(' && kind === 'name';
        if (wantsValue) open.push({ index: sequence[i + 1].index, isCall: true });
      } else if (text === '(') {
        const isCallOpen = open.at(-1)?.index === index;
        if (!isCallOpen) open.push({ index, isCall: false });
        if (open.length > MAX_DEPTH) {
          throw new TextError(`More than ${MAX_DEPTH} parentheses are nested here.`, index);
        }
      } else if (!UNARY.includes(text)) {
        const where = text === ')' || text === ',' ? `before “${text}”` : `here, not “${text}”`;
        throw new TextError(`A number or name is missing ${where}.`, index, text.length);
      }
      return;
    }
    if (text === ')') {
      if (!open.pop()) throw new TextError('No parenthesis is open here.', index);
    } else if (text === ',') {
      if (!open.at(-1)?.isCall)
        throw new TextError('A comma stands between arguments only.', index);
      wantsValue = true;
    } else if (text === '=') {
      if (open.length) throw neverClosed(open);
      throw new TextError(
        'Only one “=” in a line, after its first name; to compare write “==”.',
        index,
      );
    } else if (BINARY.includes(text)) {
      wantsValue = true;
    } else {
      // A line that goes on in the next one has an open parenthesis.
      const isNextLine = whole.slice(sequence[i - 1].index, index).includes('\n');
      if (isNextLine && open.length) throw neverClosed(open);
      const message = `An operator such as * is missing before “${text}”.`;
      throw new TextError(message, index, text.length);
    }
  });
  const last = sequence.at(-1) ?? before;
  const end = last.index + last.text.length;
  if (wantsValue) throw new TextError(`Something is missing after “${last.text}”.`, end);
  if (open.length) throw neverClosed(open);
}

/** @param {Array<{ index: number }>} open parentheses, at least one */
function neverClosed(open) {
  return new TextError('This parenthesis is never closed.', open[open.length - 1].index);
}

/** @param {Token} token */
function checkWord({ kind, text, index }) {
  if (kind === 'number' && !Number.isFinite(Number(text))) {
    throw new TextError(`${text} is too large.`, index, text.length);
  }
  if (RESERVED.has(text)) throw new TextError(`“${text}” is no name.`, index, text.length);
}

/**
 * @param {Statement[]} statements at least one
 * @param {Language} language
 */
function checkShape(statements, language) {
  statements.forEach(({ target, index, end }, i) => {
    const isLast = i === statements.length - 1;
    if (target === null && (language === 'rule' || !isLast)) {
      const example = language === 'rule' ? 'w = w - lr*g' : 'a = 2';
      const last = language === 'rule' ? '' : '; only the last line is a value alone';
      throw new TextError(
        `A line must assign something, such as ${example}${last}.`,
        index,
        end - index,
      );
    }
    if (target === null) return;
    if (FUNCTIONS[target] || target === 'pi') {
      throw new TextError(`“${target}” already means something else.`, index, target.length);
    }
    const isInput = GIVEN[language].includes(target);
    const mayChange = language === 'rule' && target !== 't';
    if (isInput && !mayChange) {
      throw new TextError(`“${target}” is given and cannot be assigned.`, index, target.length);
    }
  });
  if (language === 'rule' && !statements.some(({ target }) => target === 'w')) {
    const { index } = statements[statements.length - 1];
    throw new TextError('Nothing is assigned to w, so the weights would never move.', index);
  }
}
