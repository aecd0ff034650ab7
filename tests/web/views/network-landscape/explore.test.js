// Landscapes of networks, with stand-ins for workers and the engine.

import { afterEach, describe, expect, it } from 'vitest';
import { exploreLandscape } from '../../../../web/src/views/network-landscape/explore.js';
import { disposeAll, setUp } from '../../engine/page/trainer-bench.js';

afterEach(disposeAll);

const usual = { kind: 'paths', seed: 1, zoom: 1, shape: 1, center: 0, shown: [0, 1], finest: 1 };

async function trained(size) {
  const bench = setUp({ size });
  await bench.start('steps=8&run=adam&run=sgd');
  bench.trainer.step(8);
  await bench.until(({ step }) => step === 8);
  const { trainer } = bench;
  bench.source = {
    compute: (name, args, options) => trainer.task(name, args, options),
    trails: () => trainer.trails(),
    workers: trainer.workers,
  };
  bench.explore = (wish, signal = new AbortController().signal) => {
    const levels = [];
    const onChange = (landscape) => levels.push(landscape);
    return exploreLandscape(bench.source, { ...usual, ...wish }, { signal, onChange }).then(
      (isThere) => ({ levels, isThere }),
    );
  };
  return bench;
}

describe('a landscape', () => {
  it('comes coarse first, then finer, and never measures a node twice', async () => {
    const { explore, workers } = await trained(2);
    const { levels, isThere } = await explore({});
    expect(isThere).toBe(true);
    expect(levels.map(({ nodes }) => nodes)).toEqual([17, 33, 65]);
    expect(levels.map(({ isComplete }) => isComplete)).toEqual([false, false, true]);
    const asked = workers.flatMap(({ received }) =>
      received.filter(({ name }) => name === 'planeLosses').map(({ args }) => args.coordinates),
    );
    expect(asked.reduce((sum, list) => sum + list.length / 2, 0)).toBe(65 * 65);
    expect(workers.every(({ received }) => received.some(({ type }) => type === 'task'))).toBe(
      true,
    );
  });

  it('has the losses where it says they are', async () => {
    const { explore } = await trained(2);
    const { levels } = await explore({ zoom: 2 });
    for (const { nodes, losses, window, samples } of levels) {
      const [xMin, xMax, yMin, yMax] = window;
      expect(losses).toHaveLength(nodes * nodes);
      expect(samples).toBe(250);
      losses.forEach((loss, i) => {
        const x = xMin + ((i % nodes) / (nodes - 1)) * (xMax - xMin);
        const y = yMax - (Math.floor(i / nodes) / (nodes - 1)) * (yMax - yMin);
        expect(loss).toBeCloseTo((x - 0.5) ** 2 + y ** 2, 5);
      });
    }
  });

  it('of random directions is one filter norm wide each way, and zooms about its middle', async () => {
    const { explore } = await trained(1);
    const { levels } = await explore({ kind: 'random', zoom: 4, finest: 4 });
    expect(levels).toHaveLength(1);
    expect(levels[0].window).toEqual([-0.25, 0.25, -0.25, 0.25]);
  });

  it('stops at once when it is no longer wanted', async () => {
    const { source, workers } = await trained(2);
    const control = new AbortController();
    const seen = [];
    const promise = exploreLandscape(source, usual, {
      signal: control.signal,
      onChange({ nodes }) {
        seen.push(nodes);
        control.abort(new Error('something else'));
      },
    });
    await expect(promise).rejects.toThrow('something else');
    expect(seen).toEqual([17]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(workers.every(({ loop }) => loop.tasks.size === 0)).toBe(true);
    expect(workers.reduce((sum, { engine }) => sum + engine.alive, 0)).toBe(2);
  });

  it('does not stand on weights that exploded, unless their path is wanted', async () => {
    const { source, explore } = await trained(1);
    const trails = await source.trails();
    const parameters = Float32Array.of(0, 0, 2, 1, 3e20, 1, Infinity, NaN);
    const exploded = { step: Int32Array.of(0, 1, 2, 3), parameters };
    trails[0] = { ...trails[0], diverged: true, trail: exploded };
    source.trails = async () => trails;
    const { levels } = await explore({ finest: 4 });
    expect(levels[0].center).toBe(1);
    const path = await explore({ finest: 4, kind: 'path' });
    expect(path.levels[0].center).toBe(0);
    expect([...path.levels[0].plane.origin]).toEqual([2, 1]);
  });

  it('waits for its run', async () => {
    const { explore } = await trained(1);
    expect(await explore({ center: 7 })).toEqual({ levels: [], isThere: false });
  });

  it('lets paths grow on its plane', async () => {
    const { trainer, explore, until, last } = await trained(2);
    const { levels } = await explore({ finest: 4 });
    const { plane } = levels[0];
    trainer.watch({ plane });
    await until(({ runs }) => runs.every(({ track }) => track?.plane === plane.id));
    expect([...last().runs[1].track.x]).toEqual([0, 8]);
  });
});
