// The link: "v=1&data=spiral&hidden=16-16&steps=2000&run=adamw,lr=0.003,schedule=cosine". The one
// gate for text from outside. What is wrong with it is reported; the rest is used.

import { indexCatalog } from '../catalog/catalog-index.js';
import { MAX_RUNS, emptyConfig, isTable, normalizeConfig, textFirst } from './config.js';
import { isFingerprint } from './fingerprint.js';
import { isFlag, parseFlags } from './flags.js';
import { formatRun, parseRun } from './run-text.js';
import { settingValue } from './settings.js';
import { decode, decodeText, splitAddress, splitPairs } from './text.js';
import { readText, writeValue } from './values.js';

/** @typedef {import('./config.js').Config} Config */
/** @typedef {import('./config.js').Problem} Problem */
/** @typedef {import('./flags.js').Flags} Flags */

const VERSION = 1;
export const MAX_LINK_LENGTH = 8000;
const MAX_PROBLEMS = 100;
const MAX_SHOWN_VALUE = 80;

/**
 * Reads a link: a whole address, `#...`, or bare `v=1&...`. Never throws on text.
 * @param {string} text
 * @param {object} catalog
 * @returns {{ config: Config, problems: Problem[], flags: Flags }}
 */
export function parseLink(text, catalog) {
  const { query, fragment } = splitAddress(String(text ?? ''));
  const { flags, problems } = parseFlags(query);
  const reader = new LinkReader(catalog, problems);
  reader.read(fragment || configInQuery(query));
  return { config: reader.finish(), problems: problems.slice(0, MAX_PROBLEMS), flags };
}

/**
 * The canonical link of an experiment, without `#`: the same experiment always gives the same text.
 * @param {Config} config
 * @param {object} catalog
 * @returns {string}
 */
export function formatLink(config, catalog) {
  return formatNormal(normalizeConfig(config, catalog), indexCatalog(catalog));
}

function formatNormal(config, index) {
  const parts = [`v=${VERSION}`];
  const { settings } = config;
  const valueOf = (picker) => settingValue(settings, picker, index);
  for (const [key, value] of Object.entries(settings)) {
    parts.push(`${key}=${writeValue(index.settingParam(key, valueOf), value)}`);
  }
  if (config.table) parts.push(`table=${config.table}`);
  for (const run of config.runs) parts.push(`run=${formatRun(run, settings, index)}`);
  if (config.fingerprint) parts.push(`fp=${config.fingerprint}`);
  return parts.join('&');
}

// Some hosts drop fragments; a query that is clearly an experiment is read as one.
function configInQuery(query) {
  const pairs = splitPairs(query);
  if (!pairs.some(({ key }) => key === 'v' || key === 'run')) return '';
  return pairs
    .filter(({ key }) => !isFlag(key))
    .map(({ key, raw }) => `${key}=${raw}`)
    .join('&');
}

class LinkReader {
  constructor(catalog, problems) {
    this.catalog = catalog;
    this.index = indexCatalog(catalog);
    this.problems = problems;
    this.config = emptyConfig();
    this.seen = new Set();
  }

  read(text) {
    const pairs = splitPairs(this.cut(text));
    const named = (...keys) => pairs.filter(({ key }) => keys.includes(key));
    for (const { raw } of named('v')) this.readVersion(decode(raw).trim());
    for (const { raw } of named('fp')) this.readFingerprint(decode(raw).trim());
    for (const { raw } of named('table')) this.readTable(decode(raw).trim());
    this.readSettings(pairs.filter(({ key }) => !['v', 'fp', 'table', 'run'].includes(key)));
    this.readRuns(named('run').map(({ raw }) => raw));
  }

  finish() {
    let config = normalizeConfig(this.config, this.catalog);
    // Text that is short as typed can be longer in canonical form.
    while (formatNormal(config, this.index).length > MAX_LINK_LENGTH) {
      this.report('link', '', `is longer than ${MAX_LINK_LENGTH} characters; the end is left out`);
      if (config.runs.length) config = { ...config, runs: config.runs.slice(0, -1) };
      else config = emptyConfig();
    }
    this.checkNames(config);
    return config;
  }

  cut(text) {
    if (text.length <= MAX_LINK_LENGTH) return text;
    this.report(
      'link',
      `${text.length} characters`,
      `must have at most ${MAX_LINK_LENGTH} characters; what follows them is left out`,
    );
    // Half a pair could mean something else than the whole.
    const end = text.lastIndexOf('&', MAX_LINK_LENGTH);
    return end < 0 ? '' : text.slice(0, end);
  }

  readVersion(text) {
    if (text === String(VERSION)) return;
    this.report('v', text, `is not a version known here; the link is read as version ${VERSION}`);
  }

  readFingerprint(text) {
    if (isFingerprint(text)) this.config.fingerprint = text.toLowerCase();
    else this.report('fp', text, 'must be 16 hexadecimal digits; it is left out');
  }

  readTable(text) {
    if (isTable(text)) this.config.table = text;
    else this.report('table', text, 'is not own data as this page writes it; it is left out');
  }

  readSettings(pairs) {
    const known = pairs.filter(({ key }) => this.index.settingById.has(key));
    for (const { key, raw } of known) this.readSetting(key, this.index.settingById.get(key), raw);
    const valueOf = (picker) => settingValue(this.config.settings, picker, this.index);
    const others = pairs.filter(({ key }) => !this.index.settingById.has(key));
    for (const { key, raw } of textFirst(others, ({ key: each }) =>
      this.index.settingParam(each, valueOf),
    )) {
      const param = this.index.settingParam(key, valueOf);
      if (param) this.readSetting(key, param, raw);
      else this.report(key, decode(raw), 'is unknown here; it is left out');
    }
  }

  readSetting(key, param, raw) {
    const { settings } = this.config;
    const text = param.type === 'text' ? decodeText(raw) : decode(raw);
    const repeated = this.seen.has(key);
    this.seen.add(key);
    const before = settings[key];
    const joined = repeated && param.type === 'list' && before?.length;
    if (repeated && param.type !== 'list') this.report(key, text, 'given twice; the last is used');
    const whole = joined ? `${writeValue(param, before)}-${text}` : text;
    const { value, message } = readText(param, whole);
    if (message) this.report(key, text, message);
    if (value !== undefined) settings[key] = value;
  }

  readRuns(texts) {
    const inherited = (key) => settingValue(this.config.settings, key, this.index);
    texts.slice(0, MAX_RUNS).forEach((raw, i) => {
      const place = `run ${i + 1}`;
      const report = (key, value, message) =>
        this.report(key === 'run' ? place : `${place}: ${key}`, value, message);
      const run = parseRun(raw, inherited, this.catalog, this.index, report);
      if (run) this.config.runs.push(run);
    });
    if (texts.length <= MAX_RUNS) return;
    this.report('run', `${texts.length} runs`, `at most ${MAX_RUNS} runs; the rest is left out`);
  }

  // A choice that is not in its list is the name of a parameter in the text of a run.
  checkNames({ settings, runs }) {
    const rules = runs.map(({ optimizer, params }) => this.index.rule(optimizer, params));
    for (const [key, value] of Object.entries(settings)) {
      const param = this.index.settingById.get(key);
      if (param?.type !== 'choice' || param.choices.includes(value)) continue;
      if (rules.some((rule) => rule.paramById.has(value))) continue;
      this.report(
        key,
        value,
        'is neither a setting nor a name in the rule of a run; it is left out',
      );
      delete settings[key];
    }
  }

  report(key, value, message) {
    const shown = value.length > MAX_SHOWN_VALUE ? `${value.slice(0, MAX_SHOWN_VALUE)}…` : value;
    this.problems.push({ key: key.slice(0, MAX_SHOWN_VALUE), value: shown, message });
  }
}
