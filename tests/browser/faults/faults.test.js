// What can happen to a page while it is used, each by its real cause: no run is lost, its numbers stay the same, and the
// page says what happened. What waits for a time limit is tested with FAULTS=all alone (`npm run test:faults`).

import { describe, expect, inject, it } from 'vitest';
import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';
import { LINKS_IN_BROWSERS, allRecorded } from '../../wasm/links/recorded.js';
import { stepOf, useBrowser } from '../page/page.js';

const browser = useBrowser();
const LINK = LINKS_IN_BROWSERS['several runs'];
const DIGITS = LINKS_IN_BROWSERS.digits;
const SLOW = 'v=1&data=moons&steps=100000&speed=100&run=sgd,lr=0.1&run=adam';
const LONG = { timeout: 40_000, interval: 50 };

const recorded = (link) => allRecorded().find((one) => one.link === link).fingerprint;
const inStore = (page, method, ...args) =>
  page.evaluate(
    ([name, values]) => document.querySelector('playground-app').store[name](...values),
    [method, args],
  );
const notice = (page) => page.locator('.notice');
const views = (page) =>
  page.evaluate(() => {
    const { store } = document.querySelector('playground-app');
    return store.config.runs.map((_, index) => {
      const { status, fingerprint, state } = store.runView(index) ?? {};
      return { status, fingerprint, step: state?.step };
    });
  });

async function untilEnd(page) {
  const isOver = ({ status, fingerprint }) => /finished|diverged/.test(status) && fingerprint;
  await expect.poll(async () => (await views(page)).every(isOver), LONG).toBe(true);
  return combinedFingerprint((await views(page)).map(({ fingerprint }) => fingerprint));
}

/** Trains to the middle, lets something happen there to each worker, and trains to the end. */
async function lose(page, link, cause) {
  await inStore(page, 'open', link);
  await inStore(page, 'reset');
  await inStore(page, 'trainTo', 150);
  await expect.poll(() => stepOf(page), LONG).toBe(150);
  await page.evaluate(() => (performance.clearMarks(), performance.mark('lost')));
  const lost = page.workers();
  for (const worker of lost) await worker.evaluate(cause).catch(() => {});
  await inStore(page, 'play');
  const print = await untilEnd(page);
  const milliseconds = await page.evaluate(
    () => performance.now() - performance.getEntriesByName('lost')[0].startTime,
  );
  console.log(`${lost.length} workers lost, at the end after ${Math.round(milliseconds)} ms`);
  return print;
}

describe('workers', () => {
  it('that break down are replaced, with the same numbers, and that is told', async () => {
    const page = await browser.open(`#${SLOW}`);
    const breaks = () =>
      void setTimeout(() => {
        throw new Error('broken');
      });
    expect(await lose(page, LINK, breaks)).toBe(recorded(LINK));
    expect(await notice(page).innerText()).toMatch(
      /run 1 was interrupted \(.*broken\); it trains again/,
    );
    await notice(page).getByRole('button', { name: 'Dismiss' }).click();
    // As an instruction of WebAssembly that may not be executed.
    const traps = () => {
      performance.now = () => {
        throw new WebAssembly.RuntimeError('unreachable');
      };
    };
    expect(await lose(page, LINK, traps)).toBe(recorded(LINK));
    expect(await notice(page).innerText()).toMatch(/was interrupted \(unreachable\)/);
  });

  it.runIf(process.env.FAULTS === 'all')('that hang are replaced after ten seconds', async () => {
    const page = await browser.open(`#${SLOW}`);
    const hangs = () =>
      void setTimeout(() => {
        for (;;);
      });
    expect(await lose(page, LINK, hangs)).toBe(recorded(LINK));
    expect(await notice(page).innerText()).toMatch(/was interrupted \(no answer for 10 seconds\)/);
  });

  it.runIf(process.env.FAULTS === 'all')('that hang while they make a run, too', async () => {
    const page = await browser.open(`#${SLOW}`);
    for (const worker of page.workers()) {
      await worker.evaluate(
        () =>
          void setTimeout(() => {
            for (;;);
          }),
      );
    }
    await inStore(page, 'open', LINK);
    await inStore(page, 'play');
    expect(await untilEnd(page)).toBe(recorded(LINK));
  });
});

describe('time', () => {
  it('that passes while nobody looks, or jumps, trains nothing', async () => {
    const page = await browser.open(`#${SLOW}`);
    await inStore(page, 'play');
    await expect.poll(() => stepOf(page)).toBeGreaterThan(0);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const now = () =>
      page.evaluate(() => document.querySelector('playground-app').store.frame.step);
    // A round that is under way ends.
    await expect.poll(async () => (await now()) === (await now())).toBe(true);
    const hidden = await now();
    await page.evaluate(() => {
      const clock = performance.now.bind(performance);
      performance.now = () => clock() + 3_600_000;
    });
    expect(await now()).toBeLessThan(hidden + 100);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { get: () => false });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(now).toBeGreaterThan(hidden);
    expect(await now()).toBeLessThan(20_000);
    // A machine that slept with the page in front.
    await page.evaluate(() => {
      const clock = performance.now.bind(performance);
      performance.now = () => clock() + 3_600_000;
    });
    const before = await now();
    await expect.poll(now).toBeGreaterThan(before + 10);
    expect(await now()).toBeLessThan(20_000);
    expect(await notice(page).count()).toBe(0);
  });
});

describe('a data set', () => {
  it('that breaks off or is blocked is told, and comes as soon as it can', async () => {
    const page = await browser.visit(`?autoplay=1#${DIGITS}`, { without: /data\/digits/ });
    const told = notice(page).filter({ hasText: 'digits' });
    await told.waitFor();
    expect(await told.innerText()).toMatch(/cannot be loaded.*tried again/s);
    await page.unroute(/data\/digits/);
    await told
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 2000 })
      .catch(() => {});
    expect(await untilEnd(page)).toBe(recorded(DIGITS));
    expect(await notice(page).count()).toBe(0);
    page.failures.splice(0);
  });
});

describe('storage', () => {
  it('that is refused harms nothing, and tabs do not disturb each other', async () => {
    const page = await browser.visit(`#${SLOW}`);
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    await page.goto('about:blank');
    await page.goto(`${inject('siteUrl')}?autoplay=1#${LINK}`);
    const other = await browser.visit(`?autoplay=1#${DIGITS}`);
    expect(await untilEnd(page)).toBe(recorded(LINK));
    expect(await untilEnd(other)).toBe(recorded(DIGITS));
    await inStore(other, 'addRun', 'adagrad');
    await inStore(page, 'setSetting', 'noise', 0.1);
    await inStore(page, 'undo');
    expect(await page.evaluate(() => location.hash.slice(1))).not.toContain('adagrad');
    expect(await untilEnd(page)).toBe(recorded(LINK));
    // The others are emptied when they are left.
    await page.close();
  });
});

describe('pictures', () => {
  it('that are left want nothing any more', async () => {
    const page = await browser.open(`#${SLOW}`);
    const wishes = await page.evaluate(async () => {
      const { store } = document.querySelector('playground-app');
      const { playground } = store;
      const known = new Map();
      const want = playground.want.bind(playground);
      playground.want = (view, wish) => (known.set(view, wish), want(view, wish));
      const drawn = () =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      for (let i = 0; i < 2; ++i) {
        store.open('v=1&problem=surface&surface=ackley&run=adam');
        for (let j = 0; j < 3; ++j) await drawn();
        store.open('v=1&data=moons&run=adam');
        for (let j = 0; j < 3; ++j) await drawn();
      }
      const gone = [...known].filter(([view]) => view instanceof Element && !view.isConnected);
      return gone.map(([view, wish]) => [view.localName, wish]);
    });
    expect(wishes.length).toBeGreaterThan(1);
    for (const [, wish] of wishes) expect(wish).toBeNull();
  });
});
