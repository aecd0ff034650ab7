// Charts that readers add and take away, and what they make the engine record.

import { describe, expect, it } from 'vitest';
import { fingerprintsOf, linkOf, untilOver, useBrowser } from './page.js';

const RUNS = '&run=sgd,lr=0.1&run=adam,lr=0.01';
const SHORT = 'data=moons&steps=200&speed=100000';

const browser = useBrowser();
let page;

const charts = () =>
  page.locator('figure.plot').evaluateAll((all) => all.map(({ dataset }) => dataset.chart));
// Adds a chart, or takes it away. The list stays open until one clicks elsewhere.
const add = async (id) => {
  const box = page.locator(`chart-list input[value=${id}]`);
  if (!(await box.isVisible())) await page.getByRole('button', { name: 'Add chart' }).click();
  await box.click();
};

// What the run with this index has recorded, as the charts see it.
const recorded = (index = 0) =>
  page.evaluate((place) => {
    const { measures = {} } = document.querySelector('curves-view').store.runView(place);
    return Object.fromEntries(
      Object.entries(measures).map(([name, { step, mean, since }]) => [
        name,
        { points: step.length, first: step[0], last: mean.at(-1), since },
      ]),
    );
  }, index);

describe('the list of charts', () => {
  it('is the usual one at first, and nothing else is recorded', async () => {
    page = await browser.open(`?autoplay=1#v=1&${SHORT}${RUNS}`);
    await untilOver(page);
    expect(await charts()).toEqual(['loss', 'lr', 'accuracy']);
    expect(await recorded()).toEqual({});
    expect(await linkOf(page)).not.toContain('views');
  });

  it('grows and shrinks by hand, in the link, and back with the browser', async () => {
    page = await browser.open(`#v=1&${SHORT}${RUNS}`);
    await add('sharpness');
    await expect.poll(charts).toEqual(['loss', 'lr', 'accuracy', 'sharpness']);
    expect(await linkOf(page)).toContain('views=loss,lr,accuracy,sharpness');
    await add('layer-gradient-norm');
    await page.locator('[data-chart=lr]').hover();
    await page.getByRole('button', { name: 'Remove the chart Learning rate' }).click();
    await expect.poll(charts).toEqual(['loss', 'accuracy', 'layer-gradient-norm', 'sharpness']);
    await add('loss');
    await expect.poll(charts).toEqual(['accuracy', 'layer-gradient-norm', 'sharpness']);
    for (const id of ['accuracy', 'layer-gradient-norm', 'sharpness']) await add(id);
    await expect.poll(charts).toEqual([]);
    expect(await linkOf(page)).toContain('views=none');
    await add('lr');
    await expect.poll(charts).toEqual(['lr']);
  });

  it('scrolls when it is long, and stays inside the page', async () => {
    const views = 'loss,lr,accuracy,gradient-norm,cosine,activations,sharpness,noise-scale';
    page = await browser.open(`#v=1&${SHORT}&views=${views}${RUNS}`);
    await page.locator('[data-chart=noise-scale]').waitFor();
    const sizes = await page.evaluate(() => {
      const plots = document.querySelector('.plots');
      const heights = [...plots.children].map((one) => one.getBoundingClientRect().height);
      return {
        scrolls: plots.scrollHeight > plots.clientHeight,
        lowest: Math.min(...heights),
        page: document.documentElement.scrollHeight <= innerHeight,
      };
    });
    expect(sizes).toMatchObject({ scrolls: true, page: true });
    expect(sizes.lowest).toBeGreaterThan(100);
  });
});

describe('what charts need', () => {
  it('is recorded from the first step on, and changes no trained number', async () => {
    page = await browser.open(`?autoplay=1#v=1&${SHORT}${RUNS}`);
    await untilOver(page);
    const plain = await fingerprintsOf(page);
    await page.close();
    page = await browser.open(
      `?autoplay=1#v=1&${SHORT}&views=loss,gradient-norm,sharpness,noise-scale${RUNS}`,
    );
    // So short a training may be over before the engine that records has come; then it begins again.
    const names = ['gradient-norm', 'noise-scale', 'sharpness'];
    await expect.poll(async () => Object.keys(await recorded(1)).sort()).toEqual(names);
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual(plain);
    const measures = await recorded(1);
    expect(measures['gradient-norm']).toMatchObject({ points: 200, first: 0, since: 0 });
  });

  it('is made up for when a chart comes after training', async () => {
    page = await browser.open(`?autoplay=1#v=1&${SHORT}${RUNS}`);
    await untilOver(page);
    await add('cosine');
    await expect.poll(async () => (await recorded()).cosine?.points).toBe(199);
    expect((await recorded()).cosine.since).toBe(0);
    await untilOver(page);
  });
});

describe('the edge of stability', () => {
  const link = 'v=1&batch=0&loss=mse&steps=2000&speed=100000&views=loss,sharpness&run=sgd,lr=0.1';

  it('is reached by full-batch descent, and drawn', async () => {
    page = await browser.open(`?autoplay=1#${link}`);
    // So short a training may be over before the engine that records has come; then it begins again.
    await expect.poll(async () => Object.keys(await recorded())).toEqual(['sharpness']);
    await untilOver(page);
    const { sharpness } = await page.evaluate(() => {
      const { measures } = document.querySelector('curves-view').store.runView(0);
      return { sharpness: [...measures.sharpness.mean.slice(0, measures.sharpness.step.length)] };
    });
    expect(sharpness[0]).toBeLessThan(12);
    for (const value of sharpness.slice(-10)) expect(Math.abs(value / 20 - 1)).toBeLessThan(0.1);
    const words = page.locator('[data-chart=sharpness] figcaption');
    expect(await words.innerText()).toMatch(/dashed: limit, 250 samples, every \d+ steps/);
  });

  it('can be shown inside another page', async () => {
    page = await browser.open(`?embed=1&autoplay=1&show=sharpness,loss#${link}`, {
      viewport: { width: 600, height: 400 },
    });
    await expect.poll(charts).toEqual(['sharpness', 'loss']);
    await expect
      .poll(async () => (await recorded()).sharpness?.points, { timeout: 20_000 })
      .toBeGreaterThan(20);
    expect(await page.getByRole('button', { name: 'Add chart' }).count()).toBe(0);
  });
});
