// Lessons as readers get them: readable without a script, by keyboard, on a phone, and with figures that are live.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { useBrowser } from '../page/page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };
const LESSON = 'learn/learning-rate.html';

const browser = useBrowser();

/** What a program can check of a page; figures are pages of their own. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(
      { exclude: [['optimizer-playground']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    ),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

it('without a script there are words, pictures with a text, replies and solutions', async () => {
  const page = await browser.visit(LESSON, { javaScriptEnabled: false, viewport: PHONE });
  const figure = page.locator('.figure').first();
  const picture = figure.getByRole('img');
  expect(await picture.getAttribute('alt')).toMatch(/Loss.*\d/);
  const sizes = await picture.evaluate((img) =>
    img.decode().then(() => [img.naturalWidth, img.clientWidth, innerWidth]),
  );
  // The picture of a phone has the width of its place: its letters are as large as they were drawn.
  expect(sizes).toEqual([358, 356, 390]);
  expect(await figure.locator('figcaption').innerText()).toMatch(/^Figure 1\. .*\d\.\d/s);
  expect(await page.locator('.predict .replies summary').first().isVisible()).toBe(true);
  const solution = page.locator('.exercise').first().locator('details', { hasText: 'Solution' });
  await solution.locator('summary').click();
  expect(await solution.getByRole('link').getAttribute('href')).toMatch(/^\.\.\/#v=1&/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

it('words act on a live figure, by keyboard; a prediction covers its figure; nothing moves', async () => {
  const page = await browser.visit(LESSON, { reducedMotion: 'reduce' });
  await page.evaluate(() => {
    globalThis.shift = 0;
    const add = (list) => {
      for (const { value, hadRecentInput } of list.getEntries())
        if (!hadRecentInput) globalThis.shift += value;
    };
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  });
  const first = page.locator('.figure').first();
  const frame = first.frameLocator('iframe');
  await frame.locator('step-counter', { hasText: /150/ }).first().waitFor();
  const word = page.locator(`a[data-set="${await first.getAttribute('id')}"].set`).first();
  await word.press('Enter');
  await frame.getByRole('slider', { name: /learning rate/ }).waitFor();
  const wanted = new URL(await word.evaluate((link) => link.href)).hash.slice(1);
  await page.waitForFunction(
    ([id, link]) => document.querySelector(`#${id} optimizer-playground`).config === link,
    [await first.getAttribute('id'), decodeURIComponent(wanted)],
  );
  expect(await first.getByRole('status').textContent()).toMatch(
    /^The figure shows: .* instead of /,
  );
  await first.getByRole('button', { name: 'Show it as it was' }).press('Enter');
  await page.waitForFunction(
    (id) => {
      const figure = document.querySelector(`#${id} optimizer-playground`);
      return figure.config === figure.getAttribute('config');
    },
    await first.getAttribute('id'),
  );
  await predictByKeyboard(page);
  expect(await page.evaluate(() => globalThis.shift)).toBeLessThan(0.01);
  expect(await violations(page)).toEqual([]);
});

/** @param {import('playwright-core').Page} page */
async function predictByKeyboard(page) {
  const form = page.locator('form.predict').first();
  const covered = page.locator(`#${await form.getAttribute('data-figure')}`);
  expect(await covered.isVisible()).toBe(false);
  await form.getByRole('radio').first().press('Space');
  await form.getByRole('button', { name: 'Show what happens' }).press('Enter');
  expect(await form.getByRole('status').innerText()).toMatch(/^(Right|Not quite)\. \w/);
  expect(await covered.isVisible()).toBe(true);
  expect(await form.locator('label .tag.real').count()).toBe(1);
}

it('the book is found from the page, searched, and has no violations in the dark', async () => {
  const page = await browser.visit('learn/index.html', { colorScheme: 'dark', viewport: PHONE });
  await page.getByRole('searchbox').fill('warm-up');
  await page.locator('.results a').first().waitFor();
  expect(await page.getByRole('status').innerText()).toMatch(/^Found in \d+ place/);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.locator('.results a').first().click();
  await page.locator('article.lesson h1').waitFor();
});

it('an address may name a figure of a lesson', async () => {
  const page = await browser.visit('?embed=1&lesson=learning-rate.1');
  await page.locator('step-counter', { hasText: /150/ }).first().waitFor();
  expect(new URL(page.url()).hash).toMatch(/^#v=1&data=mnist&/);
});
