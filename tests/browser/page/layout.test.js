// The page's frame: lines that can be moved, sliders with numbers, the list of charts, sheets on small
// screens.

import { beforeAll, describe, expect, it } from 'vitest';
import { linkOf, useBrowser } from './page.js';

const LINK = '#v=1&data=moons&hidden=4&steps=200&speed=300&run=sgd,lr=0.1&run=adam,lr=0.01';

const browser = useBrowser();
let page;

const box = (selector) => page.locator(selector).first().boundingBox();
const divider = (name) => page.getByRole('separator', { name });
const inBar = (name) => page.locator('.bottom-bar').getByRole('button', { name });

describe('a wide page', () => {
  beforeAll(async () => {
    page = await browser.open(LINK, { isShared: true });
    await divider('Width of the controls').waitFor();
  });

  it('has lines that pointer and keys move, within limits, and keeps them', async () => {
    const usual = (await box('.problem')).width;
    const { x, y, height } = await divider('Width of the controls').boundingBox();
    await page.mouse.move(x + 4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 64, y + height / 2, { steps: 3 });
    await page.mouse.up();
    expect((await box('.problem')).width).toBeCloseTo(usual + 60, -1);
    const loss = (await box('[data-chart=loss]')).height;
    await divider('Height of the chart Loss').press('ArrowUp');
    await expect
      .poll(async () => (await box('[data-chart=loss]')).height)
      .toBeCloseTo(loss - 16, 0);
    await divider('Width of the pictures').press('Home');
    const stage = await box('.stage');
    const curves = await box('.curves');
    expect(stage.width / (stage.width + curves.width)).toBeCloseTo(0.25, 2);
    await divider('Height of the runs').press('End');
    expect((await box('.runs')).height).toBeCloseTo(0.6 * 900, 0);
    expect((await box('.curves')).height).toBeGreaterThan(200);
    expect((await box('[data-chart=lr]')).height).toBeGreaterThan(80);
    await page.reload();
    await divider('Height of the chart Loss').waitFor();
    expect((await box('[data-chart=loss]')).height).toBeCloseTo(loss - 16, 0);
    expect((await box('.problem')).width).toBeCloseTo(usual + 60, -1);
    expect((await box('.stage')).width).toBeCloseTo(stage.width, 0);
    const names = ['Height of the chart Loss', 'Width of the controls', 'Width of the pictures'];
    for (const name of [...names, 'Height of the runs']) await divider(name).dblclick();
    expect((await box('.problem')).width).toBe(usual);
    expect(await page.evaluate(() => localStorage.getItem('sizes'))).toBe('{}');
  });

  it('says how fast it trains and over how many steps it averages', async () => {
    const speed = page.getByLabel('Speed');
    expect(await speed.getAttribute('aria-valuetext')).toBe('300 steps per second');
    expect(await page.locator('.top-speed .amount').innerText()).toBe('300 steps/s');
    await speed.press('End');
    await expect.poll(() => speed.getAttribute('aria-valuetext')).toBe('as fast as it can');
    expect(await page.locator('.top-speed .amount').innerText()).toBe('as fast as it can');
    const average = page.getByLabel('Running average');
    const loss = page.getByLabel('Which loss');
    await loss.selectOption('validation');
    await expect.poll(() => average.count()).toBe(0);
    await loss.selectOption('training');
    await average.waitFor();
    expect(await page.locator('.smoothing .amount').innerText()).toBe('average of 36 steps');
    await average.press('Home');
    await expect.poll(() => average.getAttribute('aria-valuetext')).toBe('no average');
    expect(await page.locator('.smoothing .amount').innerText()).toBe('average off');
    expect(await linkOf(page)).toContain('average=0');
  });

  it('lists its charts beside them, each with a line of words', async () => {
    await page.getByRole('button', { name: 'Add chart' }).click();
    const list = page.getByRole('dialog', { name: 'Charts' });
    const sharpness = list.getByRole('checkbox', { name: /^Sharpness/ });
    await sharpness.check();
    await page.locator('[data-chart=sharpness] canvas').waitFor();
    const { x, width } = await box('.charts-popover');
    expect(x + width).toBeLessThanOrEqual((await box('.curves')).x);
    const words = await list.locator('small').allInnerTexts();
    expect(words.length).toBeGreaterThan(15);
    expect(words.filter((text) => text.trim().length < 10)).toEqual([]);
    await sharpness.uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => list.count()).toBe(0);
    expect(await linkOf(page)).not.toContain('sharpness');
  });
});

describe('a small page', () => {
  beforeAll(async () => {
    const viewport = { width: 390, height: 844 };
    page = await browser.open(LINK, { isShared: true, viewport, hasTouch: true });
    await inBar('Runs').waitFor();
  });

  it.each(['Problem', 'Runs', 'Charts', 'More'])(
    'opens %s as a sheet below the curve, and the keyboard finds in and out',
    async (name) => {
      await inBar(name).press('Enter');
      const sheet = page.getByRole('dialog', { name });
      await sheet.waitFor();
      const { y, height } = await sheet.boundingBox();
      expect(height).toBeLessThanOrEqual(0.6 * 844);
      const loss = await box('[data-chart=loss]');
      expect(loss.y + loss.height).toBeLessThanOrEqual(y);
      expect(await sheet.evaluate((one) => one.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      expect(await inBar(name).evaluate((one) => one === document.activeElement)).toBe(true);
    },
  );

  it('reaches everything in the sheet of runs, and makes it higher', async () => {
    await inBar('Runs').press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Runs' });
    await sheet.getByText('Add run').waitFor();
    const last = sheet.getByRole('link', { name: 'source' });
    await last.scrollIntoViewIfNeeded();
    const inside = await last.boundingBox();
    const bar = await box('.bottom-bar');
    expect(inside.y + inside.height).toBeLessThanOrEqual(bar.y);
    const low = await sheet.boundingBox();
    await sheet.locator('.sheet-head').click({ position: { x: 190, y: 8 } });
    await expect.poll(async () => (await sheet.boundingBox()).height).toBeGreaterThan(low.height);
    await sheet.locator('.sheet-head').click({ position: { x: 190, y: 8 } });
    await expect.poll(async () => (await sheet.boundingBox()).height).toBe(low.height);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  });

  it.each([
    [1920, 1080],
    [1440, 900],
    [1100, 800],
    [1024, 768],
    [844, 390],
    [720, 450],
    [390, 844],
  ])('shows transport and loss at once, and nothing is cut off: %i x %i', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(() => document.querySelector('[data-chart=loss] canvas'));
    const cutOff = () =>
      page.evaluate(() => {
        scrollTo(0, 0);
        const isOutside = (element) => {
          const { left, right, bottom } = element.getBoundingClientRect();
          return left < 0 || right > innerWidth || bottom > innerHeight;
        };
        const top = [...document.querySelectorAll('.top button, .top .range, .bottom-bar button')];
        const shown = top.filter((element) => element.checkVisibility());
        const found = shown.filter(isOutside).map((one) => one.ariaLabel ?? one.innerText);
        if (isOutside(document.querySelector('[data-chart=loss] canvas'))) found.push('loss');
        if (document.documentElement.scrollWidth > innerWidth) found.push('page');
        return found;
      });
    // Charts follow the new size a frame later.
    await expect.poll(cutOff).toEqual([]);
  });
});
