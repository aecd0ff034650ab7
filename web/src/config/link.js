// The link: "v=1&data=spiral&hidden=16-16&steps=2000&run=adamw,lr=0.003,schedule=cosine". What is
// wrong with it is reported; the rest is used.

import { withoutRun } from '../catalog/own-text.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { emptyConfig } from './config.js';
import { isFlag, parseFlags } from './flags.js';
import { normalizeConfig } from './gate.js';
import { inputError } from './input-error.js';

import { readLink } from './read-link.js';
import { settingParam } from './settings.js';
import { writeTask } from './task.js';
import { encode, splitAddress, splitPairs } from './text.js';
import { writeValue } from './value-text.js';
import { formatRun } from './write-run.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('./config.js').Config} Config */
/** @typedef {import('./flags.js').Flags} Flags */
/** @typedef {import('./input-error.js').InputError} InputError */
/** @typedef {import('./input-error.js').Report} Report */

const VERSION = 1;
export const MAX_LINK_LENGTH = 8000;
const MAX_ERRORS = 100;
// What a link that is too long does without, in this order.
const SPARED = /** @type {const} */ (['note', 'hint', 'title']);
const TOO_LONG = `is left out, since a link has at most ${MAX_LINK_LENGTH} characters`;
// What the gate says to names that nobody knows begins with this.
const UNKNOWN = 'is not a known';

/**
 * Reads a link: a whole address, `#...`, or bare `v=1&...`. Never throws on text.
 * @param {unknown} text
 * @param {Catalog} catalog
 * @returns {{ config: Config, problems: InputError[], flags: Flags }}
 */
export function parseLink(text, catalog) {
  const index = indexCatalog(catalog);
  const { query, fragment } = splitAddress(String(text ?? ''));
  const { flags, problems: errors } = parseFlags(query);
  /** @type {Report} */
  const report = (key, value, message) => void errors.push(inputError(key, value, message));
  const draft = readLink(cut(fragment || configInQuery(query), report), index, report);
  const read = normalizeConfig(draft, catalog, (error) => errors.push(error));
  const config = withoutUnknownNames(withinLength(read, index, report), index, report);
  return { config, problems: shortList(errors), flags };
}

/**
 * The canonical link of an experiment, without `#`: the same experiment always gives the same text.
 * @param {unknown} config see normalizeConfig
 * @param {Catalog} catalog
 * @returns {string}
 */
export function formatLink(config, catalog) {
  return formatNormal(normalizeConfig(config, catalog), indexCatalog(catalog));
}

/**
 * @param {Config} config canonical
 * @param {CatalogIndex} index
 */
function formatNormal({ settings, title, note, table, runs, fingerprint, ...task }, index) {
  const parts = [`v=${VERSION}`];
  if (title) parts.push(`title=${encode(title)}`);
  if (note) parts.push(`note=${encode(note)}`);
  parts.push(...writeTask(task));
  for (const [key, value] of Object.entries(settings)) {
    const param = settingParam(settings, key, index);
    if (param) parts.push(`${key}=${writeValue(param, value)}`);
  }
  if (table) parts.push(`table=${table}`);
  for (const run of runs) parts.push(`run=${formatRun(run, settings, index)}`);
  if (fingerprint) parts.push(`fp=${fingerprint}`);
  return parts.join('&');
}

/**
 * Some hosts drop fragments; a query that is clearly an experiment is read as one.
 * @param {string} query
 */
function configInQuery(query) {
  const pairs = splitPairs(query);
  if (!pairs.some(({ key }) => key === 'v' || key === 'run')) return '';
  return pairs
    .filter(({ key }) => !isFlag(key))
    .map(({ key, raw }) => `${key}=${raw}`)
    .join('&');
}

/**
 * @param {string} text
 * @param {Report} report
 */
function cut(text, report) {
  if (text.length <= MAX_LINK_LENGTH) return text;
  let shorter = text;
  for (const line of SPARED) {
    const rest = shorter.split('&').filter((pair) => !pair.trimStart().startsWith(`${line}=`));
    if (rest.join('&') !== shorter) report(line, '', TOO_LONG);
    shorter = rest.join('&');
    if (shorter.length <= MAX_LINK_LENGTH) return shorter;
  }
  return cutEnd(shorter, report);
}

/**
 * @param {string} text that is too long
 * @param {Report} report
 */
function cutEnd(text, report) {
  const rule = `must have at most ${MAX_LINK_LENGTH} characters; what follows them is left out`;
  report('link', `${text.length} characters`, rule);
  // Half a pair could mean something else than the whole.
  const end = text.lastIndexOf('&', MAX_LINK_LENGTH);
  return end < 0 ? '' : text.slice(0, end);
}

/**
 * Text that is short as typed can be longer in canonical form.
 * @param {Config} config canonical
 * @param {CatalogIndex} index
 * @param {Report} report
 * @returns {Config} whose link has a length that is allowed
 */
function withinLength(config, index, report) {
  let shorter = config;
  const isTooLong = () => formatNormal(shorter, index).length > MAX_LINK_LENGTH;
  for (const line of SPARED) {
    if (!shorter[line] || !isTooLong()) continue;
    report(line, '', TOO_LONG);
    shorter = { ...shorter, [line]: undefined };
    delete shorter[line];
  }
  while (isTooLong()) {
    report('link', '', `is longer than ${MAX_LINK_LENGTH} characters; the end is left out`);
    const { runs } = shorter;
    shorter = runs.length ? { ...shorter, runs: runs.slice(0, -1) } : emptyConfig();
  }
  return shorter;
}

/**
 * A choice that is not in its list is the name of a parameter in the text of a run. Names that no run
 * has are left out of links; while a page is open they stay, since the text may come back.
 * @param {Config} config canonical; changed in place
 * @param {CatalogIndex} index
 * @param {Report} report
 * @returns {Config} the same
 */
function withoutUnknownNames(config, index, report) {
  const rules = config.runs.map(({ optimizer, params }) => index.rule(optimizer, params));
  for (const [key, value] of Object.entries(config.settings)) {
    const param = index.settingById.get(key);
    if (param?.type !== 'choice' || typeof value !== 'string') continue;
    const name = withoutRun(value);
    if (param.choices.includes(name) || rules.some((rule) => rule?.paramById.has(name))) continue;
    const message = 'is neither a setting nor a name in the rule of a run; it is left out';
    report(key, value, message);
    delete config.settings[key];
  }
  return config;
}

/**
 * Not more errors than anybody reads; what is left out is said. A lost run and a clamped number count
 * more than words that nobody knows.
 * @param {InputError[]} errors
 * @returns {InputError[]}
 */
function shortList(errors) {
  if (errors.length <= MAX_ERRORS) return errors;
  const isUnknown = (/** @type {InputError} */ { message }) => message.startsWith(UNKNOWN);
  const sorted = [...errors.filter((error) => !isUnknown(error)), ...errors.filter(isUnknown)];
  const left = errors.length - (MAX_ERRORS - 1);
  const rest = inputError('link', '', `has ${left} more problems like these`);
  return [...sorted.slice(0, MAX_ERRORS - 1), rest];
}
