// Where parameters have been, asked of stand-ins for workers.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { disposeAll, setUp } from './trainer-bench.js';

afterEach(disposeAll);

async function trained() {
  const bench = setUp();
  await bench.start('steps=30&run=adam&run=sgd');
  bench.trainer.play();
  await bench.until(({ playing, step }) => !playing && step === 30);
  return bench;
}

describe('trails', () => {
  it('are those of all runs, with their definitions', async () => {
    const { trainer } = await trained();
    const trails = await trainer.trails();
    expect(trails.map(({ index }) => index)).toEqual([0, 1]);
    expect([...trails[1].trail.parameters]).toEqual([0, 0, 30, -30]);
    expect(trails[1].spec.optimizer.id).toBe('sgd');
  });

  it('of a worker that breaks down are left out', async () => {
    const { trainer, workers } = await trained();
    workers[0].isDeaf = true;
    const asked = trainer.trails();
    await vi.waitFor(() => expect(workers[0].received.at(-1).type).toBe('trail'));
    workers[0].post({ type: 'fatal', key: '', message: 'out of memory' }, []);
    expect(await asked).toHaveLength(1);
  });
});
