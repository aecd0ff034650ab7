// What random inputs are put together from: every name of the catalog, and texts that have broken other programs.

import { ANSWERS } from '../../web/src/embed/protocol.js';
import { EXAMPLES } from '../../web/src/own/examples.js';
import { quantities } from '../../web/src/quantities/quantities.js';
import { catalog } from '../web/catalog/catalog.js';

const families = Object.values(catalog).filter(Array.isArray);

/** Ids of entries, settings and parameters. */
export const IDS = [
  ...new Set(
    families.flatMap((list) =>
      list.flatMap(({ id, params = [] }) => [id, ...params.map((param) => param.id)]),
    ),
  ),
];

/** Choices of all parameters. */
export const CHOICES = [
  ...new Set(
    families.flatMap((list) =>
      list.flatMap(({ choices = [], params = [] }) => [
        ...choices,
        ...params.flatMap((param) => param.choices ?? []),
      ]),
    ),
  ),
];

/** Keys of a link, and of one of its runs. */
export const KEYS = [
  ...['v', 'run', 'title', 'note', 'table', 'fp', 'goal', 'free', 'hint', 'smoothing'],
  ...['schedule', 'with', 'warmup', 'warmup.kind', 'label', 'color', 'visible', 'rule', 'rate'],
  ...['embed', 'show', 'controls', 'lock', 'hide', 'narrate', 'theme', 'autoplay', 'at', 'height'],
  ...IDS,
];

export const QUANTITY_IDS = quantities.map(({ id }) => id);
export const COMMANDS = Object.keys(ANSWERS);

/** Numbers as texts: usual ones, and those at which something ends. */
export const NUMBERS = [
  ...['0', '1', '2', '0.1', '0.01', '16', '100', '1e-3', '-1', '0.5', '16-16', '0:1', '3-2-1'],
  ...[
    '1e9',
    '1e12',
    '1e30',
    '1e308',
    '1e999',
    '-1e999',
    '1e-320',
    '-0',
    '2147483648',
    '4294967296',
  ],
  ...['9007199254740993', 'NaN', 'Infinity', '-Infinity', '0x10', '0b1', '1_000', '1,5', '1.234,5'],
  ...['1%', '٣', '１', '1e', '.', '-', '+1', '1-1e-2', '1e-2-', '00001', '0.1e-1e-1', '1n'],
];

/** Names that every object has. */
export const INHERITED = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['__defineGetter__', 'isPrototypeOf', 'then', 'toJSON', 'length'],
];

/** Texts that must stay texts. */
export const HOSTILE = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>'],
  ...["javascript:alert('x')", '&lt;b&gt;', '{run1.last}', '{constructor}', '${1+1}', '{{x}}'],
  ...['\u202egnp.exe', '\u200b', '\u0000', '\ud800', '\udc00x', '🙂', 'é', 'İ', 'ß', 'ﬁ', '\u2028'],
  ...[
    '%',
    '%%',
    '%2',
    '%00',
    '%ff',
    '%25',
    '%2525',
    '%C0%80',
    '%ED%A0%80',
    '+',
    '%2B',
    '%20',
    '%0A',
  ],
  ...[
    '&amp;',
    '&#38;',
    '&#x26;',
    '&#1114112;',
    '&&',
    '==',
    ',,',
    '((',
    '))',
    '(),',
    '#',
    '##',
    '?',
  ],
  ...['a'.repeat(300), ' '.repeat(300), '('.repeat(100), '-'.repeat(300), '1'.repeat(400)],
];

/** Own rules, schedules and surfaces. */
export const OWN_TEXTS = Object.values(EXAMPLES).flatMap((list) => list.map(({ text }) => text));

const EVERYTHING = [...IDS, ...CHOICES, ...NUMBERS, ...INHERITED, ...HOSTILE, ...OWN_TEXTS];

/** @param {import('./tape.js').Tape} tape */
export function anyWord(tape) {
  return tape.pick(EVERYTHING);
}

/**
 * A text of words, signs and letters.
 * @param {import('./tape.js').Tape} tape
 */
export function anyText(tape) {
  return tape
    .list(8, () =>
      tape.chance(0.7) ? anyWord(tape) : String.fromCharCode(tape.below(tape.pick([128, 65536]))),
    )
    .join(tape.pick(['', '', ' ', ',', ';', '\n', '&']));
}
