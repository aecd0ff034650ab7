// The engine itself, as the page uses it.

import createModule from '../../../web/src/wasm/playground.js';
import { instantiate } from '../../../web/src/engine/wasm/instantiate.js';
import { compileModule } from '../../../web/src/engine/wasm/wasm-module.js';
import { createRun, runSpec } from '../engine-spec.js';

/** @returns {Promise<object>} what the bindings export */
export async function loadModule() {
  return instantiate(createModule, await compileModule());
}

/** @type {import('../engines.js').Open} */
export async function open(cell, material) {
  const spec = runSpec(cell, material.table);
  const engine = await loadModule();
  let run = createRun(engine, spec);

  function restart() {
    run.delete();
    run = createRun(engine, spec);
  }

  return {
    restart,
    advance(steps) {
      let left = steps;
      while (left > 0) {
        const before = run.state().step;
        const { step, status } = run.advance(left);
        left -= step - before;
        if (status === 'diverged') throw new Error(`${cell.id} diverged at step ${step}`);
        if (status === 'finished') restart();
      }
    },
    parameters: () => run.parameters(),
    close: () => run.delete(),
  };
}
