// The reference page as readers get it: no script needed, readable on a phone, and its links work.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, inject, it } from 'vitest';
import { linkOf, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };

const browser = useBrowser();

async function openReference(options) {
  const page = await browser.open('', options);
  await page.goto(`${inject('siteUrl')}reference.html#adam`);
  await page.locator('#adam').waitFor();
  return page;
}

it.each([
  ['wide', {}],
  ['narrow and dark', { viewport: PHONE, colorScheme: 'dark' }],
])('%s: no violations, nothing beside the screen, no complaint', async (_, options) => {
  const page = await openReference(options);
  const theme = options.colorScheme ?? 'light';
  await page.waitForFunction((name) => document.documentElement.dataset.theme === name, theme);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1]);
  // One entry stands for all: they are made alike, and a thousand formulas take minutes to check.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(
      { include: [['header'], ['nav'], ['#adam'], ['#kfac'], ['#settings > table']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    ),
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
});

it('a link to try an optimizer opens the page with it beside SGD', async () => {
  const page = await openReference({});
  await page.getByRole('link', { name: 'try it with Lion', exact: true }).click();
  await page.locator('.runs-table tbody tr').nth(1).waitFor();
  expect(await linkOf(page)).toMatch(/^v=1&run=lion,.*&run=sgd,/);
});
