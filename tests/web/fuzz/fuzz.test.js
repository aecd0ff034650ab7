// A few random inputs of every kind; `npm run test:fuzz` tries a million.

import { describe, expect, it } from 'vitest';
import { runBatch } from '../../fuzz/batch.js';
import { quickKinds } from '../../fuzz/kinds.js';
import { testSeed } from '../../scripts/seed.js';

const RUNS = 40;

describe('random inputs', () => {
  // How long they take is measured where nothing else runs.
  it.each(quickKinds)('$id: $what', async (kind) => {
    const { failure } = await runBatch(kind, { seed: testSeed, runs: RUNS, isTimed: false });
    expect(failure).toBe('');
  });
});
