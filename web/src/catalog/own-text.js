// Texts that users write themselves: update rules, schedules, surfaces. Links and controls need only
// the canonical form of a text and its free names, which are found here. What a text means is worked
// out by own/compile.js, which is loaded when it is needed.

import { RecentValues } from './recent-values.js';

/** @typedef {import('./catalog-index.js').Entry} Entry */
/** @typedef {import('./catalog-index.js').Language} Language */
/** @typedef {import('./catalog-index.js').Param} Param */
/** @typedef {import('./catalog-index.js').Values} Values */

/**
 * @typedef {object} Token
 * @property {'number' | 'name' | 'sign' | 'break' | 'unknown'} kind
 * @property {string} text in lower case; a break is ";"
 * @property {number} index of its first character
 */

/** Characters of a text without its white space. */
export const MAX_TEXT_LENGTH = 1200;
// Characters of a text that is read at all, with its white space.
const MAX_RAW_LENGTH = 8000;
const MAX_REMEMBERED = 128;

const TOKEN =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>[<>=!]=|&&|\|\||[-+*/^%(),<>=!])|(?<break>[;\n])|(?<space>[^\S\n]+)|(?<unknown>[\s\S])/gu;

/**
 * What a text is given, by language; everything else that it never assigns is a free name.
 * @type {Record<Language, string[]>}
 */
export const GIVEN = {
  rule: ['t', 'g', 'w', 'lr', 'pi'],
  schedule: ['t', 'lr', 'steps', 'pi'],
  surface: ['x', 'y', 'pi'],
};

/**
 * @param {string} text
 * @returns {string} without halves of characters, which no URL can hold
 */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/**
 * @param {string} text
 * @returns {Token[]} without white space; a line break within parentheses is white space
 */
export function tokens(text) {
  /** @type {Token[]} */
  const found = [];
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = kindOf(match);
    if (match[0] === '(') ++depth;
    if (match[0] === ')') --depth;
    if (kind === 'space' || (match[0] === '\n' && depth > 0)) continue;
    const text = kind === 'unknown' ? match[0] : match[0].toLowerCase();
    found.push({ kind, text: kind === 'break' ? ';' : text, index: match.index });
  }
  return found;
}

/**
 * @param {RegExpExecArray} match of TOKEN, of which exactly one group has matched
 * @returns {Token['kind'] | 'space'}
 */
function kindOf({ groups = {} }) {
  const kinds = /** @type {Array<Token['kind'] | 'space'>} */ (Object.keys(groups));
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'unknown';
}

/** @type {RecentValues<string, { clean: string | undefined }>} */
const cleaned = new RecentValues(MAX_REMEMBERED);

/**
 * The one text of all that differ in white space, capitals and line breaks only.
 * @param {unknown} text
 * @returns {string | undefined} undefined: it is no text, empty, or too long
 */
export function cleanText(text) {
  if (typeof text !== 'string' || text.length > MAX_RAW_LENGTH) return undefined;
  return (cleaned.get(text) ?? cleaned.set(text, { clean: joinTokens(text) })).clean;
}

/** @param {string} text */
function joinTokens(text) {
  let clean = '';
  /** @type {Pick<Token, 'kind'>} */
  let before = { kind: 'break' };
  for (const token of tokens(wellFormed(text))) {
    if (token.kind === 'break' && before.kind === 'break') continue;
    // Two words next to each other are an error that must stay one.
    if (isWord(token) && isWord(before)) clean += ' ';
    clean += token.text;
    before = token;
  }
  clean = clean.replace(/;$/, '');
  return clean && clean.length <= MAX_TEXT_LENGTH ? clean : undefined;
}

/** @param {Pick<Token, 'kind'>} token */
const isWord = ({ kind }) => kind === 'number' || kind === 'name' || kind === 'unknown';

/**
 * The names that a text uses without being given or assigning them, in the order of appearance.
 * @param {string} text
 * @param {Language} language
 * @returns {string[]}
 */
export function freeNames(text, language) {
  const all = tokens(text);
  /** @param {number} i */
  const isAssigned = (i) => all[i + 1]?.text === '=' && (i === 0 || all[i - 1].kind === 'break');
  const names = all.filter(({ kind }, i) => kind === 'name' && all[i + 1]?.text !== '(');
  const known = new Set(GIVEN[language]);
  all.forEach((token, i) => isAssigned(i) && known.add(token.text));
  return [...new Set(names.map(({ text: name }) => name))].filter((name) => !known.has(name));
}

/**
 * Whether a word could be a free name of some text.
 * @param {string} word
 */
export function isName(word) {
  return word.length <= MAX_TEXT_LENGTH && /^[a-z_][a-z0-9_]*$/.test(word);
}

/**
 * @param {string} word "run2.lr" or "lr"
 * @returns {string} "lr"
 */
export function withoutRun(word) {
  return word.replace(/^run\d+\./, '');
}

/**
 * @param {{ params: Param[] } | undefined} entry
 * @returns {Param | undefined} the parameter that is a text
 */
export function textParam(entry) {
  return entry?.params.find(({ type }) => type === 'text');
}

/**
 * What is known of the entries that have a text: by entry, then by text.
 * @type {WeakMap<object, RecentValues<string, object>>}
 */
const extended = new WeakMap();

/**
 * The entry with the free names of its text as further parameters.
 * @template {{ params: Param[], paramById?: Map<string, Param> } | undefined} E
 * @param {E} entry of any family; undefined is passed on
 * @param {Values} [values] of its parameters
 * @returns {E} itself if it has no text
 */
export function withFreeNames(entry, values) {
  const param = textParam(entry);
  if (!entry || !param?.language) return entry;
  const text = cleanText(values?.[param.id]) ?? String(param.default);
  const known = extended.get(entry) ?? new RecentValues(MAX_REMEMBERED);
  extended.set(entry, known);
  return /** @type {E} */ (known.get(text) ?? known.set(text, extend(entry, param, text)));
}

/**
 * @param {{ params: Param[], paramById?: Map<string, Param> }} entry
 * @param {Param} param its text parameter
 * @param {string} text clean
 */
function extend(entry, { language = 'rule' }, text) {
  const own = new Set(entry.params.map(({ id }) => id));
  const names = freeNames(text, language).filter((name) => !own.has(name));
  const params = [...entry.params, ...names.map((name) => freeParam(name, language))];
  const paramById = entry.paramById && new Map(params.map((each) => [each.id, each]));
  return { ...entry, params, ...(paramById && { paramById }) };
}

// What a name usually means decides where its slider starts.
const USUAL = [
  { names: /^(b1|beta1|beta|mu|momentum|rho)$/, usual: 0.9, kind: 'decay' },
  { names: /^(b2|beta2|alpha)$/, usual: 0.999, kind: 'decay' },
  { names: /^(eps|epsilon|delta)$/, usual: 1e-8, kind: 'tiny' },
  { names: /^(wd|lambda|weight_decay|decay)$/, usual: 0.01, kind: 'small' },
  { names: /^(warmup|rise|period|cycle|hold|cool|start|stop)$/, usual: 100, kind: 'count' },
  { names: /^(power|p|q)$/, usual: 2, kind: 'plain' },
  { names: /^(gamma|factor)$/, usual: 0.5, kind: 'plain' },
];
/**
 * @param {string} name
 * @returns {boolean} whether it is one of those by which such a number is usually called
 */
export function hasUsualMeaning(name) {
  return USUAL.some(({ names }) => names.test(name));
}

const ELSE = { rule: 0.1, schedule: 0.1, surface: 1 };

/** @type {Record<string, Pick<Param, 'min' | 'max'> & Partial<Param>>} */
const KINDS = {
  decay: { min: 0, max: 1, sliderMax: 0.9999, scale: 'log', complement: true },
  tiny: { min: 0, max: 1e12, sliderMin: 1e-16, sliderMax: 1, scale: 'log', zero: true },
  small: { min: 0, max: 1e12, sliderMin: 1e-6, sliderMax: 1, scale: 'log', zero: true },
  count: { min: 0, max: 1e9, sliderMin: 1, sliderMax: 1000, scale: 'log', zero: true },
  plain: { min: -1e12, max: 1e12, sliderMin: 0 },
};

/**
 * @param {string} name
 * @param {Language} language
 * @returns {Param}
 */
function freeParam(name, language) {
  const found = USUAL.find(({ names }) => names.test(name));
  const usual = found?.usual ?? ELSE[language];
  const kind = KINDS[found?.kind ?? 'plain'];
  return {
    id: name,
    symbol: '',
    summary: 'A parameter of your text',
    type: 'real',
    default: usual,
    start: usual,
    scale: 'linear',
    zero: false,
    complement: false,
    minExcluded: false,
    choices: [],
    columns: 1,
    optional: false,
    isFree: true,
    sliderMin: kind.min,
    sliderMax: 10 * usual,
    ...kind,
  };
}
