// Networks from the inside, as workers get them from the real WebAssembly module.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import createModule from '../../web/src/wasm/playground.js';
import { runSpec } from '../../web/src/config/spec.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { configOf, engine } from './engine.js';

const wasmBinary = readFileSync(new URL('../../web/src/wasm/playground.wasm', import.meta.url));
const digits = readFileSync(new URL('../../web/public/data/digits.bin', import.meta.url));
const core = await instantiate(createModule, await WebAssembly.compile(wasmBinary));
core.addDataset('digits', digits);

function trained(link, use) {
  const { run, problems } = core.createRun(runSpec(configOf(link), 0, engine.catalog));
  expect(problems).toEqual([]);
  try {
    run.advance(50);
    return use(run);
  } finally {
    run.delete();
  }
}

const wish = { units: 16, window: [-1, 1, -1, 1], columns: 5, rows: 5 };

/** y = W x + b, row by row, in double. */
const dense = ({ weights, biases }, inputs) =>
  Array.from(biases, (bias, row) =>
    inputs.reduce((sum, x, i) => sum + weights[row * inputs.length + i] * x, bias),
  );
const at = ({ responses, units }, cell) =>
  Array.from(units, (_, unit) => responses[(unit * responses.length) / units.length + cell]);

describe('a network picture', () => {
  it('has the responses that its own weights give, and the predictions of the run', () => {
    trained('data=moons&hidden=6-4&activation=tanh&run=adam,lr=0.01', (run) => {
      const { columns, blocks } = run.networkPicture(wish);
      const grid = run.grid(-1, 1, -1, 1, 5, 5);
      expect(columns.map(({ count }) => count)).toEqual([2, 6, 4, 1]);
      expect(columns.at(-1).responses).toEqual(grid);
      for (let cell = 0; cell < 25; cell++) {
        const first = dense(blocks[0], at(columns[0], cell)).map(Math.tanh);
        const second = dense(blocks[1], first).map(Math.tanh);
        first.forEach((y, unit) => expect(at(columns[1], cell)[unit]).toBeCloseTo(y, 5));
        second.forEach((y, unit) => expect(at(columns[2], cell)[unit]).toBeCloseTo(y, 5));
        const output = 1 / (1 + Math.exp(-dense(blocks[2], second)[0]));
        expect(grid[cell]).toBeCloseTo(output, 5);
      }
    });
  });

  it('has the parameters of the run, and the gradient of its next batch', () => {
    trained('data=moons&hidden=6-4&run=adam,lr=0.01', (run) => {
      const { blocks } = run.networkPicture(wish);
      const parts = (weights, biases) =>
        blocks.flatMap((block) => [...block[weights], ...block[biases]]);
      expect(parts('weights', 'biases')).toEqual([...run.parameters()]);
      expect(parts('gradient', 'biasGradient')).toEqual([...run.lossAndGradient().gradient]);
    });
  });

  it('shows every pixel of a picture, and some of many units', () => {
    trained('data=digits&hidden=32-32&run=adam', (run) => {
      const { columns, blocks, groups } = run.networkPicture({ ...wish, units: 8, window: [] });
      expect(columns.map(({ count, units }) => [count, units.length])).toEqual([
        [64, 64],
        [32, 8],
        [32, 8],
        [10, 8],
      ]);
      expect(groups).toBe(10);
      expect(blocks[0].weights).toHaveLength(8 * 64);
      expect(columns.every(({ responses }) => responses.length === 0)).toBe(true);
    });
  });

  it('is not there on a surface', () => {
    trained('problem=surface&run=adam', (run) => expect(run.networkPicture(wish)).toBeNull());
  });
});
