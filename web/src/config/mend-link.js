// Links that came through an editor of HTML, a mail or a chat program. These encode what needs no
// encoding, wrap what they take for an address in signs of their own, and take the full stop behind a link
// for a part of it. Loaded when a link cannot be read as it is.

import { indexCatalog } from '../catalog/catalog-index.js';
import { shown } from './input-error.js';
import { LINES } from './line.js';
import { mendTask } from './mend-task.js';
import { splitAddress, splitPairs, splitRun } from './text.js';

export { splitAddress };

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */

/** @type {Record<string, string>} opening signs around an address, and what closes them */
const CLOSING = {
  '<': '>',
  '(': ')',
  '[': ']',
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
};
const OPENING = `[${Object.keys(CLOSING).join('')}]`;
/** @type {Record<string, string>} */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const ADDRESS = /(?:https?|file):\/\//i;
// Longer than any link that is read, however it was encoded.
const MAX_LENGTH = 40_000;
// Punctuation behind a link is short.
const MAX_END = 40;
// Nobody sees them: zero-width spaces, joiners of words, soft hyphens and marks of direction.
const INVISIBLE =
  /[\u200b\u200e\u200f\u2060\ufeff\u00ad]|%E2%80%8[BEF]|%E2%81%A0|%EF%BB%BF|%C2%AD/gi;

/**
 * The link that somebody meant. One that needs no mending comes back as it is.
 * @param {unknown} text as parseLink takes it
 * @param {Catalog} catalog
 * @returns {string}
 */
export function mendLink(text, catalog) {
  // An address may come as a URL.
  const link = text instanceof URL ? text.href : text ? shown(text) : '';
  if (link.length > MAX_LENGTH) return link;
  const plain = withoutBreaks(fromMail(link).replace(INVISIBLE, ''));
  const address = mendTask(withHash(redirected(unwrapped(withoutEntities(plain).trim()))));
  return withoutEnd(address, indexCatalog(catalog));
}

/**
 * Mail writes "=" as "=3D" and ends lines with "=" (quoted-printable).
 * @param {string} text
 */
function fromMail(text) {
  if (!/\bv=3D\d/i.test(text)) return text;
  return text.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
}

/**
 * Long lines are broken anywhere, and quoted with ">".
 * @param {string} text
 */
function withoutBreaks(text) {
  const lines = text.split(/[\r\n]+/).map((line) => line.replace(/^[\s>]+/, '').trimEnd());
  return lines.join('').replace(/\u00a0|%C2%A0/gi, '%20');
}

/**
 * An ampersand may have been encoded several times: &amp;#038;
 * @param {string} text
 */
function withoutEntities(text) {
  return text
    .replace(/&(?:(?:amp|#0*38|#x0*26);)+/gi, '&')
    .replace(/&(lt|gt|quot|apos|nbsp);/gi, (_, name) => NAMED[name.toLowerCase()])
    .replace(/&#(\d{1,6}|x[0-9a-f]{1,5});/gi, (_, code) =>
      String.fromCodePoint(Number(`0${code}`)),
    );
}

/**
 * What stands between signs around an address: <address>, [words](address), "address".
 * @param {string} text
 */
function unwrapped(text) {
  const start = text.search(ADDRESS);
  const front = start > 0 ? text.slice(0, start) : (text.match(`^${OPENING}+`)?.[0] ?? '');
  // An address within a label is no beginning.
  if (front === '' || /\b(v|run|data|problem)=/.test(front)) return text;
  const inner = text.slice(front.length);
  const closing = CLOSING[front.slice(-1)];
  if (!closing) return inner;
  const end = closing === ')' ? closingParenthesis(inner) : inner.indexOf(closing);
  return end < 0 ? inner : inner.slice(0, end);
}

/**
 * @param {string} text behind an opening parenthesis
 * @returns {number} place of the one that closes it; -1: none does
 */
function closingParenthesis(text) {
  let depth = 1;
  return [...text].findIndex((sign) => {
    if (sign === '(') ++depth;
    return sign === ')' && --depth === 0;
  });
}

/**
 * Mail and chat programs lead over an address of theirs, which has ours in its query.
 * @param {string} text
 */
function redirected(text) {
  const inner = /^https?:[^#]*[?&](?:url|q|u)=(https?(?::|%3A)[^&]*)/i.exec(text)?.[1];
  return inner ? decodeOnce(inner) : text;
}

/**
 * The fragment and its "#" may be encoded, even twice.
 * @param {string} text
 */
function withHash(text) {
  let plain = text;
  // Encoded as a whole: there is no sign of an address or a pair left.
  for (let i = 0; i < 2 && /%/.test(plain) && !/[=#]/.test(plain); ++i) plain = decodeOnce(plain);
  if (!plain.includes('#'))
    plain = plain.replace(/%(?:25)?23(?=(?:v|run|data|problem)(?:=|%3D))/i, '#');
  return plain.replace(/^%23/, '#').replace(/#(?:#|%23)+/, '#');
}

/** @param {string} text */
function decodeOnce(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Without the punctuation behind a link, as far as its last value cannot end like that: numbers, ids and
 * fingerprints cannot, free text can.
 * @param {string} address
 * @param {CatalogIndex} index
 */
function withoutEnd(address, index) {
  const { query, fragment } = splitAddress(address);
  const last = splitPairs(fragment || query).at(-1);
  if (!last?.raw || !address.endsWith(last.raw)) return address;
  const front = address.slice(0, -last.raw.length);
  if ([...LINES, 'hint'].some((line) => line === last.key)) return address;
  // A parenthesis too many would hide where the parts of a run begin.
  const text = withoutTextEnd(last.raw);
  const key = last.key === 'run' ? (splitRun(text).at(-1)?.key ?? '') : last.key;
  if (key === 'label') return address;
  return front + (key === 'goal' || isOwnText(key, index) ? text : withoutValueEnd(text, key));
}

// Some browsers encode these signs in an address: quotes, dashes, brackets.
const ENCODED = '%E2%8[01]%[89AB][0-9A-F]|%C2%[AB][0-9A-F]|%(?:2[127C]|3[BEF]|5D|60|7[CD])';
const TEXT_END = new RegExp(`(?:${ENCODED}|[.,;:!?…'"»”’>*\\]}\`|~\\\\\\s])+$`, 'i');
const VALUE_END = new RegExp(`(?:${ENCODED}|%2[089]|[\\W_])+$`, 'i');
// The letters of a table include - and _.
const TABLE_END = new RegExp(`(?:${ENCODED}|[^\\w-])+$`, 'i');

/**
 * Parentheses that belong to a formula stay.
 * @param {string} raw
 */
function withoutTextEnd(raw) {
  let surplus = Math.min(MAX_END, raw.split(')').length - raw.split('(').length);
  let text = withoutTail(raw, TEXT_END);
  for (; surplus > 0 && text.endsWith(')'); --surplus) {
    text = withoutTail(text.slice(0, -1), TEXT_END);
  }
  return text;
}

/**
 * @param {string} text
 * @param {RegExp} end
 */
function withoutTail(text, end) {
  return text.slice(0, -MAX_END) + text.slice(-MAX_END).replace(end, '');
}

/**
 * @param {string} raw
 * @param {string} key
 */
function withoutValueEnd(raw, key) {
  // A percentage is no number of a link, which has to be said.
  if (/\d%$/.test(raw)) return raw;
  return withoutTail(raw, key === 'table' ? TABLE_END : VALUE_END) || raw;
}

/**
 * @param {string} key of a pair, with or without the prefix of what it belongs to
 * @param {CatalogIndex} index
 */
function isOwnText(key, index) {
  const id = key.slice(key.lastIndexOf('.') + 1);
  return [...index.families.values()].some((entries) =>
    [...entries.values()].some((entry) => entry.paramById.get(id)?.type === 'text'),
  );
}
