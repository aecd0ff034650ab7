// Host flags: what the page around an experiment wants. They stand in the query, not in the
// fragment, so that the same experiment can be shown in several ways.

import { splitPairs, decode } from './text.js';

/** @typedef {import('./input-error.js').InputError} InputError */

/**
 * @typedef {object} Flags
 * @property {boolean} embed
 * @property {string[]} show views, in this order; empty: the usual ones
 * @property {string[]} controls settings that stay visible; empty: all
 * @property {string[]} hide settings that are not shown
 * @property {string[]} lock settings that are shown and cannot be changed
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {boolean} autoplay
 * @property {number | null} at train to this step, then stop
 * @property {number | null} height pixels
 */

const MAX_NAMES = 32;
const ON = ['1', 'true', 'yes', ''];
const OFF = ['0', 'false', 'no'];
/** @type {Flags['theme'][]} */
const THEMES = ['auto', 'light', 'dark'];

/**
 * @template T
 * @typedef {object} FlagKind how one flag is read and written
 * @property {(text: string) => T | undefined} read undefined: it is not valid
 * @property {(value: T) => string | undefined} write undefined: as it is by default
 * @property {string} rule
 */

/** @type {FlagKind<string[]>} */
const names = {
  read: (text) =>
    text
      .toLowerCase()
      .split(/[,\s]+/)
      .filter((name) => /^[a-z0-9][a-z0-9._-]*$/.test(name))
      .slice(0, MAX_NAMES),
  write: (list) => (list.length ? list.join(',') : undefined),
  rule: 'must be names with commas between them',
};

/** @type {FlagKind<boolean>} */
const flag = {
  read: (text) => (ON.includes(text) ? true : OFF.includes(text) ? false : undefined),
  write: (on) => (on ? '1' : undefined),
  rule: 'must be 1 or 0',
};

/** @type {(max: number) => FlagKind<number | null>} */
const count = (max) => ({
  read: (text) => (/^\d{1,9}$/.test(text) && Number(text) <= max ? Number(text) : undefined),
  write: (number) => (number === null ? undefined : String(number)),
  rule: `must be a whole number up to ${max}`,
});

/** @type {FlagKind<Flags['theme']>} */
const theme = {
  read: (text) => THEMES.find((name) => name === text),
  write: (value) => (value === 'auto' ? undefined : value),
  rule: `must be one of ${THEMES.join(', ')}`,
};

// In the order in which they are written.
/** @type {{ [K in keyof Flags]: FlagKind<Flags[K]> }} */
const FLAGS = {
  embed: flag,
  show: names,
  controls: names,
  hide: names,
  lock: names,
  theme,
  autoplay: flag,
  at: count(1e9 - 1),
  height: count(10000),
};

/** @returns {Flags} */
export function defaultFlags() {
  return {
    embed: false,
    show: [],
    controls: [],
    hide: [],
    lock: [],
    theme: 'auto',
    autoplay: false,
    at: null,
    height: null,
  };
}

/**
 * Whether a query key is a host flag.
 * @param {string} key
 * @returns {key is keyof Flags}
 */
export function isFlag(key) {
  return Object.hasOwn(FLAGS, key);
}

/**
 * Reads a query. Keys that are not ours are left to the host and not reported.
 * @param {string} query with or without `?`
 * @returns {{ flags: Flags, problems: InputError[] }}
 */
export function parseFlags(query) {
  const flags = defaultFlags();
  /** @type {InputError[]} */
  const problems = [];
  for (const { key, raw } of splitPairs(query.replace(/^\?/, ''))) {
    if (!isFlag(key)) continue;
    const text = decode(raw).trim().toLowerCase();
    if (!setFlag(flags, key, text)) problems.push({ key, value: text, message: FLAGS[key].rule });
  }
  return { flags, problems };
}

/**
 * @template {keyof Flags} K
 * @param {Flags} flags changed in place
 * @param {K} key
 * @param {string} text
 * @returns {boolean} whether the text is valid
 */
function setFlag(flags, key, text) {
  const value = FLAGS[key].read(text);
  if (value !== undefined) flags[key] = value;
  return value !== undefined;
}

/**
 * @param {Partial<Flags>} flags
 * @returns {string} "" or "?embed=1&..."; only what differs from the defaults
 */
export function formatFlags(flags) {
  const all = { ...defaultFlags(), ...flags };
  const keys = Object.keys(FLAGS).filter(isFlag);
  const pairs = keys.flatMap((key) => {
    const text = writeFlag(all, key);
    return text === undefined ? [] : [`${key}=${text}`];
  });
  return pairs.length ? `?${pairs.join('&')}` : '';
}

/**
 * @template {keyof Flags} K
 * @param {Flags} flags
 * @param {K} key
 */
function writeFlag(flags, key) {
  return FLAGS[key].write(flags[key]);
}
