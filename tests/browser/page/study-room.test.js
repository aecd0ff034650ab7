// Studies on the page: the room they have, what is seen of them elsewhere, what stays of them, and repeats over
// seeds.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { linkOf, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SMALL = 'steps=150&hidden=4&data=moons';
const RUNS = 'run=adam,lr=0.02&run=sgd,lr=0.1';
const LONG = 'steps=1000000&hidden=64-64';

const browser = useBrowser();
/** @type {import('playwright-core').Page} */
let page;

const openLink = (link) =>
  page.evaluate((text) => document.querySelector('playground-app').store.open(text), link);
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const tab = (name) => page.getByRole('tab', { name });
const widthOf = async (selector) => (await page.locator(selector).boundingBox())?.width ?? 0;

const untilDone = () =>
  page.waitForFunction(
    () =>
      !document.querySelector('.study-bar progress') &&
      / in [\d.]+\s(ms|s|min)\./.test(document.querySelector('.study .note')?.innerText ?? ''),
    null,
    { timeout: 60_000 },
  );

describe('a study', () => {
  it('has the room of picture and curves, and gives it back', async () => {
    page = await browser.open(`?autoplay=0#v=1&${SMALL}&${RUNS}`, { isShared: true });
    await page.locator('.curves canvas').first().waitFor();
    const [picture, curves] = [await widthOf('.stage'), await widthOf('.curves')];
    await tab('Repeat').click();
    await page.locator('.study-empty h3').waitFor();
    expect(await page.locator('.curves').isVisible()).toBe(false);
    expect(await widthOf('.stage')).toBeGreaterThan(picture + curves - 40);
    await tab('Boundary').click();
    await expect.poll(() => widthOf('.curves')).toBeCloseTo(curves, 0);
  });

  it('repeats the runs, says whether their order holds, and begins with the page’s own seeds', async () => {
    await tab('Repeat').click();
    await press('Repeat the runs');
    await untilDone();
    const { rows, first } = await page.evaluate(() => {
      const { store } = document.querySelector('playground-app');
      const view = document.querySelector('repeat-view');
      store.trainTo(150);
      return { rows: view.table().rows, first: view.table().columns };
    });
    const at = (row, name) => row[first.indexOf(name)];
    expect(rows.map((row) => [at(row, 'run'), at(row, 'repeat'), at(row, 'init.seed')])).toEqual(
      [1, 2, 3, 4, 5].flatMap((repeat) => ['Adam', 'SGD'].map((name) => [name, repeat, repeat])),
    );
    // From the table alone: how often each of the two ended below the other.
    const losses = (name) =>
      rows.filter((row) => row[0] === name).map((row) => at(row, 'val_loss'));
    const [adam, sgd] = [losses('Adam'), losses('SGD')];
    const below = adam.filter((loss, i) => loss < sgd[i]).length;
    const headline = await page.locator('.study-headline').innerText();
    if (below === 5) expect(headline).toBe('Adam ended below SGD with all 5 seeds.');
    else if (below === 0) expect(headline).toBe('SGD ended below Adam with all 5 seeds.');
    else expect(headline).toContain('changes with the seed');
    const cells = await page.locator('.ranking tbody tr').allInnerTexts();
    const middle = Number([...adam].sort((a, b) => a - b)[2].toPrecision(4));
    const own = cells.find((text) => text.includes('Adam'));
    expect(Number(own.split('\t')[1])).toBeCloseTo(middle, 6);
    expect(own).toContain(`${below} of 5`);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { store } = document.querySelector('playground-app');
          return [0, 1].map((run) => store.runView(run)?.fingerprint);
        }),
      )
      .toEqual(rows.slice(0, 2).map((row) => at(row, 'fingerprint')));
  });

  it('stays when the experiment changes, says so, and leads back to its setting', async () => {
    const made = await linkOf(page);
    const headline = await page.locator('.study-headline').innerText();
    await page.evaluate(() =>
      document.querySelector('playground-app').store.setSetting('noise', 0.3),
    );
    await page.getByText('These results are of an earlier setting.').waitFor();
    expect(await page.locator('.study-headline').innerText()).toBe(headline);
    await press('Go back to it');
    await expect.poll(() => page.locator('.study .stale').count()).toBe(0);
    expect(await linkOf(page)).toBe(made);
  });

  it('goes on while another picture is looked at, and its tab says how far it is', async () => {
    // It begins by itself, like everything that is opened.
    await openLink(`v=1&${LONG}&stage=sweep&sweep.seeds=1&run=adam,lr=0.01`);
    await page.waitForFunction(() => document.querySelector('.study-bar progress')?.value > 0);
    await tab('Boundary').click();
    const progress = page.locator('[role=tab] .tab-progress');
    await progress.waitFor();
    expect(await progress.innerText()).toMatch(/^\d+ %$/);
    await tab('Sweep').click();
    await press('Stop');
    await page.getByText(/Stopped after \d+ of 12; these are kept/).waitFor();
    expect(await progress.count()).toBe(0);
  });

  it('races in two clicks, with one run as well', async () => {
    await openLink('v=1&steps=20&hidden=4&data=moons&run=adam');
    await tab('Fair race').click();
    await press('Start the race');
    await untilDone();
    expect(await page.locator('.study-headline').innerText()).toMatch(/wins|tied/);
    expect(await page.locator('.ranking tbody tr').count()).toBe(10);
  });

  it('of repeats has no violations of accessibility on a phone, before and after', async () => {
    await openLink(`v=1&${SMALL}&repeat.seeds=2&${RUNS}`);
    await page.evaluate(() =>
      document.querySelector('playground-app').store.setSetting('stage', 'repeat'),
    );
    await page.setViewportSize({ width: 390, height: 844 });
    const violations = async () => {
      // What is under the bars that stay at the edges would count as hidden.
      await page.evaluate(() => {
        scrollTo(0, 0);
        document.querySelector('.bottom-bar')?.style.setProperty('position', 'static');
      });
      await page.evaluate(axe);
      return page.evaluate(async () => {
        const { violations: found } = await globalThis.axe.run('.stage', {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        });
        return found.map(({ id, nodes }) => [id, ...nodes.slice(0, 4).map(({ html }) => html)]);
      });
    };
    await page.getByRole('button', { name: 'Repeat the runs' }).waitFor();
    expect(await violations()).toEqual([]);
    await press('Repeat the runs');
    await untilDone();
    expect(await violations()).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
