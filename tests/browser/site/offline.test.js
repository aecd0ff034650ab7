// Without a connection, and while a newer build takes the place of the one that is open.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChromium } from '../open-browser.js';
import { stepOf } from '../page/page.js';
import { WHOLE } from '../../../web/src/ui/page/stay-whole.js';
import { Host } from './builds.js';

// Nothing is kept on one's own machine unless the address asks for it.
const KEPT = '?offline=1';
// Whatever takes longer than this will not come.
const SOON = { timeout: 20_000 };
const MOONS = '#v=1&data=moons&steps=40&run=sgd,lr=0.1&run=lion';

let browser;
let context;
let host;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await Host.end();
});
beforeEach(async () => {
  host = await Host.open();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
});
afterEach(async () => {
  await context.close();
  await host.remove();
});

async function visit(address) {
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  await page.goto(host.url + address);
  return page;
}

const untilWhole = (page) =>
  page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, WHOLE);

/** Until a service worker has everything and answers for the page. */
const untilKept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

const buildOf = (page) => page.locator('meta[name=build]').getAttribute('content');

/** What comes late: dialogs, studies, pictures, charts, an optimizer of the full engine, a data set. */
async function useEverything(page) {
  await page.evaluate(() => {
    const { store } = document.querySelector('playground-app');
    store.open(
      'v=1&data=iris&steps=30&stage=sweep&sweep.points=2&views=loss,activations&run=adam&run=muon',
    );
  });
  await page.locator('.study-ask').first().waitFor();
  for (const name of ['Confusion matrix', 'Landscape', 'Fair race']) {
    await page.getByRole('tab', { name }).click();
    await page.locator('.stage-body').locator('canvas, .study-ask').first().waitFor();
  }
  for (const name of ['Examples', 'Share', 'Export']) {
    await page.getByRole('button', { name, exact: true }).first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(page.problems).toEqual([]);
}

describe('an open page', () => {
  it('needs its host no more, whatever is there in its place', async () => {
    const page = await visit(MOONS);
    await untilWhole(page);
    await host.replaceBuild();
    await host.disconnect();
    await useEverything(page);
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
  });
});

describe('a site that is kept', () => {
  it('opens without a connection, with the data sets that were used', async () => {
    const first = await visit(`${KEPT}#v=1&data=mnist&steps=5&run=sgd`);
    await untilKept(first);
    const isKept = () => first.evaluate(async () => Boolean(await caches.match('data/mnist.bin')));
    await expect.poll(isKept, SOON).toBe(true);
    await host.disconnect();
    await first.reload();
    await expect.poll(() => stepOf(first), SOON).toBe(5);
    const other = await visit(`${KEPT}${MOONS}`);
    await expect.poll(() => stepOf(other), SOON).toBe(40);
    await other.goto(`${host.url}reference`);
    expect(await other.locator('h1').innerText()).toBe('Reference');
  });

  it('changes to a newer build on a click, and pages of the old one stay whole', async () => {
    const page = await visit(`${KEPT}${MOONS}`);
    const other = await visit(`${KEPT}${MOONS}`);
    await untilKept(page);
    await expect.poll(() => stepOf(page), SOON).toBe(40);
    const old = await buildOf(page);
    const fresh = await host.replaceBuild();
    await page.reload();
    expect(await buildOf(page)).toBe(old);
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => buildOf(page).catch(() => ''), SOON).toBe(fresh);
    await expect.poll(() => stepOf(page), SOON).toBe(40);
    // Nothing of the older build goes while a page of it is open.
    const kept = () => page.evaluate(async () => (await caches.keys()).length);
    expect(await kept()).toBe(2);
    await useEverything(other);
    expect(await buildOf(other)).toBe(old);
    await other.close();
    await page.reload();
    await expect.poll(kept, SOON).toBe(1);
  });

  it('is none of the business of embeds', async () => {
    const page = await visit(`?embed=1&offline=1${MOONS}`);
    await page.locator('playground-embed canvas').first().waitFor();
    await expect.poll(() => stepOf(page), SOON).toBe(40);
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
  });
});
