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
