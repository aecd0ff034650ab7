// The generated catalog, and random valid experiments over all of it.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { indexCatalog } from '../../../web/src/catalog/catalog-index.js';
import { emptyRun } from '../../../web/src/config/config.js';
import { cleanText } from '../../../web/src/catalog/own-text.js';
import { EXAMPLES } from '../../../web/src/own/examples.js';
import { ownText } from '../own/own-texts.js';

const file = new URL('../../../web/src/wasm/catalog.json', import.meta.url);

/** The catalog that the build wrote. */
export const catalog = JSON.parse(readFileSync(file, 'utf8'));
export const index = indexCatalog(catalog);

export const rules = catalog.optimizers.filter((entry) => !entry.wrapper);
export const wrappers = catalog.optimizers.filter((entry) => entry.wrapper);
export const schedules = catalog.schedules.filter((entry) => !entry.warmup);
export const warmups = catalog.schedules.filter((entry) => entry.warmup);

const plainZero = (value) => (value === 0 ? 0 : value);

function number(param, { whole }) {
  const max = Math.min(param.max, 1e6);
  const any = whole
    ? fc.integer({ min: param.min, max: Math.floor(max) })
    : fc.double({ min: param.min, max, noNaN: true }).map(plainZero);
  return param.minExcluded ? any.filter((value) => value > param.min) : any;
}

function list(param) {
  if (param.choices.length) return fc.subarray(param.choices);
  if (param.columns === 1) return fc.array(number(param, { whole: false }), { maxLength: 8 });
  const place = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(plainZero);
  return fc
    .array(fc.tuple(place, number(param, { whole: false })), { maxLength: 8 })
    .map((pairs) => pairs.flat());
}

// Right and wrong ones; a link keeps both.
function text({ language }) {
  const garbage = fc.string({ unit: 'binary', maxLength: 60 });
  const examples = EXAMPLES[language].map((example) => example.text);
  return fc
    .oneof(fc.constantFrom(...examples), ownText(language), fc.string({ maxLength: 60 }), garbage)
    .filter((value) => cleanText(value) !== undefined);
}

/** Any valid value of a parameter. */
export function anyValue(param) {
  const kinds = {
    real: () => number(param, { whole: false }),
    int: () => number(param, { whole: true }),
    bool: () => fc.boolean(),
    choice: () => fc.constantFrom(...param.choices),
    list: () => list(param),
    text: () => text(param),
  };
  return kinds[param.type]();
}

/** Some parameters of an entry, with valid values. */
export function someParams(params) {
  const values = Object.fromEntries(params.map((param) => [param.id, anyValue(param)]));
  return fc.record(values, { requiredKeys: [] });
}

// Some settings, with some parameters of what they pick.
function someSettings(settings) {
  return someParams(settings).chain((values) => {
    const picked = settings.flatMap((setting) => {
      const entry = setting.family && index.entry(setting.family, values[setting.id]);
      return (entry?.params ?? []).map((param) => ({ ...param, id: `${setting.id}.${param.id}` }));
    });
    const fresh = picked.filter((param) => !index.settingById.has(param.id));
    return someParams(fresh).map((params) => ({ ...values, ...params }));
  });
}

const label = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom('A, b & c = 5 %', '1+1', '%2C', 'é ✓ 🙂', 'run=adam', '#x', '&amp;'),
);

const anyWrapper = fc
  .constantFrom(...wrappers)
  .chain((entry) => someParams(entry.params).map((params) => ({ id: entry.id, params })));

const anyRun = fc
  .tuple(
    fc.constantFrom(...rules),
    fc.constantFrom(...schedules),
    fc.constantFrom(...warmups),
    fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5000 })),
  )
  .chain(([rule, schedule, warmup, length]) =>
    fc.record({
      optimizer: fc.constant(rule.id),
      params: someParams(rule.params),
      schedule: fc.constant(schedule.id),
      scheduleParams: someParams(schedule.params),
      warmup: fc.constant(length),
      warmupKind: fc.constant(warmup.id),
      warmupParams: someParams(warmup.params.filter((param) => param.id !== 'warmup')),
      wrappers: fc.uniqueArray(anyWrapper, { selector: ({ id }) => id, maxLength: 3 }),
      overrides: someSettings(catalog.settings.filter((setting) => !index.isView(setting.id))),
      label,
      color: fc.option(fc.integer({ min: 0, max: 7 })),
      visible: fc.boolean(),
    }),
  );

// Whatever somebody may have pasted: lone surrogates, control characters, emoji.
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.string({ maxLength: 450 }),
);

/** Any valid experiment; not canonical. */
export const anyConfig = fc.record(
  {
    version: fc.constant(1),
    settings: someSettings(catalog.settings),
    runs: fc.array(anyRun, { maxLength: 3 }),
    title: fc.oneof(
      anyLine,
      fc.constantFrom('A & B: #1, 50%?', '<script>', ' end. ', 'a  b', '+1'),
    ),
    note: anyLine,
    table: fc.stringMatching(/^[\w-]{4,40}$/),
    fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
  },
  { requiredKeys: ['version', 'settings', 'runs'] },
);

/** An experiment with one run of an optimizer. */
export function oneRun(optimizer, changes = {}, settings = {}) {
  return { version: 1, settings, runs: [{ ...emptyRun(optimizer, catalog), ...changes }] };
}
