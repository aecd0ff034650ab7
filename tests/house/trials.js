// How `npm run test:house` sees whether something that was added works: as a user would.

import assert from 'node:assert/strict';
import path from 'node:path';
import { serve } from '../../web/scripts/serve.js';
import { openChromium } from '../browser/open-browser.js';
import { runIn } from '../scripts/copy-tree.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Trial
 * @property {string} id of the addition
 * @property {string} name what is tried
 * @property {(folder: string, isThere: boolean) => Promise<void>} run in a copy that is built, with or
 *   without the addition; throws if it is not as it should be
 */

/** @type {Trial[]} */
export const trials = [
  { id: 'optimizer', name: 'replay of a link that names it', run: replayOptimizer },
  { id: 'chart', name: 'a page with a link that names it', run: showChart },
  { id: 'export-format', name: 'replay that writes it', run: writeFormat },
  { id: 'export-format', name: 'the dialog of the page', run: offerFormat },
];

const LINK = 'v=1&data=moons&steps=50&speed=100000';

/** @type {Trial['run']} */
async function replayOptimizer(folder, isThere) {
  const { text } = await replay(folder, [`${LINK}&run=signsgd,lr=0.01`]);
  assert.equal(/^# fingerprint 0 [0-9a-f]{16}$/m.test(text), isThere, text);
}

/** @type {Trial['run']} */
async function writeFormat(folder, isThere) {
  const { code, text } = await replay(folder, [`${LINK}&run=adam`, '--format', 'json']);
  assert.equal(code, isThere ? 0 : 2);
  if (isThere) assert.equal(JSON.parse(text).runs.length, 1);
}

/** @type {Trial['run']} */
async function offerFormat(folder, isThere) {
  await onPage(folder, `#${LINK}&run=adam`, async (page) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('button', { name: 'CSV', exact: true }).waitFor();
    const buttons = await dialog.getByRole('button', { name: 'JSON', exact: true }).count();
    assert.equal(buttons, isThere ? 1 : 0);
  });
}

/** @type {Trial['run']} */
async function showChart(folder, isThere) {
  const link = `?autoplay=1#${LINK}&views=loss,activations&run=adam`;
  await onPage(folder, link, async (page) => {
    await page.locator('[data-chart=loss] canvas').waitFor();
    const canvas = page.locator('[data-chart=activations] canvas');
    if (isThere) await page.waitForFunction(hasDrawing, '[data-chart=activations] canvas');
    else assert.equal(await canvas.count(), 0);
  });
}

/**
 * Whether a canvas shows more than its ground; runs in the page.
 * @param {string} selector
 */
function hasDrawing(selector) {
  const canvas = document.querySelector(selector);
  if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false;
  const context = canvas.getContext('2d');
  const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  const colours = new Set(new Uint32Array(new Uint8Array(data).buffer));
  return colours.size > 8;
}

/**
 * @param {string} folder
 * @param {string[]} args of the replay
 */
function replay(folder, args) {
  return runIn(folder, [path.join(folder, 'web/src/cli/replay.js'), ...args]);
}

/**
 * Opens the site that was built in a copy.
 * @param {string} folder
 * @param {string} address below the site
 * @param {(page: Page) => Promise<void>} work
 */
async function onPage(folder, address, work) {
  const site = await serve({ folder: path.join(folder, 'dist') });
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(site.url + address);
    await page.waitForSelector('.transport button');
    await work(page);
  } finally {
    await browser.close();
    await site.close();
  }
}
