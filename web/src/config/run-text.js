// One run <-> the text behind `run=`: "adam,lr=0.01,schedule=cosine,warmup=100,batch=10".

import { COLORS, cleanLabel, emptyRun, textFirst, warmupLength } from './config.js';
import { settingValue } from './settings.js';
import { readText, writeNumber, writeValue } from './values.js';
import { decode, decodeText, encode, splitRun } from './text.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('./config.js').RunConfig} RunConfig */

/**
 * @callback Report
 * @param {string} key
 * @param {string} value
 * @param {string} message
 */

// Words with a meaning of their own; a parameter of that name needs its prefix.
const RESERVED = new Set([
  'schedule',
  'warmup',
  'warmup.kind',
  'with',
  'label',
  'color',
  'visible',
]);
const OPTIMIZER = 'optimizer.';
const SCHEDULE = 'schedule.';
const WARMUP = 'warmup.';
const SETTING = 'setting.';
// The length of the warm-up where the schedule has a parameter called `warmup` itself.
const WARMUP_LENGTH = 'warmup.warmup';

/**
 * Reads a run. What is wrong is reported and left out or clamped.
 * @param {string} raw as it stands in the link
 * @param {(key: string) => unknown} inherited value of a setting of the experiment
 * @param {object} catalog
 * @param {CatalogIndex} index
 * @param {Report} report
 * @returns {RunConfig | undefined} undefined: no optimizer could be made out
 */
export function parseRun(raw, inherited, catalog, index, report) {
  const pairs = splitRun(raw);
  const named = pairs.find((pair) => pair.raw === undefined);
  if (!named) {
    report('run', decode(raw), 'must begin with the id of an optimizer; the run is left out');
    return undefined;
  }
  const rule = index.rule(named.key);
  if (!rule) {
    const known = index.wrapper(named.key)
      ? 'combines with an optimizer: write with='
      : 'is unknown';
    report('run', named.key, `${known}; the run is left out`);
    return undefined;
  }
  const reader = new RunReader(emptyRun(rule.id, catalog), inherited, index, report);
  reader.read(pairs.filter((pair) => pair !== named));
  return reader.run;
}

/**
 * @param {RunConfig} run canonical
 * @param {Record<string, unknown>} settings of the experiment
 * @param {CatalogIndex} index
 * @returns {string}
 */
export function formatRun(run, settings, index) {
  const parts = [run.optimizer];
  const add = (key, text) => parts.push(`${key}=${text}`);
  const addParams = (entry, params, prefix) => {
    for (const param of entry.params) {
      if (!Object.hasOwn(params, param.id)) continue;
      add(shortestKey(run, prefix, param.id, index), writeValue(param, params[param.id]));
    }
  };
  addParams(ruleOf(run, index), run.params, OPTIMIZER);
  if (run.schedule !== index.defaultSchedule) add('schedule', run.schedule);
  addParams(scheduleOf(run, index), run.scheduleParams, SCHEDULE);
  if (run.warmup > 0) {
    add(ownsWarmup(run, index) ? WARMUP_LENGTH : 'warmup', writeNumber(run.warmup));
    if (run.warmupKind !== index.defaultWarmup) add('warmup.kind', run.warmupKind);
    addParams(index.warmup(run.warmupKind), run.warmupParams, WARMUP);
  }
  for (const wrapper of run.wrappers) {
    add('with', wrapper.id);
    addParams(index.wrapper(wrapper.id), wrapper.params, `${wrapper.id}.`);
  }
  formatOverrides(run, settings, index, add);
  if (run.label) add('label', encode(run.label));
  if (run.color !== null) add('color', writeNumber(run.color));
  if (!run.visible) add('visible', '0');
  return parts.join(',');
}

function formatOverrides(run, settings, index, add) {
  const valueOf = (picker) => run.overrides[picker] ?? settingValue(settings, picker, index);
  for (const [key, value] of Object.entries(run.overrides)) {
    const param = index.settingParam(key, valueOf);
    add(shortestKey(run, SETTING, key, index), writeValue(param, value));
  }
}

const ruleOf = (run, index) => index.rule(run.optimizer, run.params);
const scheduleOf = (run, index) => index.schedule(run.schedule, run.scheduleParams);

function ownsWarmup(run, index) {
  const entries = [ruleOf(run, index), scheduleOf(run, index)];
  return entries.some((entry) => entry.paramById.has('warmup'));
}

// The bare id where it means this parameter, else with its prefix.
function shortestKey(run, prefix, id, index) {
  if (prefix === WARMUP || prefix === `${id}.`) return prefix + id;
  const target = resolve(run, id, index);
  return target && target.prefix === prefix && target.id === id ? id : prefix + id;
}

// What a key of a run means: { prefix, id } of a parameter, or undefined. Settings come last and
// are not looked up.
function resolve(run, key, index) {
  if (RESERVED.has(key) && !(key === 'warmup' && ownsWarmup(run, index))) return undefined;
  const owners = [
    [OPTIMIZER, ruleOf(run, index)],
    [SCHEDULE, scheduleOf(run, index)],
  ];
  for (const [prefix, entry] of owners) {
    if (entry.paramById.has(key)) return { prefix, id: key, entry };
  }
  owners.push([WARMUP, index.warmup(run.warmupKind)]);
  const wrapper = index.wrapper(key.slice(0, Math.max(0, key.indexOf('.'))));
  if (wrapper) owners.push([`${wrapper.id}.`, wrapper]);
  for (const [prefix, entry] of owners) {
    const id = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (id && entry.paramById.has(id)) return { prefix, id, entry };
  }
  return { prefix: SETTING, id: key.startsWith(SETTING) ? key.slice(SETTING.length) : key };
}

class RunReader {
  constructor(run, inherited, index, report) {
    this.run = run;
    this.inherited = inherited;
    this.index = index;
    this.report = report;
    this.seen = new Set();
  }

  // What later keys depend on comes first, whatever the order in the text.
  read(pairs) {
    const texts = pairs.map(({ key, raw = '' }) => ({ key, raw, text: decode(raw) }));
    const bare = pairs.findIndex((pair) => pair.raw === undefined);
    if (bare >= 0) this.report(pairs[bare].key, '', 'needs a value; it is left out');
    const given = texts.filter((_, i) => pairs[i].raw !== undefined);
    const rest = [];
    for (const pair of given) {
      if (!this.readFrame(pair.key, pair.text)) rest.push(pair);
    }
    // What a text is decides which parameters there are.
    const isText = ({ key }) => this.paramOf(key)?.type === 'text';
    for (const pair of rest.filter(isText)) this.readParam(pair);
    // Which schedule there is decides whose length `warmup` is.
    const isOwned = ownsWarmup(this.run, this.index);
    const isLength = ({ key }) => key === WARMUP_LENGTH || (key === 'warmup' && !isOwned);
    for (const { key, text } of rest.filter(isLength)) this.readWarmup(key, text);
    const others = rest.filter((pair) => !isText(pair) && !isLength(pair));
    const overrides = others.filter((pair) => !this.readParam(pair));
    this.readOverrides(overrides.map((pair) => ({ ...pair, key: this.settingKey(pair.key) })));
  }

  // The keys that decide what other keys mean, and those with a meaning of their own.
  readFrame(key, text) {
    if (!RESERVED.has(key) || key === 'warmup') return false;
    if (key !== 'with' && this.isRepeated(key))
      this.report(key, text, 'given twice; the last is used');
    const word = text.trim().toLowerCase();
    if (key === 'schedule') this.readSchedule(word);
    if (key === 'warmup.kind') this.readWarmupKind(word);
    if (key === 'with') this.readWrapper(word);
    if (key === 'label') this.readLabel(text);
    if (key === 'color') this.readColor(word);
    if (key === 'visible') this.readVisible(word);
    return true;
  }

  readSchedule(id) {
    if (this.index.schedule(id)) this.run.schedule = id;
    else if (this.index.warmup(id)) this.report('schedule', id, 'is a warm-up: write warmup.kind=');
    else this.report('schedule', id, 'is unknown; it is left out');
  }

  readWarmupKind(id) {
    if (this.index.warmup(id)) this.run.warmupKind = id;
    else this.report('warmup.kind', id, 'is not a warm-up; it is left out');
  }

  readWarmup(key, text) {
    if (this.isRepeated(key)) this.report(key, text, 'given twice; the last is used');
    const kind = this.index.warmup(this.run.warmupKind);
    const reading = readText(warmupLength(kind), text);
    if (reading.message) this.report(key, text, reading.message);
    if (reading.value !== undefined) this.run.warmup = reading.value;
  }

  readWrapper(id) {
    if (!this.index.wrapper(id)) {
      this.report('with', id, 'is not something that combines with an optimizer; it is left out');
    } else if (this.run.wrappers.some((wrapper) => wrapper.id === id)) {
      this.report('with', id, 'is given twice; it is used once');
    } else {
      this.run.wrappers.push({ id, params: {} });
    }
  }

  readLabel(text) {
    this.run.label = cleanLabel(text);
    if (this.run.label !== text.trim())
      this.report('label', text, 'is shortened to one short line');
  }

  readColor(word) {
    if (/^\d$/.test(word) && Number(word) < COLORS) this.run.color = Number(word);
    else this.report('color', word, `must be 0 to ${COLORS - 1}; it is left out`);
  }

  readVisible(word) {
    const { value, message } = readText({ type: 'bool' }, word);
    if (message) this.report('visible', word, message);
    else this.run.visible = value;
  }

  // A parameter of the optimizer, the schedule, the warm-up or a wrapper.
  readParam(pair) {
    const target = resolve(this.run, pair.key, this.index);
    if (target.prefix === SETTING) return false;
    const params = this.paramsOf(target);
    const param = target.entry.paramById.get(target.id);
    const value = this.readValue(pair, param, params[target.id]);
    if (value !== undefined) params[target.id] = value;
    return true;
  }

  paramOf(key) {
    const target = resolve(this.run, key, this.index);
    return target?.entry?.paramById.get(target.id);
  }

  paramsOf({ prefix, entry }) {
    if (prefix === OPTIMIZER) return this.run.params;
    if (prefix === SCHEDULE) return this.run.scheduleParams;
    if (prefix === WARMUP) return this.run.warmupParams;
    // A parameter of a wrapper says well enough that the wrapper is wanted.
    const found = this.run.wrappers.find((wrapper) => wrapper.id === entry.id);
    const wrapper = found ?? { id: entry.id, params: {} };
    if (!found) this.run.wrappers.push(wrapper);
    return wrapper.params;
  }

  settingKey(key) {
    return resolve(this.run, key, this.index).id;
  }

  readOverrides(pairs) {
    const plain = pairs.filter(({ key }) => this.index.settingById.has(key));
    for (const pair of plain) this.readOverride(pair, this.index.settingById.get(pair.key));
    const valueOf = (picker) => this.run.overrides[picker] ?? this.inherited(picker);
    const others = pairs.filter(({ key }) => !this.index.settingById.has(key));
    for (const pair of textFirst(others, ({ key }) => this.index.settingParam(key, valueOf))) {
      const param = this.index.settingParam(pair.key, valueOf);
      if (param) this.readOverride(pair, param);
      else this.report(pair.key, pair.text, 'is unknown here; it is left out');
    }
  }

  readOverride(pair, param) {
    const { key } = pair;
    if (this.index.isView(key)) {
      this.report(key, pair.text, 'holds for all runs: write it before them; it is left out');
      return;
    }
    const value = this.readValue(pair, param, this.run.overrides[key]);
    if (value !== undefined) this.run.overrides[key] = value;
  }

  // A list may be spread over several pairs of one key.
  readValue({ key, raw, text: plain }, param, before) {
    const text = param.type === 'text' ? decodeText(raw) : plain;
    const repeated = this.isRepeated(key);
    const joined = repeated && param.type === 'list' && before?.length;
    const whole = joined ? `${writeValue(param, before)}-${text}` : text;
    if (repeated && param.type !== 'list') this.report(key, text, 'given twice; the last is used');
    const { value, message } = readText(param, whole);
    if (message) this.report(key, text, message);
    return value;
  }

  isRepeated(key) {
    const repeated = this.seen.has(key);
    this.seen.add(key);
    return repeated;
  }
}
