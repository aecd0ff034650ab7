// Runs over the whole catalog with values at and beyond their ends: each is refused in words, or trains.

import { ok, strictEqual } from 'node:assert/strict';
import { engine } from '../../wasm/engine.js';
import { catalog, rules, schedules, warmups, wrappers } from '../../web/catalog/catalog.js';
import { OWN_TEXTS } from '../words.js';

const STATUSES = ['training', 'finished', 'diverged'];
const EXTREMES = [0, -1, 1e-30, 1e-8, 1, 2, 3, 10, 100, 1000, 1e6, 1e9, 1e12, 1e30, -1e30, NaN];
// Milliseconds of processor time for a run and two updates: what is allowed takes about five seconds an update.
const MOST_TIME = 20_000;
// Of all values; the others are left as they are.
const SHARE = 0.25;

/**
 * @param {import('../tape.js').Tape} tape
 * @param {import('../../../web/src/catalog/catalog-index.js').Param} param
 */
function valueOf(tape, param) {
  const { min, max, sliderMin, sliderMax, choices, default: usual } = param;
  const number = () =>
    tape.chance(0.3)
      ? tape.pick(EXTREMES)
      : tape.pick([min, max, sliderMin, sliderMax, (sliderMin + sliderMax) / 2]);
  if (param.type === 'choice') return tape.pick(choices);
  if (param.type === 'bool') return tape.chance(0.5);
  if (param.type === 'text') return tape.chance(0.7) ? tape.pick(OWN_TEXTS) : usual;
  if (param.type !== 'list') return number();
  return choices?.length ? tape.list(4, () => tape.pick(choices)) : tape.list(4, number);
}

/**
 * @param {import('../tape.js').Tape} tape
 * @param {import('../../../web/src/catalog/catalog-index.js').Param[]} params
 */
function someOf(tape, params) {
  const chosen = params.filter(() => tape.chance(SHARE));
  return Object.fromEntries(chosen.map((param) => [param.id, valueOf(tape, param)]));
}

/** @param {import('../tape.js').Tape} tape */
function anyRun(tape) {
  const [rule, schedule, warmup] = [rules, schedules, warmups].map((list) => tape.pick(list));
  return {
    ...{ optimizer: rule.id, params: someOf(tape, rule.params) },
    ...{ schedule: schedule.id, scheduleParams: someOf(tape, schedule.params) },
    ...{ warmup: tape.pick([0, 0, 1, 1e9]), warmupKind: warmup.id },
    warmupParams: someOf(tape, warmup.params),
    wrappers: tape.list(tape.pick([0, 0, 1, 3]), () => {
      const { id, params } = tape.pick(wrappers);
      return { id, params: someOf(tape, params) };
    }),
    overrides: {},
  };
}

export default {
  id: 'runs',
  what: 'created runs, by the engine',
  runs: 20_000,
  tape: 120,
  mostTime: MOST_TIME,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    const settings = someOf(tape, catalog.settings);
    for (const { id, family } of catalog.settings) {
      const entry = family && catalog[family]?.find((one) => one.id === settings[id]);
      if (!entry || !tape.chance(0.5)) continue;
      const own = Object.entries(someOf(tape, entry.params));
      for (const [key, value] of own) settings[`${id}.${key}`] = value;
    }
    return { config: { version: 1, settings, runs: [anyRun(tape)] }, isMended: tape.chance(0.7) };
  },
  async check({ config: given, isMended }) {
    // As the page does it, or as a program that hands in what it likes.
    const config = isMended ? engine.parseLink(engine.formatLink(given)).config : given;
    await prepare(config);
    const run = created(config);
    if (!run) return;
    try {
      for (const updates of [1, 1]) {
        const { status, step } = run.advance(updates);
        ok(STATUSES.includes(status), status);
        ok(step >= 0 && step <= 2);
      }
      const { status } = run.state();
      if (!run.parameters().every(Number.isFinite)) {
        strictEqual(run.advance(1).status, 'diverged', status);
      }
    } finally {
      run.delete();
    }
  },
};

/** @param {import('../../../web/src/config/config.js').Config} config */
async function prepare(config) {
  try {
    await engine.prepare(config);
  } catch (error) {
    checkRefusal(error);
  }
}

/** @param {import('../../../web/src/config/config.js').Config} config */
function created(config) {
  try {
    return engine.createRun(config);
  } catch (error) {
    return void checkRefusal(error);
  }
}

/** @param {unknown} error */
function checkRefusal(error) {
  ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), `${error}`);
  // Words about a field, not about a program.
  ok(/must|needs|cannot|is |at most|fewer|does not/.test(error.message), error.message);
  ok(error.constructor === Error, `${error.name}: ${error.message}`);
}
