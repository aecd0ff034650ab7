// Undo, redo, Back, Forward and reload on the page.

import { beforeAll, describe, expect, it } from 'vitest';
import { linkOf, stepOf, untilOver, useBrowser } from './page.js';

const browser = useBrowser();

const START = 'v=1&data=moons&steps=300&run=sgd,lr=0.1&run=adam,lr=0.01&run=momentum,lr=0.05';
const OTHER = 'v=1&steps=100&run=lion,lr=0.003';

describe('what was done', () => {
  let page;
  beforeAll(async () => {
    page = await browser.open(`#${START}`, { isShared: true, startsByItself: true });
  });

  // The page follows its address a moment later.
  const linkOfBoth = () =>
    page.evaluate(() => {
      const { link } = document.querySelector('playground-app').store;
      return location.hash.slice(1) === link ? link : `${link}, but ${location.hash}`;
    });
  const isAt = (link) => expect.poll(linkOfBoth, { timeout: 20_000 }).toBe(link);
  const notice = () => page.locator('.notice');

  it('is undone by keys and buttons, a drag as one step, and nothing else trains again', async () => {
    await untilOver(page);
    const slider = page.locator('[data-param=noise] input[type=range]');
    const { x, y, width, height } = await slider.boundingBox();
    const moveTo = (share) => page.mouse.move(x + share * width, y + height / 2);
    await moveTo(0.05);
    await page.mouse.down();
    for (const share of [0.2, 0.3, 0.4, 0.5]) await moveTo(share);
    await page.mouse.up();
    const dragged = await linkOf(page);
    expect(dragged).toContain('noise=');
    await page.keyboard.press('Control+z');
    await isAt(START);
    await page.keyboard.press('Control+Shift+z');
    await isAt(dragged);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await isAt(START);
    await untilOver(page);
  });

  it('offers a removed run again, and its results with it', async () => {
    await page.locator('.runs-table tbody tr').nth(1).hover();
    await page.getByRole('button', { name: /^Remove Adam/ }).click();
    await notice().getByText('Run removed: Adam').waitFor();
    // The selected run stays selected.
    expect(await page.locator('.runs-table [aria-selected=true] .c-rate input').inputValue()).toBe(
      '0.1',
    );
    await notice().getByRole('button', { name: 'Undo' }).click();
    await isAt(START);
    await notice().waitFor({ state: 'detached' });
    await untilOver(page);
  });

  it('leaves keys and what is wrong to the field in which somebody types', async () => {
    const field = page.locator('[data-param=noise] input.scrub');
    await field.fill('a lot');
    await page.keyboard.press('Enter');
    await notice().getByText('a lot is not a number').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('a lot');
    await field.fill('0.2');
    await page.keyboard.press('Enter');
    const typed = await linkOf(page);
    expect(typed).toContain('noise=0.2');
    expect(await field.getAttribute('aria-invalid')).toBe(null);
    await notice().waitFor({ state: 'detached' });
    await field.focus();
    await page.keyboard.press('Control+z');
    expect(await linkOf(page)).toBe(typed);
    await field.blur();
    await page.keyboard.press('Control+z');
    await isAt(START);
  });

  it('follows another problem with rates, which says so, and Back leads to the one before', async () => {
    await page.getByRole('radio', { name: 'Surface', exact: true }).click();
    await notice().getByText('set to what usually works on Rosenbrock: SGD 0.002').waitFor();
    const surface = await linkOf(page);
    expect(surface).toContain('run=sgd,lr=0.002');
    await page.goBack();
    await isAt(START);
    await page.goForward();
    await isAt(surface);
    await page.keyboard.press('Control+z');
    await isAt(START);
  });

  it('is there after a reload, at the same step, and among the last experiments', async () => {
    await untilOver(page);
    await page.evaluate(() => document.querySelector('playground-app').store.seek(120));
    await page.waitForFunction(() => document.querySelector('step-counter b').innerText === '120');
    await page.reload();
    await page.waitForFunction(() => document.querySelector('playground-app')?.isWhole);
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBe(120);
    await page.evaluate((link) => document.querySelector('playground-app').store.open(link), OTHER);
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('button', { name: /^Moons: SGD, Adam, Heavy ball/ }).click();
    await isAt(START);
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});
