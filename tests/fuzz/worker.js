// A process of its own for a share of the batches of one kind: `worker.js KIND SEED RUNS`. It prints a line of JSON
// for each batch. Memory is looked at after garbage was collected (node --expose-gc).

import { runBatch } from './batch.js';
import { kindOf } from './kinds.js';

const BATCH = 5000;

const [id, seed, runs] = process.argv.slice(2);
const kind = kindOf(id);
for (let done = 0, batch = 0; done < Number(runs); done += BATCH, ++batch) {
  const size = Math.min(BATCH, Number(runs) - done);
  const result = await runBatch(kind, { seed: Number(seed) + batch, runs: size });
  globalThis.gc?.();
  console.log(JSON.stringify({ ...result, memory: process.memoryUsage().heapUsed }));
}
process.exit(0);
