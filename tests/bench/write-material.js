// Makes the material of all cells with the engine, in Node.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRun, runSpec } from './engine-spec.js';
import { loadModule } from './engines/wasm.js';
import { benchFolder } from './folders.js';
import { fullLoss } from './full-loss.js';
import { partsOf, splitTable } from './material.js';
import { cells } from './workloads.js';

/** A folder that the browser is served too. */
export const materialFolder = path.join(benchFolder, 'material');

/**
 * @param {string} cellId
 * @param {import('./material.js').Part} part
 * @returns {string} the file
 */
export function materialFile(cellId, part) {
  return path.join(materialFolder, `${cellId}.${part}`);
}

/**
 * For readMaterial in Node.
 * @param {string} cellId
 * @returns {(part: import('./material.js').Part) => Promise<Uint8Array>}
 */
export function readerOf(cellId) {
  return async (part) => readFileSync(materialFile(cellId, part));
}

/** Writes the files of all cells. */
export async function writeMaterial() {
  mkdirSync(materialFolder, { recursive: true });
  const engine = await loadModule();
  for (const cell of cells) {
    const { workload } = cell;
    const table = workload.settings.data === 'own' ? randomTable(workload) : undefined;
    const material = { ...fromEngine(engine, cell, table), table };
    for (const part of partsOf(cell)) writeFileSync(materialFile(cell.id, part), material[part]);
  }
}

function fromEngine(engine, cell, table) {
  const { workload } = cell;
  const run = createRun(engine, runSpec(cell, table && splitTable(table, workload.sizes[0])));
  try {
    const { inputs, targets } = run.samples('train', 0, workload.samples);
    const material = { inputs, labels: Uint8Array.from(targets), parameters: run.parameters() };
    checkFirstBatch(cell, material, run.lossAndGradient().loss);
    return material;
  } finally {
    run.delete();
  }
}

// The engine's first mini-batch must be the first samples, with these weights.
function checkFirstBatch({ id, workload }, material, loss) {
  const expected = fullLoss(workload, material, material.parameters, { count: workload.batch });
  const isRight = Math.abs(loss - expected) <= 1e-5 * expected;
  const isComplete = material.labels.length === workload.samples;
  if (isRight && isComplete) return;
  throw new Error(
    `${id}: the engine's first loss is ${loss}, its samples and weights give ${expected} ` +
      `(${material.labels.length} samples)`,
  );
}

// Rows of features in [0, 1), as pixels have, and a label; noise, made by a fixed generator (Lehmer's
// multiplicative one, modulo 2^31 - 1).
function randomTable({ sizes, samples, settings }) {
  const features = sizes[0];
  const rows = Math.round(samples / settings.split);
  const table = new Float32Array(rows * (features + 1));
  let state = 1;
  const uniform = () => {
    state = (state * 48271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
  for (let i = 0; i < table.length; ++i) {
    const isLabel = i % (features + 1) === features;
    table[i] = isLabel ? Math.floor(uniform() * sizes.at(-1)) : Math.fround(uniform());
  }
  return table;
}
