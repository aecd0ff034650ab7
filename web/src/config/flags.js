// Host flags: what the page around an experiment wants. They stand in the query, not in the
// fragment, so that the same experiment can be shown in several ways.

import { inputError } from './input-error.js';
import { splitPairs, decode } from './text.js';

/** @typedef {import('./input-error.js').InputError} InputError */

/**
 * @typedef {object} Flags
 * @property {boolean} embed
 * @property {string[]} show views, in this order; empty: the usual ones
 * @property {string[]} controls what stays visible; empty: all. Settings, and parameters of a run as
 *   its definition names them: "lr" of the selected run, "run2.lr" of the second
 * @property {string[]} hide likewise: what is not shown
 * @property {string[]} lock likewise: what is shown and cannot be changed
 * @property {boolean | null} narrate whether it is said in words what there is to see; null: on the page, not in an
 *   embed
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {boolean | null} autoplay null: a page plays, an embed shows what comes out
 * @property {number | null} at train to this step, then stop
 * @property {number | null} height pixels
 */

// A query that is longer is not about us.
const MAX_QUERY = 16_000;
const MAX_NAMES = 32;
// Own rules name their parameters as they like; all other names are in small letters.
const NAME = /^\w[\w.-]*$/;
const ON = ['1', 'true', 'yes', ''];
const OFF = ['0', 'false', 'no'];
/** @type {Flags['theme'][]} */
const THEMES = ['auto', 'light', 'dark'];

/**
 * @template T
 * @typedef {object} FlagKind how one flag is read
 * @property {(text: string, refuse: (part: string) => void) => T | undefined} read undefined: it is not
 *   valid; refuse: a part of it is not
 * @property {string} rule
 */

/** @type {FlagKind<string[]>} */
const names = {
  read: (text, refuse) => {
    const given = text.split(/[,\s]+/).filter(Boolean);
    const valid = given.filter((name) => NAME.test(name));
    for (const name of given.filter((one) => !NAME.test(one))) refuse(name);
    for (const name of valid.slice(MAX_NAMES)) refuse(name);
    return valid.slice(0, MAX_NAMES);
  },
  rule: `must be at most ${MAX_NAMES} names with commas between them`,
};

/** @type {FlagKind<boolean>} */
const flag = {
  read: (text) => {
    const word = text.toLowerCase();
    return ON.includes(word) ? true : OFF.includes(word) ? false : undefined;
  },
  rule: 'must be 1 or 0',
};

/** @type {FlagKind<boolean | null>} */
const choice = flag;

/** @type {(max: number) => FlagKind<number | null>} */
const count = (max) => ({
  read: (text) => (/^\d{1,9}$/.test(text) && Number(text) <= max ? Number(text) : undefined),
  rule: `must be a whole number up to ${max}`,
});

/** @type {FlagKind<Flags['theme']>} */
const theme = {
  read: (text) => THEMES.find((name) => name === text.toLowerCase()),
  rule: `must be one of ${THEMES.join(', ')}`,
};

/** @type {{ [K in keyof Flags]: FlagKind<Flags[K]> }} */
const FLAGS = {
  embed: flag,
  show: names,
  controls: names,
  hide: names,
  lock: names,
  narrate: choice,
  theme,
  autoplay: choice,
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
    narrate: null,
    theme: 'auto',
    autoplay: null,
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
  for (const { key, raw } of splitPairs(query.slice(0, MAX_QUERY).replace(/^\?/, ''))) {
    if (!isFlag(key)) continue;
    const text = decode(raw).trim();
    const refuse = (/** @type {string} */ value) =>
      problems.push(inputError(key, value, FLAGS[key].rule));
    if (!setFlag(flags, key, text, refuse)) refuse(text);
  }
  return { flags, problems };
}

/**
 * @template {keyof Flags} K
 * @param {Flags} flags changed in place
 * @param {K} key
 * @param {string} text
 * @param {(part: string) => void} refuse
 * @returns {boolean} whether the text is valid
 */
function setFlag(flags, key, text, refuse) {
  const value = FLAGS[key].read(text, refuse);
  if (value !== undefined) flags[key] = value;
  return value !== undefined;
}
