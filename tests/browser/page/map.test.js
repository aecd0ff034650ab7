// The map of trainability on the page: what is drawn, its window in the link, its cells by pointer and keyboard.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { linkOf, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// At the left every training converges, at the right none does.
const LINK =
  'steps=40&data=moons&samples=32&hidden=4&batch=0&loss=mse&activation=relu&stage=map&map.cells=32' +
  '&map.x.from=0.001&map.x.to=1000&run=momentum';

const browser = useBrowser();
/** @type {import('playwright-core').Page} */
let page;

const until = (status) =>
  page.waitForFunction(
    (wanted) => document.querySelector('map-view')?.study.status === wanted,
    status,
    { timeout: 60_000 },
  );

/** Red, green and blue of the canvas at a share of the map's width, half-way up. */
const colourAt = (share) =>
  page.evaluate((x) => {
    const canvas = document.querySelector('map-canvas canvas');
    const ratio = canvas.width / canvas.clientWidth;
    const left = 66 + x * (canvas.clientWidth - 66 - 12);
    const top = 24 + 0.5 * (canvas.clientHeight - 24 - 58);
    return [...canvas.getContext('2d').getImageData(left * ratio, top * ratio, 1, 1).data];
  }, share);

const readout = () => page.locator('map-canvas .readout').innerText();

it('is blue where training converges and red where it does not, and says how much of it', async () => {
  page = await browser.open(`?autoplay=0#v=1&${LINK}`, { isShared: true });
  await page.getByRole('button', { name: 'Draw the map' }).click();
  await until('done');
  await expect
    .poll(async () => (await colourAt(0.2))[2] - (await colourAt(0.2))[0])
    .toBeGreaterThan(20);
  const [red, , blue] = await colourAt(0.97);
  expect(red - blue).toBeGreaterThan(20);
  const { share, rows } = await page.evaluate(() => {
    const { rows: all } = document.querySelector('map-view').table();
    return { share: all.filter((row) => row[2] === 'converged').length / all.length, rows: all };
  });
  expect(rows).toHaveLength(1024);
  const headline = await page.locator('.study-headline').innerText();
  expect(headline).toMatch(
    /^Heavy ball converges in \d+ % of this window of learning rate and momentum\.$/,
  );
  expect(Number(/\d+/.exec(headline)[0])).toBe(Math.round(100 * share));
});

it('has a cell for the keyboard, with its curve, that becomes a run by Enter', async () => {
  await page.locator('map-canvas canvas').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(readout).toContain('Click or press Enter to add it as a run');
  await page.locator('cell-curve polyline').waitFor();
  const value = /lr (\S+),/.exec(await readout())[1];
  await page.keyboard.press('Enter');
  const added = await page.evaluate(() =>
    document.querySelector('playground-app').store.config.runs.at(-1),
  );
  expect(added.params.lr).toBeCloseTo(Number(value), 3);
});

it('keeps its window in the link, nearer and back', async () => {
  await page.keyboard.press('+');
  await page.waitForFunction(() => location.hash.includes('map.y.from'));
  await until('done');
  const near = await linkOf(page);
  const from = (link) => Number(/map\.x\.from=([^&]+)/.exec(link)[1]);
  expect(from(near)).toBeGreaterThan(0.001);
  await page.keyboard.press('Backspace');
  await expect.poll(async () => from(await linkOf(page))).toBe(0.001);
  await until('done');
});

it('has no fault that axe finds', async () => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run('map-view'));
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
});

it('is pinched by two fingers, and looks at a cell before it adds it', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  page = await browser.open(`?autoplay=0#v=1&${LINK}`, { ...phone, isShared: true });
  await page.getByRole('button', { name: 'Draw the map' }).click();
  await until('done');
  const canvas = page.locator('map-canvas canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + 0.6 * box.width, box.y + 0.3 * box.height];
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...apart) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: apart.flatMap((far) => [
        { x: x - far, y, id: 0 },
        { x: x + far, y, id: 1 },
      ]),
    });
  await touch('touchStart', 20);
  await touch('touchMove', 30);
  await touch('touchMove', 40);
  await touch('touchEnd');
  await page.waitForFunction(() => location.hash.includes('map.x.to'));
  const ends = /map\.x\.from=([^&]+)&map\.x\.to=([^&]+)/.exec(await linkOf(page));
  // Six decades become three.
  expect(Math.log10(Number(ends[2]) / Number(ends[1]))).toBeCloseTo(3, 1);
  await until('done');
  const runs = () =>
    page.evaluate(() => document.querySelector('playground-app').store.config.runs.length);
  await page.touchscreen.tap(x, y);
  await expect.poll(readout, { timeout: 20_000 }).toContain('Tap again to add it as a run');
  expect(await runs()).toBe(1);
  await page.touchscreen.tap(x, y);
  await expect.poll(runs, { timeout: 20_000 }).toBe(2);
});
