// W6 in the browser: the trainings of a map on lanes, by ordinary runs, and by plain loops.

import { trainCells } from '../../../web/src/engine/worker/cells.js';
import { instantiate } from '../../../web/src/engine/wasm/instantiate.js';
import { compileModule } from '../../../web/src/engine/wasm/wasm-module.js';
import createModule from '../../../web/src/wasm/playground.js';
import { open } from '../engines/plain-js.js';
import { map } from '../workloads.js';

/** @type {Promise<import('../../../web/src/engine/wasm/bindings.js').RawEngine> | null} */
let engine = null;

/**
 * Trains so many cells, one after the other or together, on this thread.
 * @param {'lanes' | 'runs' | 'plain-js'} how
 * @param {number} count
 * @returns {Promise<{ seconds: number, early: number }>} early: cells that ended before their last step
 */
export async function timeMap(how, count) {
  engine ??= compileModule().then((module) => instantiate(createModule, module));
  const rates = Array.from(
    { length: count },
    (_, i) => map.rates[0] * (map.rates[1] / map.rates[0]) ** (i / count),
  );
  const module = await engine;
  const start = performance.now();
  const early = how === 'plain-js' ? trainByLoops(rates) : trainByEngine(module, rates, how);
  return { seconds: (performance.now() - start) / 1000, early };
}

function trainByEngine(module, rates, how) {
  const { settings, steps, rule } = map;
  const { optimizer: id, params } = rule;
  const spec = {
    settings: { ...settings, steps },
    optimizer: { id, params },
    schedule: { id: 'constant', params: {} },
    wrappers: [],
  };
  const axes = [{ place: 'optimizer', wrapper: 0, id: 'lr', part: 'whole', number: 0 }];
  const values = Float64Array.from(rates);
  const cells = trainCells(module, { spec, axes, values, how: how === 'runs' ? 'runs' : 'float' });
  let next = cells.next();
  while (!next.done) next = cells.next();
  return rates.filter((_, i) => next.value[3 * i + 1] < steps).length;
}

function trainByLoops(rates) {
  const { sizes, batch, steps, rule } = map;
  const workload = { sizes, batch, samples: batch, activation: 'tanh', loss: 'bce' };
  const wave = (count) => Float32Array.from({ length: count }, (_, i) => Math.sin(1.7 * i + 0.3));
  const labels = Int32Array.from({ length: batch }, (_, i) => i % 2);
  const material = { parameters: wave(65), inputs: wave(2 * batch), labels };
  for (const lr of rates) {
    const params = { ...rule.params, lr };
    open({ workload, rule: { ...rule, params } }, material).advance(steps);
  }
  return 0;
}
