// Embedded pages: what has no room or no meaning is said, controls of runs work, studies start.

import { describe, expect, it } from 'vitest';
import { linkOf, stepOf, useBrowser } from './page.js';

const browser = useBrowser();
const SIZE = { viewport: { width: 600, height: 400 } };
const LINK = 'v=1&data=moons&steps=60&run=sgd,lr=0.1&run=adam,lr=0.03';
let page;

describe('an embed', () => {
  it('tells views and controls that are not there', async () => {
    const flags = 'embed=1&show=loss,predictions,digits&controls=lr,foo&lock=batc';
    page = await browser.open(`?${flags}#${LINK}`, SIZE);
    const notice = page.locator('.notice');
    // Small, until somebody wants to know.
    await notice.getByText(/^\d problems? with this link$/).click();
    await notice.locator('li').first().waitFor();
    const words = await notice.innerText();
    expect(words).toMatch(/show predictions is not a view.*digits/);
    expect(words).toMatch(/show digits has nothing to show of this problem/);
    expect(words).toMatch(/controls foo/);
    expect(words).toMatch(/lock batc/);
    expect(await page.locator('figure.plot').count()).toBe(1);
  });

  it('has the controls of a run that its host asks for', async () => {
    const flags = 'embed=1&show=loss&controls=lr,run2.lr,run2.schedule,batch&lock=run2.lr';
    page = await browser.open(`?${flags}#${LINK}`, SIZE);
    const first = page.locator('.of-run[data-run="0"] [data-param=lr] input.scrub');
    await first.fill('0.25');
    await first.press('Enter');
    await expect.poll(() => linkOf(page)).toContain('run=sgd,lr=0.25');
    const second = page.locator('.of-run[data-run="1"]');
    expect(await second.first().locator('input.range').isDisabled()).toBe(true);
    // Each says whose it is.
    await page.getByRole('slider', { name: 'Adam: learning rate' }).waitFor();
    await second.locator('select').selectOption('cosine');
    await expect.poll(() => linkOf(page)).toContain('run=adam,lr=0.03,schedule=cosine');
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it.each(['sweep', 'range'])('runs the %s that it shows where it should play', async (study) => {
    const link = `${LINK}&sweep.points=3&sweep.seeds=1&sweep.steps=20&range.steps=40`;
    page = await browser.open(`?embed=1&show=${study}&autoplay=1#${link}`, SIZE);
    await page.locator('study-chart canvas').waitFor();
    await expect
      .poll(() => page.locator('.study .note').innerText(), { timeout: 20_000 })
      .toMatch(/trainings? in/);
    // Nobody sees the runs: they do not train, and there is nothing to play them with.
    expect(await page.locator('.transport').count()).toBe(0);
    expect(
      await page.evaluate(() => document.querySelector('playground-embed').store.frame?.step),
    ).toBe(0);
  });

  it('trains the runs as well where they are shown beside the study', async () => {
    const link = `${LINK}&sweep.points=3&sweep.seeds=1&sweep.steps=20`;
    page = await browser.open(`?embed=1&show=loss,sweep&autoplay=1#${link}`, {
      viewport: { width: 900, height: 420 },
    });
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBe(60);
    await page.locator('study-chart canvas').waitFor();
  });

  it('keeps a study waiting where nothing says that it should play', async () => {
    page = await browser.open(`?embed=1&show=sweep#${LINK}`, SIZE);
    await page.locator('.study-empty').waitFor();
    expect(await page.locator('study-chart').count()).toBe(0);
  });

  it.each([
    [320, 300],
    [390, 400],
    [600, 400],
    [700, 300],
  ])('has no part outside, and says what has no room, %i x %i', async (width, height) => {
    const flags = 'embed=1&autoplay=1&show=loss,lr,boundary,confusion,runs,formula&controls=lr';
    page = await browser.open(`?${flags}#${LINK}`, { viewport: { width, height } });
    const words = page.locator('.left-out');
    await words.waitFor();
    expect(await words.innerText()).toMatch(/^No room here for: .*Formula/);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('.embed canvas, .embed button, .embed input, .left-out')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.getBoundingClientRect())
        .filter(({ right, bottom }) => right > innerWidth + 0.5 || bottom > innerHeight + 0.5),
    );
    expect(outside).toEqual([]);
    // The plot is the figure.
    const plot = await page.locator('.plot-loss canvas').boundingBox();
    expect(plot.height).toBeGreaterThan(80);
  });
});
