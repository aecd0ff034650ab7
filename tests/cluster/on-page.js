// What the page makes of a collected sweep, beside the sweep that it makes itself.

import { readFileSync } from 'node:fs';
import { openChromium } from '../browser/open-browser.js';
import { serve } from '../../web/scripts/serve.js';

const BOTH_OVER = 120_000;

/**
 * @typedef {object} Shown
 * @property {string} drawn the picture of the U-curve, pixel by pixel
 * @property {string} headline
 * @property {string} note
 * @property {string} csv what the page saves
 * @property {string} json
 */

/**
 * @param {string} file the collected JSON
 * @returns {Promise<{ opened: Shown, made: Shown }>} opened: the file; made: by the page, from its link
 */
export async function onPage(file) {
  const site = await serve();
  const browser = await openChromium();
  try {
    const { link } = JSON.parse(readFileSync(file, 'utf8'));
    const opened = await browser.newPage();
    await opened.goto(`${site.url}?autoplay=0#v=1&run=sgd`);
    await opened.getByRole('button', { name: 'Export' }).click();
    await opened.locator('label', { hasText: 'Open a file' }).locator('input').setInputFiles(file);
    await opened.keyboard.press('Escape');
    const made = await browser.newPage();
    await made.goto(`${site.url}?autoplay=0#${link}`);
    await made.getByRole('button', { name: 'Run the sweep' }).click();
    return { opened: await shown(opened), made: await shown(made) };
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Shown>}
 */
async function shown(page) {
  await page.locator('.study-headline:not(:empty)').waitFor({ timeout: BOTH_OVER });
  const canvas = page.locator('study-chart canvas').first();
  return {
    drawn: await canvas.evaluate((/** @type {HTMLCanvasElement} */ element) => element.toDataURL()),
    headline: await page.locator('.study-headline').innerText(),
    note: await page.locator('.study .note').first().innerText(),
    csv: await saved(page, 'CSV'),
    json: await saved(page, 'JSON'),
  };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} button
 */
async function saved(page, button) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.study-tools').getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}
