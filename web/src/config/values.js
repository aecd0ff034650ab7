// Every value from outside is checked here by its parameter's description: text of a link, and plain
// data of a message, a stored file or a program. What comes out is valid for its parameter.

import { sameValue } from '../catalog/entries.js';
import { MAX_TEXT_LENGTH, cleanText, isName, withoutRun } from '../catalog/own-text.js';
import { inShort } from './input-error.js';
import { LinkText } from './link-text.js';
import { decode, decodeText } from './text.js';
import { plainValue, writeNumber, writeValue } from './value-text.js';

/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('./input-error.js').Report} Report */

/**
 * @typedef {object} Reading
 * @property {Value} [value] valid; absent if nothing could be used (null: not set)
 * @property {string} [message] what is wrong, and what is done instead
 */

const MAX_LIST_LENGTH = 512;
// From here on an upper bound means nothing to a reader, until something exceeds it.
const UNBOUNDED = 1e9;
const MAX_NAMED = 5;
// Nobody reads more words than these in one sentence.
const MAX_CHOICES = 40;
const LEFT_OUT = 'it is left out';

/**
 * Reads what was given for a parameter: plain data, or text of a link, which may stand there several
 * times.
 * @param {Param} param
 * @param {unknown} given
 * @param {string} name of the field, for plain data; text has its key
 * @param {Report} report
 * @returns {Value | undefined} undefined: nothing of it could be used
 */
export function readGiven(param, given, name, report) {
  if (given instanceof LinkText) return readTexts(param, given, report);
  const { value, message } = readValue(param, given);
  if (message) report(name, given, message);
  return value;
}

/**
 * Reads what stands behind `key=` in a link.
 * @param {Param} param
 * @param {string} text decoded
 * @returns {Reading}
 */
export function readText(param, text) {
  const plain = plainValue(param, text);
  if (plain !== undefined) return readValue(param, plain);
  if (param.type === 'bool') return { message: `must be 1 or 0; ${LEFT_OUT}` };
  const { message } = wrongType(param);
  if (param.type !== 'real' && param.type !== 'int') return { message };
  // What is meant is nearly said: 1% and 0,01.
  const meant = text.endsWith('%') ? parseFloat(text) / 100 : Number(text.replace(',', '.'));
  return { message: meant > 0 ? `${message}; write ${writeNumber(meant)}` : message };
}

/**
 * Checks plain data.
 * @param {Param} param
 * @param {unknown} value
 * @returns {Reading}
 */
export function readValue(param, value) {
  if (value === null && param.type !== 'text') {
    return param.optional ? { value } : { message: `must have a value; ${LEFT_OUT}` };
  }
  switch (param.type) {
    case 'list':
      return Array.isArray(value) ? checkList(param, value) : wrongType(param);
    case 'choice':
      return typeof value === 'string' ? checkChoice(param, value) : wrongType(param);
    case 'text':
      return checkText(value);
    case 'bool':
      return typeof value === 'boolean' ? { value } : wrongType(param);
    default:
      return typeof value === 'number' ? checkNumber(param, value) : wrongType(param);
  }
}

/**
 * The last text is used, except that a list may be spread over several.
 * @param {Param} param
 * @param {LinkText} given
 * @param {Report} report
 * @returns {Value | undefined}
 */
function readTexts(param, { key, raws }, report) {
  /** @type {Value | undefined} */
  let last;
  raws.forEach((raw, i) => {
    const text = param.type === 'text' ? decodeText(raw) : decode(raw);
    const isJoined = param.type === 'list' && Array.isArray(last);
    if (i > 0 && param.type !== 'list') report(key, text, 'is given twice; the last is used');
    const { value, message } = readText(param, text);
    if (message) report(key, text, message);
    if (value === undefined) return;
    if (isJoined && Array.isArray(last) && Array.isArray(value)) last.push(...value);
    else last = value;
  });
  if (raws.length === 1 || !Array.isArray(last)) return last;
  const { value, message } = readValue(param, last);
  if (message) report(key, writeValue(param, last), message);
  return value;
}

/** @type {Record<Param['type'], string>} */
const TYPE_WORDS = {
  real: 'a number',
  int: 'a whole number',
  bool: 'true or false',
  choice: 'a word',
  list: 'a list',
  text: 'a text',
};

/**
 * @param {Param} param
 * @returns {Reading}
 */
function wrongType(param) {
  const type = param.type === 'list' ? listForm(param) : TYPE_WORDS[param.type];
  return { message: `must be ${type}; ${LEFT_OUT}` };
}

/**
 * @param {unknown} text
 * @returns {Reading}
 */
function checkText(text) {
  const value = cleanText(text);
  if (value !== undefined) return { value };
  return { message: `must be a text of 1 to ${MAX_TEXT_LENGTH} characters; ${LEFT_OUT}` };
}

/**
 * @param {Param} param
 * @param {string} given
 * @returns {Reading}
 */
function checkChoice(param, given) {
  const word = given.toLowerCase();
  const found = param.choices.find((choice) => choice.toLowerCase() === word);
  if (found !== undefined) return { value: found };
  // Whether some run has a parameter of that name is known when all runs are read.
  if (param.language && isName(withoutRun(word))) return { value: word };
  return { message: `must be one of ${choicesOf(param)}; ${LEFT_OUT}` };
}

/** @param {Param} param */
function choicesOf({ choices }) {
  const named = choices.slice(0, MAX_CHOICES).join(', ');
  return choices.length > MAX_CHOICES ? `${named} and others` : named;
}

/**
 * @param {Param} param
 * @param {number} number
 * @returns {Reading}
 */
function checkNumber(param, number) {
  if (Number.isNaN(number)) return wrongType(param);
  // No upper bound is the same as not set.
  if (number === Infinity && param.optional) return { value: null };
  const whole = param.type === 'int' && Number.isFinite(number) ? Math.round(number) : number;
  const value = clamp(param, whole);
  if (value === number) return { value: value === 0 ? 0 : value };
  const rule = value === whole ? 'a whole number' : range(param, [whole]);
  return { value, message: `must be ${rule}; ${readable(value)} is used` };
}

/**
 * @param {Param} param
 * @param {number} number
 */
function clamp(param, number) {
  if (param.minExcluded ? !(number > param.min) : !(number >= param.min)) return lowest(param);
  return number > param.max ? param.max : number;
}

/** @param {Param} param */
function lowest(param) {
  if (!param.minExcluded) return param.min;
  const step = param.type === 'int' ? param.min + 1 : (param.min + param.max) / 2;
  return param.sliderMin > param.min && param.sliderMin <= param.max ? param.sliderMin : step;
}

/**
 * The range of a parameter in words.
 * @param {Param} param
 * @param {number[]} numbers that do not all lie within it
 */
function range(param, numbers) {
  const lower = `${param.minExcluded ? 'greater than' : 'at least'} ${readable(param.min)}`;
  const upper = `at most ${readable(param.max)}`;
  if (param.max < UNBOUNDED) return `${lower} and ${upper}`;
  return numbers.some((number) => number > param.max) ? upper : lower;
}

/**
 * A number as a person reads it: long ones in groups of three digits.
 * @param {number} number
 */
function readable(number) {
  const text = writeNumber(number);
  return /^-?\d{6,}$/.test(text) ? number.toLocaleString('en') : text;
}

/** @param {Param} param of type list */
function listForm(param) {
  if (param.choices?.length) return `words of ${param.choices.join(', ')} with - between them`;
  return param.columns === 2
    ? 'pairs of numbers such as 0:1-100:0.5'
    : 'numbers with - between them such as 16-8';
}

/**
 * @param {Param} param
 * @param {unknown[]} members
 * @returns {Reading}
 */
function checkList(param, members) {
  if (param.choices?.length) return checkWords(param, members);
  if (!members.every(isFiniteNumber)) return wrongType(param);
  if (param.columns === 2 && members.length % 2 === 1) return wrongType(param);
  const most = param.maxLength ?? MAX_LIST_LENGTH;
  const { value, message } = checkMembers(param, members.slice(0, most));
  if (members.length <= most) return { value, message };
  const tooMany = `must have at most ${most} members; the first ${most} are used`;
  return { value, message: message ? `${tooMany}, and ${message}` : tooMany };
}

/**
 * @param {unknown} member
 * @returns {member is number}
 */
function isFiniteNumber(member) {
  return Number.isFinite(member);
}

/**
 * @param {Param} param
 * @param {number[]} members
 */
function checkMembers(param, members) {
  // In pairs the first number is a place on an axis, and only the second has a range.
  /** @param {number} i */
  const isRanged = (i) => param.columns !== 2 || i % 2 === 1;
  /** @param {number} member */
  const fitting = (member) =>
    param.whole ? Math.round(clamp(param, member)) : clamp(param, member);
  const value = members.map((member, i) => (isRanged(i) ? fitting(member) : member));
  if (sameValue(value, members)) return { value: value.map((member) => member || 0) };
  const rule = `${param.whole ? 'whole, ' : ''}${range(param, members)}`;
  const used = inShort(writeValue(param, value));
  return { value, message: `each number must be ${rule}; ${used} is used` };
}

/**
 * Each word is kept once and in the catalog's order, so that one choice has one text.
 * @param {Param} param
 * @param {unknown[]} members
 * @returns {Reading}
 */
function checkWords(param, members) {
  const given = new Set(members);
  const value = param.choices.filter((choice) => given.delete(choice));
  if (given.size === 0) return { value };
  const unknown = [...given].slice(0, MAX_NAMED).map(inShort).join(', ');
  const verb = given.size === 1 ? 'is not one of' : 'are not among';
  return { value, message: `${unknown} ${verb} ${choicesOf(param)}; left out` };
}
