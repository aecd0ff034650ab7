// One value <-> its text in a link, by the parameter's description. What is read here is plain data
// that nobody has checked yet, see values.js.

import { encodeText } from './text.js';

/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/;
const WORD = /^[a-z0-9_^.]+/;
const TRUE_WORDS = new Set(['1', 'true', 'yes', 'on']);
const FALSE_WORDS = new Set(['0', 'false', 'no', 'off']);
const UNSET_WORDS = new Set(['none', 'auto', 'null', 'unset', '']);
const ZERO_WORDS = new Set(['full', 'none', 'off']);

/**
 * The plain data that a text stands for.
 * @param {Param} param
 * @param {string} text decoded
 * @returns {Value | undefined} undefined if the text is nothing of the parameter's type
 */
export function plainValue(param, text) {
  const word = text.trim().toLowerCase();
  switch (param.type) {
    case 'bool':
      return TRUE_WORDS.has(word) ? true : FALSE_WORDS.has(word) ? false : undefined;
    case 'choice':
      return word;
    case 'list':
      return readList(param, word);
    case 'text':
      return text;
    default:
      return readNumber(param, word);
  }
}

/**
 * The text of a valid value, as a person would type it.
 * @param {Param} param
 * @param {Value} value
 * @returns {string}
 */
export function writeValue(param, value) {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return writeNumber(value);
  if (!Array.isArray(value)) return param.type === 'text' ? encodeText(value) : value;
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

/**
 * @param {Param} param
 * @param {string} word
 * @returns {number | null | undefined}
 */
function readNumber(param, word) {
  // A plus sign was decoded to a space: 1e+5 arrives as "1e 5", +1 trimmed.
  const text = word.replace(/e\s+(?=\d)/, 'e').replace(/\s+/g, '');
  const match = NUMBER.exec(text);
  if (match && match[0].length === text.length) return Number(text);
  if (/^\+?inf(inity)?$/.test(text)) return Infinity;
  if (param.optional && UNSET_WORDS.has(text)) return null;
  if (param.min <= 0 && !param.minExcluded && ZERO_WORDS.has(text)) return 0;
  return undefined;
}

/**
 * Members stand behind one another with "-" between them, which is also a minus sign: a member is
 * read as far as it goes, and what follows is the separator.
 * @param {Param} param
 * @param {string} word
 * @returns {Array<number | string> | undefined}
 */
function readList(param, word) {
  if (word === '' || word === 'none') return [];
  return scan(word, param.choices?.length ? wordMember(param) : numberMember);
}

/** @typedef {(text: string) => { member: number | string, length: number } | undefined} TakeMember */

/**
 * @param {string} text
 * @param {TakeMember} takeMember
 */
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

/** @type {TakeMember} */
function numberMember(text) {
  const match = NUMBER.exec(text);
  return match ? { member: Number(match[0]), length: match[0].length } : undefined;
}

/**
 * The longest choice first: one may be the beginning of another.
 * @param {Param} param
 * @returns {TakeMember}
 */
function wordMember(param) {
  const choices = [...param.choices].sort((a, b) => b.length - a.length);
  return (text) => {
    const found = choices.find((choice) => text.startsWith(choice.toLowerCase()));
    const length = found?.length ?? WORD.exec(text)?.[0].length;
    return length ? { member: found ?? text.slice(0, length), length } : undefined;
  };
}
