// Going back in time, and landscapes of networks, on the built page.

import { describe, expect, it } from 'vitest';
import { fingerprintsOf, linkOf, stepOf, untilOver, useBrowser } from './page.js';

const RUNS = '&run=adam,lr=0.01&run=momentum,lr=0.1';
const SHORT = 'steps=400&speed=100000';

const browser = useBrowser();
let page;

// A number that tells two drawings apart.
const drawingOf = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = element;
    const { data } = element.getContext('2d').getImageData(0, 0, width, height);
    return data.reduce((sum, value, i) => (sum + value * (i % 9973)) % 1e9, 0);
  });

const untilStep = (step) =>
  page.waitForFunction((wanted) => {
    const { frame } = document.querySelector('playground-app').store;
    return frame.runs.every(
      (run) => run.state.step === wanted && (!run.grid || run.picturesStep === wanted),
    );
  }, step);

const train = async (link) => {
  page = await browser.open(`?autoplay=1#v=1&${link}`);
  await untilOver(page);
};

describe('the timeline', () => {
  it('shows an earlier step everywhere, and plays on to the same fingerprints', async () => {
    await train(`data=moons&${SHORT}${RUNS}`);
    const prints = await fingerprintsOf(page);
    const boundary = page.locator('[data-view=boundary] canvas').first();
    const before = await drawingOf(boundary);
    const loss = await page.locator('.runs-table tbody tr').first().innerText();

    const slider = page.getByLabel('Timeline');
    const box = await slider.boundingBox();
    await page.mouse.move(box.x + box.width - 6, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 12 });
    await page.mouse.up();
    const target = Number(await slider.inputValue());
    expect(target).toBeGreaterThan(60);
    expect(target).toBeLessThan(140);
    await untilStep(target);
    await expect.poll(() => stepOf(page)).toBe(target);
    await expect.poll(() => drawingOf(boundary)).not.toBe(before);
    await expect
      .poll(() => page.locator('.runs-table tbody tr').first().innerText())
      .not.toBe(loss);

    // What another page says that only trains so far.
    const shown = await page.evaluate(() =>
      document.querySelector('playground-app').store.frame.runs.map(({ state }) => state.loss),
    );
    await page.getByRole('button', { name: 'Play' }).click();
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual(prints);
    await page.close();
    page = await browser.open(`?at=${target}#v=1&data=moons&${SHORT}${RUNS}`);
    await untilStep(target);
    const straight = await page.evaluate(() =>
      document.querySelector('playground-app').store.frame.runs.map(({ state }) => state.loss),
    );
    expect(shown).toEqual(straight);
  });

  it('keeps the curves ahead until they are trained again', async () => {
    await train(`data=moons&${SHORT}${RUNS}`);
    const ahead = () =>
      page.evaluate(
        () => document.querySelector('playground-app').store.runView(0).ahead?.state.step ?? 0,
      );
    await page.getByLabel('Timeline').focus();
    await page.keyboard.press('Home');
    await untilStep(0);
    expect(await ahead()).toBe(400);
    await page.keyboard.press('ArrowRight');
    await untilStep(1);
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('ArrowRight');
    await untilStep(2);
    await page.keyboard.press('ArrowLeft');
    await untilStep(1);
    await page.keyboard.press('Space');
    await untilOver(page);
    expect(await ahead()).toBe(0);
  });

  it('goes back by the line in the charts, too', async () => {
    await train(`data=moons&${SHORT}${RUNS}`);
    await page.getByLabel('Timeline').fill('200');
    await untilStep(200);
    const place = await page.evaluate(() => {
      const view = document.querySelector('curves-view');
      const [{ canvas, picture }] = view.pictures();
      const { left, top } = canvas.getBoundingClientRect();
      return { x: left + picture.toX(200), to: left + picture.toX(100), y: top + 60 };
    });
    await page.mouse.move(place.x, place.y);
    await page.mouse.down();
    await page.mouse.move(place.to, place.y, { steps: 6 });
    await page.mouse.up();
    await page.waitForFunction(() => {
      const { step } = document.querySelector('playground-app').store.frame;
      return Math.abs(step - 100) <= 3;
    });
  });

  it('goes back before a divergence', async () => {
    await train(`data=plane&${SHORT}&hidden=none&run=sgd,lr=3`);
    const status = page.locator('.runs-table .status').first();
    expect(await status.innerText()).toContain('diverged');
    await page.getByLabel('Timeline').focus();
    await page.keyboard.press('Home');
    await untilStep(0);
    await expect.poll(() => status.innerText()).not.toContain('diverged');
  });
});

describe('the landscape of a network', () => {
  const view = 'network-landscape-view';
  const nodes = () =>
    page.evaluate((name) => document.querySelector(name)?.landscape?.nodes ?? 0, view);

  it('shows the paths of all runs on their principal components', async () => {
    await train(`data=moons&stage=landscape&${SHORT}${RUNS}`);
    await expect.poll(nodes).toBe(65);
    const found = await page.evaluate((name) => {
      const { shares, losses, ways, center, window: area } = document.querySelector(name).landscape;
      const { store } = document.querySelector(name);
      // The plane goes through the weights of the selected run: the node nearest to the origin has
      // nearly its training loss.
      const column = Math.round((-area[0] / (area[1] - area[0])) * 64);
      const row = Math.round((area[3] / (area[3] - area[2])) * 64);
      return {
        shares,
        loss: losses[row * 65 + column],
        trainLoss: store.runView(center).state.trainLoss,
        ways: [...ways.keys()],
        range: [Math.min(...losses), Math.max(...losses)],
      };
    }, view);
    expect(found.ways).toEqual([0, 1]);
    expect(found.shares[0]).toBeGreaterThan(0.5);
    expect(found.shares[0]).toBeGreaterThan(found.shares[1]);
    expect(found.shares[0] + found.shares[1]).toBeLessThanOrEqual(1);
    expect(found.range[0]).toBeLessThanOrEqual(found.loss);
    expect(Math.abs(found.loss - found.trainLoss)).toBeLessThan(
      0.05 * (found.range[1] - found.range[0]),
    );
  });

  it('is chosen, turned and zoomed by link and by hand', async () => {
    await train(`data=moons&${SHORT}${RUNS}`);
    await page.getByRole('tab', { name: 'Landscape' }).click();
    await expect.poll(nodes).toBe(65);
    await page.getByLabel('Directions of the plane').selectOption('random');
    await page.getByRole('button', { name: 'seed 1' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const link = await linkOf(page);
    expect(link).toContain('stage=landscape');
    expect(link).toContain('plane=random');
    expect(link).toContain('plane.seed=2');
    expect(link).toContain('plane.zoom=1.5');
    // Of the shorter side: the other one has what the canvas has room for.
    const area = () =>
      page.evaluate((name) => {
        const { window = [] } = document.querySelector(name).landscape ?? {};
        return Math.min(window[1], window[3]);
      }, view);
    await expect.poll(area).toBeCloseTo(1 / 1.5, 5);
    await expect.poll(nodes).toBe(65);
    const canvas = page.locator(`${view} canvas`);
    await canvas.hover({ position: { x: 200, y: 200 } });
    expect(await page.locator(`${view} .readout-text`).innerText()).toMatch(/Loss [\d.]+ at \(/);
  });

  it('follows the timeline', async () => {
    await train(`data=moons&stage=landscape&${SHORT}${RUNS}`);
    await expect.poll(nodes).toBe(65);
    const canvas = page.locator(`${view} canvas`);
    const before = await drawingOf(canvas);
    await page.getByLabel('Timeline').fill('100');
    await untilStep(100);
    await expect.poll(() => drawingOf(canvas)).not.toBe(before);
    const ends = () =>
      page.evaluate(
        () => document.querySelector('playground-app').store.runView(0).track?.step.at(-1) ?? -1,
      );
    await expect.poll(ends).toBe(100);
    await expect.poll(nodes).toBe(65);
  });

  it('says which runs are not on it', async () => {
    await train(`data=moons&stage=landscape&${SHORT}&run=adam,lr=0.01&run=adam,hidden=4`);
    await expect.poll(nodes).toBe(65);
    expect(await page.locator(`${view} .note`).innerText()).toContain('1 run with other weights');
  });
});
