// When a ribbon begins its trainings, and when it does not.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseLink } from '../../../../web/src/config/index.js';
import { RibbonModel } from '../../../../web/src/ui/ribbon/ribbon-model.js';
import { catalog } from '../../catalog/catalog.js';

const { config } = parseLink('v=1&problem=surface&surface=quadratic&run=sgd,lr=0.05', catalog);

let model, asked;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('navigator', {});
  asked = 0;
  const view = { index: 0, key: 'a', status: 'finished', state: { step: 9, steps: 9 } };
  const store = Object.assign(new EventTarget(), {
    ...{ config, catalog, ui: { selected: 0 }, workers: 1, isFrameOld: false },
    frame: { playing: false, sought: null, step: 9, runs: [view] },
    runView: () => view,
    // Trainings that never end, unless they are stopped.
    compute: (task, args, { signal }) =>
      new Promise((_, reject) => {
        ++asked;
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  });
  model = new RibbonModel(store);
});

afterEach(() => {
  model.dispose();
  vi.useRealTimers();
});

it('begins when it is seen and the page stands still, and only once', async () => {
  model.see(true);
  expect(asked).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(model.isRunning).toBe(true);
  const before = asked;
  expect(before).toBeGreaterThan(0);
  // Whoever asks meanwhile waits for nothing: the page would not answer any more.
  const finds = vi.spyOn(model, 'isDone', 'get');
  model.see(true);
  for (let i = 0; i < 100; ++i) await Promise.resolve();
  expect(finds.mock.calls.length).toBeLessThan(5);
  expect(asked).toBe(before);
});

it('ends when nobody sees it any more', async () => {
  model.see(true);
  await vi.advanceTimersByTimeAsync(1000);
  model.see(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(model.isRunning).toBe(false);
});
