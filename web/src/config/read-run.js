// One run of a link as a draft of fields: which field each pair of text belongs to is found out here,
// what the texts are worth is left to the gate.

import { cleanText } from '../catalog/own-text.js';
import { addText, LinkText, noFields } from './link-text.js';
import {
  OPTIMIZER,
  SCHEDULE,
  SETTING,
  WARMUP,
  entriesOf,
  isReserved,
  keyTarget,
} from './run-keys.js';
import { decode, decodeText, encode, splitRun } from './text.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('./input-error.js').Report} Report */
/** @typedef {import('./run-keys.js').KeyTarget} KeyTarget */
/** @typedef {import('./text.js').Pair} Pair */
/** @typedef {Record<string, LinkText>} Fields by name */

/**
 * @typedef {object} RunDraft a run as its text says it
 * @property {LinkText} optimizer what should be its id
 * @property {Fields} params
 * @property {LinkText} [schedule]
 * @property {Fields} scheduleParams
 * @property {LinkText} [warmup]
 * @property {LinkText} [warmupKind]
 * @property {Fields} warmupParams
 * @property {Array<{ id: LinkText | string, params: Fields }>} wrappers
 * @property {Fields} overrides
 * @property {LinkText} [label]
 * @property {LinkText} [color]
 * @property {LinkText} [visible]
 */

/**
 * @param {string} raw as it stands in the link
 * @param {CatalogIndex} index
 * @param {Report} report told of words that no field can have
 * @returns {RunDraft}
 */
export function readRun(raw, index, report) {
  const pairs = splitRun(raw);
  const named = pairs.find((pair) => pair.raw === undefined);
  const reader = new RunReader(named?.key ?? decode(raw), index);
  reader.read(
    pairs.flatMap((pair, i) => {
      if (pair.raw !== undefined) return [{ key: pair.key, raw: pair.raw }];
      if (pair !== named) reportWord(pair.key, pairs[i - 1], report);
      return [];
    }),
  );
  return reader.draft;
}

/**
 * @param {string} word that no field can have
 * @param {{ key: string, raw?: string }} before what stands before it
 * @param {Report} report
 */
function reportWord(word, { key, raw = '' }, report) {
  // Half of a number with a decimal comma: lr=0,01
  if (/^\d/.test(word) && /^-?\d+$/.test(raw)) {
    report(
      key,
      `${raw},${word}`,
      `is read as ${raw}, since a comma ends a value; write ${raw}.${word}`,
    );
  } else report(word, '', 'needs a value; it is left out');
}

/** @typedef {'schedule' | 'warmup' | 'warmupKind' | 'label' | 'color' | 'visible'} Field of one value */

/** @type {Record<string, Field>} */
const RESERVED_FIELDS = {
  schedule: 'schedule',
  'warmup.kind': 'warmupKind',
  label: 'label',
  color: 'color',
  visible: 'visible',
};

class RunReader {
  /**
   * @param {string} optimizer
   * @param {CatalogIndex} index
   */
  constructor(optimizer, index) {
    this.index = index;
    /** @type {RunDraft} */
    this.draft = {
      optimizer: new LinkText('', encode(optimizer)),
      params: noFields(),
      scheduleParams: noFields(),
      warmupParams: noFields(),
      wrappers: [],
      overrides: noFields(),
    };
    // What is known of the run so far, as far as keys depend on it.
    this.known = {
      optimizer,
      /** @type {Values} */
      params: {},
      schedule: index.defaultSchedule,
      /** @type {Values} */
      scheduleParams: {},
      warmupKind: index.defaultWarmup,
    };
    this.entries = entriesOf(this.known, index);
    /** @type {Map<string, Fields>} parameters of wrappers, by id */
    this.wrapperParams = new Map();
  }

  /**
   * What later keys depend on comes first, whatever the order in the text.
   * @param {Pair[]} pairs
   */
  read(pairs) {
    for (const pair of pairs.filter(({ key }) => isReserved(key))) this.readReserved(pair);
    this.entries = entriesOf(this.known, this.index);
    const others = pairs.filter(({ key }) => !isReserved(key));
    const texts = new Set(others.filter(({ key }) => this.isText(key)));
    for (const pair of texts) this.readText(pair);
    this.entries = entriesOf(this.known, this.index);
    for (const pair of others.filter((each) => !texts.has(each))) this.readField(pair);
  }

  /** @param {Pair} pair */
  readReserved(pair) {
    const { known, index } = this;
    const id = decode(pair.raw).trim().toLowerCase();
    if (pair.key === 'schedule' && index.schedule(id)) known.schedule = id;
    if (pair.key === 'warmup.kind' && index.warmup(id)) known.warmupKind = id;
    if (pair.key === 'with') this.addWrapper(id, new LinkText(pair.key, pair.raw));
    else this.add(RESERVED_FIELDS[pair.key], pair);
  }

  /**
   * @param {Field} field
   * @param {Pair} pair
   */
  add(field, { key, raw }) {
    const before = this.draft[field];
    if (before) before.raws.push(raw);
    else this.draft[field] = new LinkText(key, raw);
  }

  /**
   * Whether a key is one of a text that the user writes: what is in the text decides which other
   * parameters there are.
   * @param {string} key
   */
  isText(key) {
    const target = keyTarget(this.entries, key, this.index);
    return target?.entry?.paramById.get(target.id)?.type === 'text';
  }

  /** @param {Pair} pair */
  readText(pair) {
    const target = keyTarget(this.entries, pair.key, this.index);
    this.readField(pair);
    const text = cleanText(decodeText(pair.raw));
    if (!target || text === undefined) return;
    if (target.prefix === OPTIMIZER) this.known.params = { [target.id]: text };
    if (target.prefix === SCHEDULE) this.known.scheduleParams = { [target.id]: text };
  }

  /** @param {Pair} pair */
  readField(pair) {
    const target = keyTarget(this.entries, pair.key, this.index);
    if (target) addText(this.fieldsOf(target), target.id, pair);
    else this.add('warmup', pair);
  }

  /**
   * @param {KeyTarget} target
   * @returns {Fields}
   */
  fieldsOf({ prefix, entry }) {
    const { draft } = this;
    if (!entry || prefix === SETTING) return draft.overrides;
    if (prefix === OPTIMIZER) return draft.params;
    if (prefix === SCHEDULE) return draft.scheduleParams;
    if (prefix === WARMUP) return draft.warmupParams;
    // A parameter of a wrapper says well enough that the wrapper is wanted.
    return this.wrapperParams.get(entry.id) ?? this.addWrapper(entry.id, entry.id);
  }

  /**
   * @param {string} id
   * @param {LinkText | string} given the id as the link has it; the bare id where it has none
   * @returns {Fields} its parameters
   */
  addWrapper(id, given) {
    const params = noFields();
    this.draft.wrappers.push({ id: given, params });
    if (!this.wrapperParams.has(id)) this.wrapperParams.set(id, params);
    return params;
  }
}
