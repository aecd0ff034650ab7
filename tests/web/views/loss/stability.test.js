// Why a run diverged, where theory knows it.

import { describe, expect, it } from 'vitest';
import { stabilityWords } from '../../../../web/src/views/loss/stability.js';
import { loadEngine } from '../../../../web/src/engine/package/index.js';
import { tasks } from '../../../../web/src/engine/worker/tasks.js';

describe('the reason for a divergence', () => {
  const sharpness = 20;

  it('is the limit of gradient descent, also of mini-batches', () => {
    const words = 'rate 3 is above 2 / sharpness = 0.1 at the start';
    for (const noisy of [false, true]) {
      expect(stabilityWords({ sharpness, limit: 2 / 3 }, 3, noisy)).toBe(words);
    }
  });

  it('is that of momentum for exact gradients only', () => {
    const start = { sharpness, limit: 3.8 / 3 };
    expect(stabilityWords(start, 3, false)).toBe(
      'rate 3 is above 3.8 / sharpness = 0.19 at the start',
    );
    expect(stabilityWords(start, 3, true)).toBe('');
  });

  it('is not said where it is none', () => {
    expect(stabilityWords({ sharpness: 0.5, limit: 2 / 3 }, 3, false)).toBe('');
    expect(stabilityWords({ sharpness, limit: 2 / 3 }, NaN, false)).toBe('');
  });

  it('is asked of the engine: the sharpness of a quadratic is its largest curvature', async () => {
    const engine = await loadEngine();
    const ask = (link) => {
      const { config } = engine.parseLink(`v=1&problem=surface&surface=quadratic&${link}`);
      const run = engine.createRun(config, 0);
      const raw = {
        setMeasures: (name) => run.setMeasures([name]),
        advance: (updates) => run.advance(updates),
        measures: () => run.measures(),
        delete: () => run.delete(),
      };
      return tasks.stability({ createRun: () => ({ run: raw, problems: [] }) }, { spec: {} });
    };
    const start = ask('run=sgd,lr=3');
    expect(start.sharpness).toBeCloseTo(20, 4);
    expect(start.limit).toBeCloseTo(2 / 3, 6);
    expect(ask('run=adam,lr=3')).toBe(null);
  });
});
