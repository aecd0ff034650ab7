// When a ribbon may train: only while the page stands still, somebody sees it, and power and data are no concern.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Stillness } from '../../../../web/src/ui/ribbon/stillness.js';

let store, page, told, stillness;

const run = (step, status = 'finished') => ({ key: 'a', status, state: { step } });
const frame = (changes = {}) => ({ playing: false, sought: null, runs: [run(9)], ...changes });

function open({ connection, battery } = {}) {
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const getBattery = battery && (() => Promise.resolve(battery));
  vi.stubGlobal('navigator', { connection, getBattery });
  store = Object.assign(new EventTarget(), { frame: frame(), isFrameOld: false });
  told = 0;
  stillness = new Stillness(store, () => told++);
}

function report(changes) {
  store.frame = frame(changes);
  store.dispatchEvent(new Event('frame'));
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stillness.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('begins a moment after training has ended', () => {
  open();
  expect(stillness.isStill).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(stillness.isStill).toBe(true);
  expect(told).toBe(1);
});

it('ends with the first word of training', () => {
  open();
  vi.advanceTimersByTime(1000);
  report({ playing: true });
  expect(stillness.isStill).toBe(false);
  expect(told).toBe(2);
  vi.advanceTimersByTime(1000);
  // Nothing moves while it plays slowly, and yet it plays.
  expect(stillness.isStill).toBe(false);
});

it('waits while steps are made or sought, runs are loaded, and an edit is under way', () => {
  open();
  vi.advanceTimersByTime(1000);
  report({ runs: [run(10)] });
  expect(stillness.isStill).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(stillness.isStill).toBe(true);
  for (const changes of [{ sought: 3 }, { runs: [run(0, 'loading')] }]) {
    report(changes);
    vi.advanceTimersByTime(1000);
    expect(stillness.isStill).toBe(false);
  }
  report({});
  vi.advanceTimersByTime(1000);
  store.isFrameOld = true;
  expect(stillness.isStill).toBe(false);
});

it('does nothing that nobody sees', () => {
  open();
  vi.advanceTimersByTime(1000);
  page.hidden = true;
  const before = told;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(told).toBe(before + 1);
  expect(stillness.isStill).toBe(false);
});

it('saves data and power, and says so', async () => {
  open({ connection: { saveData: true } });
  expect(stillness.thrift).toBe('to save data');
  stillness.dispose();
  const battery = Object.assign(new EventTarget(), { charging: false });
  open({ battery });
  await vi.advanceTimersByTimeAsync(0);
  expect(stillness.thrift).toBe('on battery');
  battery.charging = true;
  expect(stillness.thrift).toBe('');
});
