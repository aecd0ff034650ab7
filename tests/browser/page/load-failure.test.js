// Parts of the page that cannot come: no connection, or a newer version has taken their place.

import { afterEach, describe, expect, it } from 'vitest';
import { stepOf, useBrowser } from './page.js';

const browser = useBrowser();
let page;

// That it was not loaded is what the browser says, too.
afterEach(() => {
  const unexpected = page.failures.filter((text) => !text.includes('Failed to load resource'));
  page.failures.splice(0, Infinity, ...unexpected);
});

const untilTold = () =>
  page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();

describe('a part that cannot be loaded', () => {
  it('is told, and what is there trains on', async () => {
    page = await browser.visit('', { without: /assets\/page-parts-/ });
    await untilTold();
    expect(await page.getByRole('alert').count()).toBe(1);
    const before = await stepOf(page);
    await expect.poll(() => stepOf(page)).toBeGreaterThan(before);
  });

  it('is told where nothing can be shown without it', async () => {
    page = await browser.visit('#v=1&run=lion', { without: /assets\/catalog-rest-/ });
    await untilTold();
  });

  it('comes when the page is loaded again', async () => {
    page = await browser.visit('#v=1&run=lion', { without: /assets\/catalog-rest-/ });
    await untilTold();
    await page.unroute(/assets\/catalog-rest-/);
    await page.getByRole('link', { name: 'Load the page again' }).click();
    await page.locator('.runs-table tbody tr').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('an engine that cannot be loaded', () => {
  it('is told, with a button to try again, and trains as soon as it can', async () => {
    page = await browser.visit('#v=1&data=moons&steps=200&run=sgd&run=adam', {
      without: /\.wasm$/,
    });
    const notice = page.locator('.notice').filter({ hasText: 'engine' });
    await notice.waitFor();
    expect(await notice.innerText()).toMatch(/cannot be loaded.*tried again now and then/s);
    const play = page.locator('transport-controls .btn.primary');
    await play.click();
    await expect.poll(() => play.innerText()).toMatch(/Play/);
    await page.unroute(/\.wasm$/);
    // It may be tried again by itself just before the click.
    const click = notice.getByRole('button', { name: 'Try again' }).click({ timeout: 5000 });
    await click.catch(async (error) => {
      if (await notice.count()) throw error;
    });
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBe(200);
    expect(await notice.count()).toBe(0);
  });

  it('is tried again without a click', async () => {
    page = await browser.visit('', { without: /\.wasm$/ });
    await page.locator('.notice').filter({ hasText: 'engine' }).waitFor();
    await page.unroute(/\.wasm$/);
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBeGreaterThan(0);
  });
});
