// An exercise as a reader solves it, and as somebody makes it: on the page, in an embed, in the studio.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkOf, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EXERCISE =
  'v=1&title=Below+0.3%3F&goal=val_loss:lt:0.3&goal=steps:le:100&free=lr&hint=diverged:Too+fast' +
  '&hint=:A+larger+rate%3F&data=moons&hidden=6&steps=120&speed=100000&run=sgd,lr=0.001';

const browser = useBrowser();
const slow = { timeout: 30_000 };
let page;

beforeAll(async () => {
  page = await browser.open(`?autoplay=0#${EXERCISE}`, { isShared: true });
  await page.evaluate(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const moves = sources.some(({ node }) => node?.matches?.('.headline, .stage, .curves'));
        if (!hadRecentInput && moves) globalThis.shifts.push(value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
});

const card = (where = page) => where.getByRole('region', { name: 'Goal' });
const textOf = (where) => where.innerText().then((text) => text.replace(/\s+/g, ' '));
const said = (where = page) => expect.poll(() => textOf(card(where)), slow);
const setRate = (lr) =>
  page.evaluate(
    (rate) =>
      document.querySelector('playground-app').store.editRun(0, ({ params }) => (params.lr = rate)),
    lr,
  );
const play = () => page.evaluate(() => document.querySelector('playground-app').store.play());

describe('an exercise on the page', () => {
  it('says what is asked and what is free, and after training a hint', async () => {
    await said().toMatch(
      /Validation loss below 0\.3 .*Within 100 steps .*Free to change: learning rate\./,
    );
    await play();
    await said().toMatch(/0\.\d+ at best .*A larger rate\?/);
    expect(await card().locator('li.fails').count()).toBe(2);
  });

  it('is solved with a link that has the fingerprint of what was trained', async () => {
    await setRate(0.3);
    await play();
    await said().toMatch(/Reached (at step|between steps) .*Copy solution link/);
    const [store, heard] = await page.evaluate(async () => {
      let copied = '';
      navigator.clipboard.writeText = async (text) => void (copied = text);
      document.querySelector('goal-card .goal-solution button').click();
      const { store } = document.querySelector('playground-app');
      return [{ link: store.link, fingerprint: store.runView(0).fingerprint }, copied];
    });
    expect(heard.split('#')[1]).toBe(`${store.link}&fp=${store.fingerprint}`);
    await said().toMatch(/Copied/);
  });

  it('tells what a solution has to leave as it was', async () => {
    await page.evaluate(() =>
      document.querySelector('playground-app').store.setSetting('batch', 8),
    );
    await said().toMatch(/Changed besides: batch.*A solution leaves that as it was\./);
    expect(await card().locator('.goal-solution').count()).toBe(0);
  });

  it('has a place from the beginning on, and no violations', async () => {
    expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run('goal-card'));
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('the studio', () => {
  it('makes goals and hints, which the preview shows', async () => {
    await page.locator('top-bar').getByRole('button', { name: 'Share' }).click();
    await page.locator('#studio-goal').selectOption('peak', slow);
    await page.getByRole('textbox', { name: 'Number' }).nth(2).fill('9');
    await page.getByRole('textbox', { name: 'Number' }).nth(2).press('Enter');
    await page.getByRole('textbox', { name: 'Shown when' }).first().fill('val_loss > 0.5');
    await page.getByRole('textbox', { name: 'Shown when' }).first().press('Enter');
    await expect
      .poll(() => linkOf(page), slow)
      .toContain('goal=peak:lt:9&free=lr&hint=val_loss:gt:0.5:Too+fast&hint=:A+larger');
    const preview = page.locator('figure-preview iframe:not(.coming)').contentFrame();
    await said(preview).toMatch(/Highest loss below 9/);
    await page.getByRole('button', { name: 'Remove the goal steps:le:100' }).click();
    await expect.poll(() => linkOf(page), slow).not.toContain('steps:le');
    await page.keyboard.press('Escape');
  });
});
