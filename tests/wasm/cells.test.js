// The cells of a map on the real WebAssembly module: each is the run that one would make by hand.

import { describe, expect, it } from 'vitest';
import createModule from '../../web/src/wasm/playground.js';
import { indexCatalog, runSpec, settingValue } from '../../web/src/config/index.js';
import { tasks } from '../../web/src/engine/worker/tasks.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { compileModule } from '../../web/src/engine/wasm/wasm-module.js';
import { settingParam } from '../../web/src/config/settings.js';
import { freeNamesOf, targetOf } from '../../web/src/studies/axes.js';
import { planMap } from '../../web/src/studies/map/map.js';
import { REFUSED } from '../../web/src/studies/map/map-results.js';
import { configOf, engine } from './engine.js';

const { catalog } = engine;
const module = await instantiate(createModule, await compileModule());

/** Runs a task to its end. */
function finish(task) {
  let next = task.next();
  while (!next.done) next = task.next();
  return next.value;
}

function planOf(link) {
  const config = configOf(link);
  const value = (key) => settingValue(config.settings, key, indexCatalog(catalog));
  return { config, plan: planMap({ config, catalog, value, selected: 0 }) };
}

/** Every so many cells of a map, as pairs of values. */
function valuesOf({ x, y }, every) {
  const cells = x.values.flatMap((first) => y.values.map((second) => [first, second]));
  return Float64Array.from(cells.filter((_, i) => i % every === 0).flat());
}

const train = ({ spec, places: axes }, values, how) =>
  finish(tasks.cells(module, { spec, axes, values, how }));

const SMALL = 'v=1&data=moons&samples=32&hidden=16&batch=0&steps=60&map.cells=32';

describe('the cells of a map', () => {
  it.each([
    ['on lanes', `${SMALL}&run=momentum`],
    ['with layer rates', `${SMALL}&map.x=layer_rates.1&map.y=layer_rates.2&run=sgd,lr=1`],
    [
      'with mini-batches',
      `${SMALL.replace('batch=0', 'batch=5')}&activation=gelu&map.y=l2&run=adam`,
    ],
    ['by runs where lanes cannot', `${SMALL}&norm=layer&map.y=width&run=sgd`],
  ])('are those of the ordinary engine: %s', (_, link) => {
    const { plan } = planOf(link);
    const values = valuesOf(plan, 31);
    expect(train(plan, values, 'float')).toEqual(train(plan, values, 'runs'));
  });

  it('stop where the run that a click makes stops', () => {
    const { config, plan } = planOf(
      `${SMALL}&map.x.from=0.1&map.x.to=1e9&loss=mse&activation=relu&run=momentum`,
    );
    const values = valuesOf(plan, 61);
    const outcomes = train(plan, values, 'float');
    const ends = Array.from({ length: values.length / 2 }, (_, i) => {
      const run = plan.define(values[2 * i], values[2 * i + 1]);
      const [trial] = finish(
        tasks.trials(module, { specs: [runSpec({ ...config, runs: [run] }, 0, catalog)] }),
      );
      return trial.step;
    });
    expect(Array.from(ends, (_, i) => outcomes[3 * i + 1])).toEqual(ends);
    expect(new Set(ends).size).toBeGreaterThan(2);
  });

  it('are in double what they are in float, but for the last digits', () => {
    const { plan } = planOf(`${SMALL}&map.x.to=0.5&run=momentum`);
    const values = valuesOf(plan, 31);
    const [float, double] = ['float', 'double'].map((how) => train(plan, values, how));
    expect(double).not.toEqual(float);
    double.forEach((number, i) => expect(number).toBeCloseTo(float[i], 4));
  });

  it('are told apart in a deep window in double only', () => {
    const { plan } = planOf(`${SMALL}&map.x.from=0.1&map.x.to=0.1000000001&run=momentum`);
    const values = Float64Array.from(plan.x.values.flatMap((value) => [value, 0.5]));
    const measures = (how) => train(plan, values, how).filter((_, i) => i % 3 === 2);
    expect(plan.isDeep).toBe(true);
    expect(new Set(measures('float')).size).toBe(1);
  });
});

/** Random numbers from 0 to 1 (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('any two numbers of a run can be the axes', () => {
  const BASE = 'v=1&data=moons&samples=20&hidden=4-4&batch=5&steps=3&map.cells=16';
  const SURFACE = 'v=1&problem=surface&surface=valley&steps=3&map.cells=16';
  // Runs that have all there is, so that every key belongs to one of them.
  const PARTS = ',schedule=step,warmup=2,with=clip-norm,with=lookahead';
  const LINKS = [
    ...catalog.optimizers
      .filter(({ wrapper, id }) => !wrapper && id !== 'custom')
      .map(({ id }) => `${BASE}&run=${id}`),
    `${BASE}&activation=elu&init=normal&loss=huber&norm=layer&run=sgd${PARTS}`,
    `${BASE}&run=custom,rule=m=a*m%2Bg;w=w-lr*b*m,a=0.5,b=0.1${PARTS}`,
    `${SURFACE}&run=adam${PARTS}`,
  ];

  /** Keys that a run has numbers for. */
  function keysOf(link) {
    const { config } = planOf(link);
    const [run] = config.runs;
    const listed = settingParam(config.settings, 'map.x', indexCatalog(catalog)).choices;
    return [...listed, ...freeNamesOf([run], catalog)].filter((key) =>
      ['real', 'int'].includes(targetOf(key, run, config, catalog)?.param.type),
    );
  }

  it('each pair of a sample is trained', () => {
    const seed = Number(process.env.TEST_SEED ?? 20261201);
    const random = randomFrom(seed);
    const seen = new Set();
    let trained = 0;
    for (const link of LINKS) {
      const keys = keysOf(link);
      const own = keys.filter((key) => !seen.has(key));
      const pairs = [...own, pick(keys, random)].map((key) => [
        key,
        pick(
          keys.filter((one) => one !== key),
          random,
        ),
      ]);
      for (const [x, y] of pairs) {
        seen.add(x);
        const { config, plan } = planOf(link.replace('&run=', `&map.x=${x}&map.y=${y}&run=`));
        const message = `${link}: ${x} and ${y}, seed ${seed}`;
        expect(plan.obstacle, message).toBe('');
        const values = Float64Array.of(
          plan.x.values[1],
          plan.y.values[1],
          plan.x.values[2],
          plan.y.values[1],
        );
        const outcomes = train(plan, values, 'float');
        for (const cell of [0, 1]) {
          const isThere = outcomes[3 * cell] !== REFUSED;
          const made = plan.define(values[2 * cell], values[2 * cell + 1]);
          const spec = runSpec({ ...config, runs: [made] }, 0, catalog);
          const { run, problems } = module.createRun(spec);
          // A run with another value in place of one that is not possible is not the one of the cell.
          expect(isThere, message).toBe(problems.length === 0);
          run?.delete();
          trained += Number(isThere);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(90);
    expect(trained).toBeGreaterThan(250);
  });

  function pick(list, random) {
    return list[Math.floor(random() * list.length)];
  }
});
