// One value <-> its text in a link, by the parameter's description. Everything from outside passes
// readText (text) or readValue (data): what comes out is valid for its parameter.

import { sameValue } from '../catalog/entries.js';
import { MAX_TEXT_LENGTH, cleanText, isName } from '../catalog/own-text.js';
import { encodeText } from './text.js';

/** @typedef {import('../catalog/catalog-index.js').Param} Param */

/**
 * @typedef {object} Reading
 * @property {unknown} [value] valid; absent if nothing could be used (null: not set)
 * @property {string} [message] what is wrong, and what is used instead
 */

const MAX_LIST_LENGTH = 512;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/;
const WORD = /^[a-z0-9_^.]+/;
const TRUE_WORDS = new Set(['1', 'true', 'yes', 'on']);
const FALSE_WORDS = new Set(['0', 'false', 'no', 'off']);
const UNSET_WORDS = new Set(['none', 'auto', 'null', 'unset', '']);
const ZERO_WORDS = new Set(['full', 'none', 'off']);
// From here on the engine sets no upper bound that means anything to a reader.
const UNBOUNDED = 1e9;

/**
 * Reads what stands behind `key=` in a link (already decoded).
 * @param {Param} param
 * @param {string} text
 * @returns {Reading}
 */
export function readText(param, text) {
  const word = text.trim().toLowerCase();
  switch (param.type) {
    case 'bool':
      if (TRUE_WORDS.has(word)) return { value: true };
      if (FALSE_WORDS.has(word)) return { value: false };
      return { message: 'must be 1 or 0; it is left out' };
    case 'choice':
      return readChoice(param, word);
    case 'list':
      return readList(param, word);
    case 'text':
      return checkText(text);
    default:
      return readNumberWord(param, word);
  }
}

/**
 * Checks plain data (of a message, a stored file, a program) as readText checks text.
 * @param {Param} param
 * @param {unknown} value
 * @returns {Reading}
 */
export function readValue(param, value) {
  if (value === null) return param.optional ? { value } : { message: 'must have a value' };
  if (param.type === 'list') {
    return Array.isArray(value) ? checkList(param, value) : wrongType(param);
  }
  if (param.type === 'choice') {
    return typeof value === 'string' ? readChoice(param, value.toLowerCase()) : wrongType(param);
  }
  if (param.type === 'text') return checkText(value);
  if (param.type === 'bool') return typeof value === 'boolean' ? { value } : wrongType(param);
  return typeof value === 'number' ? checkNumber(param, value) : wrongType(param);
}

/**
 * The text of a valid value, as a person would type it.
 * @param {Param} param
 * @param {unknown} value
 * @returns {string}
 */
export function writeValue(param, value) {
  if (value === null) return 'none';
  if (param.type === 'text') return encodeText(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return writeNumber(value);
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return 'none';
  const words = value.map((item) => (typeof item === 'number' ? writeNumber(item) : item));
  // Words that have a hyphen themselves are easier to tell apart with commas.
  const isHyphened = param.choices?.some((choice) => choice.includes('-'));
  if (param.columns !== 2) return words.join(isHyphened ? ',' : '-');
  const pairs = [];
  for (let i = 0; i < words.length; i += 2) pairs.push(`${words[i]}:${words[i + 1]}`);
  return pairs.join('-');
}

/**
 * Text of a finite number that gives back the same number; without a plus sign, which means a
 * space in a link.
 * @param {number} value
 * @returns {string}
 */
export function writeNumber(value) {
  const plain = String(value === 0 ? 0 : value);
  const exponential = value.toExponential();
  // 0.001 and 100000 are what a person writes; 1e-6 and 1e9 as well.
  const shorter = plain.length > 7 && exponential.length < plain.length - 2;
  return (shorter ? exponential : plain).replace('e+', 'e');
}

const TYPE_WORDS = {
  real: 'a number',
  int: 'a whole number',
  bool: 'true or false',
  choice: 'a word',
  list: 'a list',
  text: 'a text',
};

function checkText(text) {
  const value = cleanText(text);
  if (value !== undefined) return { value };
  return { message: `must be a text of 1 to ${MAX_TEXT_LENGTH} characters; it is left out` };
}

function wrongType(param) {
  return { message: `must be ${TYPE_WORDS[param.type]}` };
}

function readChoice(param, word) {
  const { choices } = param;
  const found = choices.find((choice) => choice.toLowerCase() === word);
  if (found !== undefined) return { value: found };
  // Who has a parameter of that name is known when all runs are.
  if (param.language && isName(word)) return { value: word };
  return { message: `must be one of ${choices.join(', ')}; it is left out` };
}

function readNumberWord(param, word) {
  // A plus sign was decoded to a space: 1e+5 arrives as "1e 5", +1 trimmed.
  const text = word.replace(/e\s+(?=\d)/, 'e').replace(/\s+/g, '');
  const match = NUMBER.exec(text);
  if (match && match[0].length === text.length) return checkNumber(param, Number(text));
  if (/^\+?inf(inity)?$/.test(text)) return checkNumber(param, Infinity);
  if (param.optional && UNSET_WORDS.has(text)) return { value: null };
  if (param.min <= 0 && !param.minExcluded && ZERO_WORDS.has(text)) return { value: 0 };
  return { message: 'must be a number; it is left out' };
}

function checkNumber(param, number) {
  if (Number.isNaN(number)) return { message: 'must be a number; it is left out' };
  // No upper bound is the same as not set.
  if (number === Infinity && param.optional) return { value: null };
  const whole = param.type === 'int' && Number.isFinite(number) ? Math.round(number) : number;
  const value = clamp(param, whole);
  if (value === number) return { value: value === 0 ? 0 : value };
  const rule = value === whole ? 'must be a whole number' : rangeRule(param);
  return { value, message: `${rule}; ${writeNumber(value)} is used` };
}

function clamp(param, number) {
  if (param.minExcluded ? !(number > param.min) : !(number >= param.min)) return lowest(param);
  return number > param.max ? param.max : number;
}

function lowest(param) {
  if (!param.minExcluded) return param.min;
  const step = param.type === 'int' ? param.min + 1 : (param.min + param.max) / 2;
  return param.sliderMin > param.min && param.sliderMin <= param.max ? param.sliderMin : step;
}

function rangeRule(param) {
  const lower = `${param.minExcluded ? 'greater than' : 'at least'} ${writeNumber(param.min)}`;
  return param.max >= UNBOUNDED
    ? `must be ${lower}`
    : `must be ${lower} and at most ${writeNumber(param.max)}`;
}

// Members stand behind one another with "-" between them, which is also a minus sign: a member is
// read as far as it goes, and what follows is the separator.
function readList(param, word) {
  if (word === '' || word === 'none') return { value: [] };
  const members = param.choices?.length ? scan(word, wordMember(param)) : scan(word, numberMember);
  if (!members) return { message: `must be ${listForm(param)}; it is left out` };
  return checkList(param, members);
}

function listForm(param) {
  if (param.choices?.length) return `words of ${param.choices.join(', ')} with - between them`;
  return param.columns === 2
    ? 'pairs of numbers such as 0:1-100:0.5'
    : 'numbers with - between them such as 16-8';
}

function scan(text, takeMember) {
  const members = [];
  let rest = text;
  for (;;) {
    const taken = takeMember(rest);
    if (!taken) return undefined;
    members.push(taken.member);
    rest = rest.slice(taken.length);
    if (rest === '') return members;
    const separator = /^\s*[-,;:\s]\s*/.exec(rest);
    if (!separator) return undefined;
    rest = rest.slice(separator[0].length);
  }
}

function numberMember(text) {
  const match = NUMBER.exec(text);
  return match && { member: Number(match[0]), length: match[0].length };
}

// The longest choice first: one may be the beginning of another.
function wordMember(param) {
  const choices = [...param.choices].sort((a, b) => b.length - a.length);
  return (text) => {
    const found = choices.find((choice) => text.startsWith(choice.toLowerCase()));
    const length = found?.length ?? WORD.exec(text)?.[0].length;
    return length ? { member: found ?? text.slice(0, length), length } : undefined;
  };
}

function checkList(param, members) {
  if (members.length > MAX_LIST_LENGTH) {
    return { message: `must have at most ${MAX_LIST_LENGTH} members; it is left out` };
  }
  if (param.choices?.length) return checkWords(param, members);
  if (!members.every((member) => typeof member === 'number' && Number.isFinite(member))) {
    return { message: `must be ${listForm(param)}; it is left out` };
  }
  if (param.columns === 2 && members.length % 2 === 1) {
    return { message: `must be ${listForm(param)}; it is left out` };
  }
  // In pairs the first number is a place on an axis, and only the second has a range.
  const ranged = (i) => param.columns !== 2 || i % 2 === 1;
  const fitting = (member) =>
    param.whole ? Math.round(clamp(param, member)) : clamp(param, member);
  const value = members.map((member, i) => (ranged(i) ? fitting(member) : member));
  if (sameValue(value, members)) return { value: value.map((member) => member || 0) };
  const rule = `${param.whole ? 'must be whole and ' : ''}${rangeRule(param)}`.replace(
    /and must be/,
    'and',
  );
  return { value, message: `each number ${rule}; ${writeValue(param, value)} is used` };
}

function checkWords(param, members) {
  const known = members.filter((member) => param.choices.includes(member));
  // Each at most once and in the catalog's order, so that one choice has one text.
  const value = param.choices.filter((choice) => known.includes(choice));
  if (known.length === members.length) return { value };
  const unknown = members.filter((member) => !param.choices.includes(member));
  return { value, message: `${unknown.join(', ')} is not one of ${param.choices.join(', ')}` };
}
