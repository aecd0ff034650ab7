// Choosing an optimizer and adding runs, by keyboard, mouse and finger; the table stays where it is.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { train } from './experiments.js';
import { linkOf, pickOptimizer, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TWO = 'v=1&data=moons&hidden=4&steps=60&speed=100000&run=sgd,lr=0.1&run=adam,lr=0.01';
const FIVE = `${TWO}&run=adam,lr=0.1&run=lion,lr=0.001&run=sgd,lr=30,schedule=cosine`;

const browser = useBrowser();

/** The violations of rules that a program can check within an element. */
async function violationsIn(page, selector) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((place) => globalThis.axe.run(place), selector);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

describe('on a wide screen', () => {
  let page;
  beforeAll(async () => {
    page = await browser.open(`?autoplay=0#${TWO}`, { isShared: true });
  });
  const open = async (link) => {
    await page.evaluate((text) => (location.hash = `#${text}`), link);
    await expect.poll(() => linkOf(page)).toBe(link);
  };
  const add = () => page.getByRole('button', { name: 'Add run' });
  const menu = () => page.locator('dialog.optimizer-menu[open]');
  const active = () =>
    menu().evaluate((dialog) => {
      const id = dialog.querySelector('[role=combobox]').getAttribute('aria-activedescendant');
      return document.getElementById(id)?.dataset.id;
    });

  it('the menu is used by keyboard alone, and gives the focus back', async () => {
    await open(TWO);
    await add().focus();
    await page.keyboard.press('Enter');
    await menu().waitFor();
    expect(await page.evaluate(() => document.activeElement.role)).toBe('combobox');
    expect(await active()).toBe('sgd');
    await page.keyboard.press('ArrowDown');
    await expect.poll(active).toBe('momentum');
    expect(await violationsIn(page, 'dialog.optimizer-menu')).toEqual([]);
    await page.keyboard.type('second order');
    await expect.poll(() => menu().getByRole('status').innerText()).toMatch(/^\d optimizers$/);
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    expect(await linkOf(page)).toBe(TWO);
    expect(await add().evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.type('adamw');
    await expect.poll(active).toBe('adamw');
    await page.keyboard.press('Enter');
    await expect.poll(() => linkOf(page)).toBe(`${TWO}&run=adamw,lr=0.01`);
  });

  it('an own rule is one click away, with the cursor in a rule that trains', async () => {
    await open(TWO);
    await page.getByRole('button', { name: 'Write your own rule' }).click();
    const field = page.locator('run-panel rule-editor textarea');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.localName), { timeout: 10_000 })
      .toBe('textarea');
    expect(await field.inputValue()).toContain('w = w - lr*m');
    expect(await linkOf(page)).toContain('run=custom');
    expect(await page.locator('notice-list li').count()).toBe(0);
  });

  it('studies stand where runs are added', async () => {
    await open(TWO);
    await page.getByRole('button', { name: 'Fair race', exact: true }).click();
    await page.getByRole('button', { name: 'Start the race' }).waitFor();
    await page.getByRole('button', { name: 'Sweep' }).click();
    await expect.poll(() => linkOf(page)).toContain('stage=sweep');
  });

  it('five runs are sorted and found; the link keeps its order, and no column moves', async () => {
    await open(FIVE);
    const names = () =>
      page
        .locator('.runs-table tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.querySelector('.optimizer-text').textContent));
    const edges = () =>
      page
        .locator('.runs-table th')
        .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().left));
    const all = ['SGD lr 0.1', 'Adam lr 0.01', 'Adam lr 0.1', 'Lion', 'SGD lr 30'];
    await expect.poll(names).toEqual(all);
    const before = await edges();
    await train(page, FIVE);
    expect(await edges()).toEqual(before);
    const differs = await page.locator('.runs-table td.c-differs').allInnerTexts();
    expect(differs.map((text) => text.trim())).toEqual([
      '–',
      'rule and rate',
      'rate 10 times larger',
      'rule and rate',
      'rule and rate; cosine schedule',
    ]);
    await page.getByRole('button', { name: 'Rate', exact: true }).click();
    const sorted = ['Lion', 'Adam lr 0.01', 'SGD lr 0.1', 'Adam lr 0.1', 'SGD lr 30'];
    await expect.poll(names).toEqual(sorted);
    // What differs is said of the row above as it is shown.
    const first = page.locator('.runs-table td.c-differs').first();
    expect((await first.innerText()).trim()).toBe('–');
    expect(await page.locator('th.c-rate').getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Original order' }).click();
    const field = page.getByLabel('Find runs');
    const { y } = await field.boundingBox();
    await field.fill('cosine');
    await expect.poll(names).toEqual(['SGD lr 30']);
    expect((await field.boundingBox()).y).toBe(y);
    await field.fill('');
    await expect.poll(names).toEqual(all);
    expect(await linkOf(page)).toBe(FIVE);
  });
});

it('on a phone each run is a card, the menu is a sheet, and all of it suits a finger', async () => {
  const page = await browser.open(`?autoplay=0#${TWO}`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  await page.locator('.bottom-bar [data-sheet=runs]').click();
  const cards = page.locator('.runs-table tbody tr');
  await cards.first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const small = await page.locator('runs-table').evaluate((table) =>
    [...table.querySelectorAll('button, select, input')]
      .filter((control) => control.getClientRects().length > 0)
      .map((control) => [control.getBoundingClientRect(), control.outerHTML])
      .filter(([{ width, height }]) => height < 44 || width < 36)
      .map(([, text]) => text),
  );
  expect(small).toEqual([]);
  await pickOptimizer(cards.nth(1).getByLabel('Optimizer of run 2'), 'lion');
  await expect.poll(() => linkOf(page)).toContain('run=lion,lr=0.003');
  await page.getByRole('button', { name: 'Add run' }).click();
  const box = await page.locator('dialog.optimizer-menu[open]').boundingBox();
  expect([box.x, box.width, box.y + box.height]).toEqual([0, 390, 844]);
  expect(await violationsIn(page, 'dialog.optimizer-menu')).toEqual([]);
});
