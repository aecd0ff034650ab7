// Opens the built site in Chromium, as a strict host serves it.

import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openChromium } from '../open-browser.js';

/**
 * One browser for the tests of a file. Pages are closed after the test that opened them, which fails
 * if one of them complained about something or sent a request elsewhere; what they stored goes with
 * them.
 * @returns {{ open: (address?: string, options?: object) => Promise<object>, visit: Function }} `open`
 *   gives a page with all its panels, and a context of its own if it has options of a context;
 *   `page.failures` collects its complaints. One that `isShared` stays until the last test of the
 *   file, and one that `startsByItself` does what its address says, while others wait. `visit` does
 *   not wait for panels and lets nothing through whose address matches `without`
 */
export function useBrowser() {
  let browser;
  // Of all pages that wish nothing else: what is compiled for one is there for the next.
  let usual;
  let pages = [];
  const newContext = (options) =>
    browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  beforeAll(async () => {
    browser = await openChromium();
    usual = await newContext();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const failures = pages.flatMap((page) => page.failures);
    for (const page of pages) if (!page.isShared) await leave(page, usual);
    pages = pages.filter((page) => page.isShared);
    expect(failures).toEqual([]);
  });
  const visit = async (
    address = '',
    { without, isShared = false, startsByItself = false, ...options } = {},
  ) => {
    const hasOptions = Object.keys(options).length > 0;
    const context = hasOptions ? await newContext(options) : usual;
    const page = Object.assign(await context.newPage(), { isShared });
    pages.push(page);
    watch(page);
    if (without) await page.route(without, (route) => route.abort());
    await page.goto(inject('siteUrl') + (startsByItself ? address : waiting(address)));
    return page;
  };
  const open = async (address, options) => {
    const page = await visit(address, options);
    await page.waitForSelector('.transport button, .full-page');
    // The panels come after the first curve.
    await page.waitForFunction(() => document.querySelector('playground-app')?.isWhole !== false);
    return page;
  };
  return { open, visit };
}

/**
 * Closes a page; nothing that it stored is left.
 * @param {object} page
 * @param {object} usual context of which other pages are
 */
async function leave(page, usual) {
  if (page.context() !== usual) return page.context().close();
  if (page.isClosed()) return;
  await page.evaluate(() => localStorage.clear());
  await page.close();
}

// Most tests press Play themselves, also where a page would have begun without them.
function waiting(address) {
  const [query, hash] = address.split(/#(.*)/);
  const isLink = hash !== undefined || /[?&]embed=1/.test(query);
  if (!isLink || /[?&](autoplay|at)=/.test(query)) return address;
  const flags = `${query || '?'}${query ? '&' : ''}autoplay=0`;
  return hash === undefined ? flags : `${flags}#${hash}`;
}

function watch(page) {
  page.failures = [];
  page.on('pageerror', (error) => page.failures.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') page.failures.push(message.text());
  });
  page.on('request', (request) => {
    const isOwn =
      request.url().startsWith(inject('siteUrl')) || /^(data|blob):/.test(request.url());
    if (!isOwn) page.failures.push(`request to ${request.url()}`);
  });
}

/** The link of the page, without "#". */
export function linkOf(page) {
  return page.evaluate(() => location.hash.slice(1));
}

/** The number of steps that the page shows. */
export async function stepOf(page) {
  const text = await page.locator('step-counter b').innerText();
  return Number(text.replace(/\D/g, ''));
}

/** Waits until no run trains any more. */
export async function untilOver(page) {
  await page.waitForFunction(
    () => {
      const words = [...document.querySelectorAll('.runs-table .status')];
      return (
        words.length > 0 &&
        words.every((cell) => /^\s*(finished|diverged|loss rose|height rose)/.test(cell.innerText))
      );
    },
    null,
    { timeout: 60_000 },
  );
}

/** The fingerprints of all runs, read from the details of each. */
export async function fingerprintsOf(page) {
  const rows = page.locator('.runs-table tbody tr');
  const prints = [];
  for (let i = 0; i < (await rows.count()); i++) {
    await rows.nth(i).locator('.status').click();
    await page.waitForFunction(
      (index) => document.querySelector('run-panel')?.store.runView(index)?.fingerprint,
      i,
    );
    const shown = page.locator('run-panel code.fingerprint');
    await shown.waitFor();
    prints.push(await shown.innerText());
  }
  return prints;
}

/**
 * Chooses an optimizer from the menu that a button opens.
 * @param {object} button of Playwright
 * @param {string} id
 */
export async function pickOptimizer(button, id) {
  await button.click();
  const menu = button.page().locator('dialog.optimizer-menu[open]');
  await menu.locator(`[role=option][data-id="${id}"]`).click();
  await menu.waitFor({ state: 'hidden' });
}
