// Pictures of every kind of problem, the keyboard, narrow pages and embedded ones.

import { describe, expect, it } from 'vitest';
import { linkOf, stepOf, untilOver, useBrowser } from './page.js';

const SHORT = 'steps=200&speed=100000';
const RUNS = '&run=adam,lr=0.01&run=momentum,lr=0.05,schedule=cosine,warmup=20';

const browser = useBrowser();
let page;

// How many colours a canvas shows: an empty one has one.
const coloursOf = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = element;
    const { data } = element.getContext('2d').getImageData(0, 0, width, height);
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) {
      colours.add(`${data[i]} ${data[i + 1]} ${data[i + 2]} ${data[i + 3] >> 5}`);
    }
    return colours.size;
  });

// The pixels of a canvas as one number each, and where it is on the page.
const pixelsOf = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = element;
    const { data } = element.getContext('2d').getImageData(0, 0, width, height);
    const { x, y, width: shown } = element.getBoundingClientRect();
    return { pixels: [...new Uint32Array(data.buffer)], width, x, y, scale: shown / width };
  });

// The picture when two looks at it are the same: contours come after the frame.
async function settledPixels(canvas) {
  let before = await pixelsOf(canvas);
  await expect
    .poll(async () => {
      const now = await pixelsOf(canvas);
      const isSame = now.pixels.every((pixel, i) => pixel === before.pixels[i]);
      before = now;
      return isSame;
    })
    .toBe(true);
  return before;
}

// Where on the page the first picture has something that neither of the others has: the middle of it.
function placeOf([{ pixels, width, x, y, scale }, ...others]) {
  const own = pixels.flatMap((pixel, i) =>
    others.every((other) => other.pixels[i] !== pixel) ? [i] : [],
  );
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const column = mean(own.map((i) => i % width));
  const row = mean(own.map((i) => Math.floor(i / width)));
  return { x: x + scale * (column + 0.5), y: y + scale * (row + 0.5) };
}

describe('pictures', () => {
  const kinds = [
    ['points of two classes', 'data=moons', '[data-view=boundary]'],
    ['points of many classes', 'data=blobs', '[data-view=boundary]'],
    ['a function of two variables', 'data=plane', '[data-view=boundary]'],
    ['a function of one variable', 'data=sine', '[data-view=fit]'],
    ['handwritten digits', 'data=digits', '[data-view=digits]'],
    ['data of many features', 'data=iris', '[data-view=confusion]'],
    ['a surface', 'problem=surface&surface=himmelblau', 'surface-landscape-view'],
  ];

  it.each(kinds)('show %s', async (_, problem, view) => {
    page = await browser.open(`?autoplay=1#v=1&${problem}&${SHORT}${RUNS}`);
    await untilOver(page);
    const canvas = page.locator(`${view} canvas`).first();
    await canvas.waitFor();
    await expect.poll(() => coloursOf(canvas)).toBeGreaterThan(8);
    for (const chart of await page.locator('curves-view canvas').all()) {
      expect(await coloursOf(chart)).toBeGreaterThan(4);
    }
  });

  it('offer the confusion matrix beside the digits', async () => {
    page = await browser.open(`?autoplay=1#v=1&data=digits&${SHORT}${RUNS}`);
    await page.getByRole('tab', { name: 'Confusion matrix' }).click();
    await untilOver(page);
    const canvas = page.locator('[data-view=confusion] canvas').first();
    await expect.poll(() => coloursOf(canvas)).toBeGreaterThan(8);
  });

  it('let the start on a surface be dragged', async () => {
    const pictures = [];
    for (const start of ['4:4', '-4:-4', '0:0']) {
      page = await browser.open(`#v=1&problem=surface&surface=himmelblau&start=${start}&run=sgd`);
      const canvas = page.locator('surface-landscape-view canvas');
      await expect.poll(() => coloursOf(canvas)).toBeGreaterThan(8);
      pictures.unshift(await settledPixels(canvas));
    }
    const place = placeOf(pictures);
    await page.mouse.move(place.x, place.y);
    await page.mouse.down();
    await page.mouse.move(place.x + 60, place.y - 40, { steps: 5 });
    await page.mouse.up();
    const [, x, y] = /start=([\d.-]+):([\d.-]+)/.exec(await linkOf(page));
    expect(Number(x)).toBeGreaterThan(0);
    expect(Number(y)).toBeGreaterThan(0);
  });
});

describe('charts', () => {
  it('share one crosshair and say what it shows', async () => {
    page = await browser.open(`?autoplay=1#v=1&data=moons&${SHORT}${RUNS}`);
    await untilOver(page);
    const chart = page.locator('[data-chart=loss] canvas');
    const box = await chart.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const readout = page.locator('[data-chart=loss] .readout');
    await readout.waitFor();
    expect(await readout.innerText()).toMatch(/steps[\s\S]*Adam[\s\S]*0\.\d+/);
    await chart.focus();
    const before = await readout.locator('b').innerText();
    await chart.press('ArrowLeft');
    expect(await readout.locator('b').innerText()).not.toBe(before);
  });

  it('can be read as tables', async () => {
    page = await browser.open(`?autoplay=1#v=1&data=moons&${SHORT}${RUNS}`);
    await untilOver(page);
    await page.locator('[data-chart=lr]').getByLabel('as a table').click();
    const table = page.locator('.data-table');
    expect(await table.locator('thead th').allInnerTexts()).toEqual([
      'steps',
      'Adam',
      'Heavy ball',
    ]);
    expect(await table.locator('tbody tr').first().locator('td').first().innerText()).toBe('0.01');
  });

  it('change their axes by link and by hand', async () => {
    page = await browser.open(`#v=1&data=moons&${SHORT}${RUNS}`);
    await page.getByRole('button', { name: 'log', exact: true }).click();
    expect(await linkOf(page)).toContain('scale=linear');
    await page.getByLabel('Horizontal axis').selectOption('epoch');
    expect(await linkOf(page)).toContain('x=epoch');
    await page.getByLabel('Chart', { exact: true }).selectOption('update-ratio');
    expect(await linkOf(page)).toContain('views=loss,lr,update-ratio');
  });
});

describe('the formula', () => {
  it('ties its numbers to the controls', async () => {
    page = await browser.open('#v=1&run=adam,lr=0.02,beta1=0.8');
    const tied = page.locator('formula-strip .tied[data-param="beta1"]').first();
    expect(await tied.textContent()).toBe('0.8');
    const box = await tied.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect(await linkOf(page)).not.toContain('beta1=0.8');
    await page.locator('.runs-table .status').first().click();
    await page.locator('run-panel [data-param="eps"]').hover();
    await page.locator('formula-strip .lit[data-param="eps"]').first().waitFor();
  });
});

describe('the keyboard', () => {
  it('drives the training', async () => {
    page = await browser.open(`#v=1&data=moons&steps=5000&speed=100${RUNS}`);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stepOf(page)).toBe(1);
    await page.keyboard.press('Space');
    await expect.poll(() => stepOf(page)).toBeGreaterThan(3);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => stepOf(page)).toBe(0);
    await page.keyboard.press('a');
    await expect.poll(() => page.locator('.runs-table tbody tr').count()).toBe(3);
  });

  it('explains itself', async () => {
    page = await browser.open(`#v=1${RUNS}`);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Help' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('play or pause');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('leaves the keys to whom types', async () => {
    page = await browser.open(`#v=1${RUNS}`);
    await page.locator('.runs-table input.scrub').first().focus();
    await page.keyboard.press('a');
    expect(await page.locator('.runs-table tbody tr').count()).toBe(2);
  });
});

describe('layouts', () => {
  it('show everything that matters on a usual screen', async () => {
    page = await browser.open(`#v=1&data=moons${RUNS}`);
    const fits = await page.evaluate(() => ({
      page: document.documentElement.scrollHeight <= innerHeight,
      formula:
        document.querySelector('formula-strip').getBoundingClientRect().bottom <= innerHeight,
    }));
    expect(fits).toEqual({ page: true, formula: true });
  });

  it('fit a narrow screen, with targets for fingers', async () => {
    page = await browser.open(`#v=1&data=moons${RUNS}`, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await page.locator('[data-view=boundary] canvas').first().waitFor();
    const found = await page.evaluate(() => {
      const order = ['.top', '.curves', '.stage', '.bottom-bar'].map(
        (name) => document.querySelector(name).getBoundingClientRect().top,
      );
      return { wide: document.documentElement.scrollWidth, order };
    });
    expect(found.wide).toBeLessThanOrEqual(390);
    // The bar is always in sight.
    expect(found.order.slice(0, 3)).toEqual(found.order.slice(0, 3).sort((a, b) => a - b));
    expect(found.order[3]).toBeLessThanOrEqual(844 - 44);
    for (const name of ['Problem', 'Runs']) {
      await page.locator('.bottom-bar').getByRole('button', { name }).click();
      await page.getByRole('dialog', { name }).waitFor();
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('.app button')]
          .filter((element) => element.checkVisibility())
          .map((element) => [element.getBoundingClientRect(), element.innerText])
          .filter(([{ width, height }]) => Math.min(width, height) < 40)
          .map(([{ width, height }, words]) => `${words} ${width} x ${height}`),
      );
      expect(small).toEqual([]);
    }
  });

  it('change between light and dark', async () => {
    page = await browser.open(`#v=1${RUNS}`, { colorScheme: 'dark' });
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: 'Light or dark' }).first().click();
    expect(await theme()).toBe('light');
  });
});

describe('embedded', () => {
  const size = { viewport: { width: 600, height: 400 } };

  it('shows transport, the wanted views, and the way to the full page', async () => {
    page = await browser.open(
      `?embed=1&show=lr,loss,boundary&theme=dark#v=1&data=moons${RUNS}`,
      size,
    );
    expect(
      await page.locator('figure.plot').evaluateAll((all) => all.map((one) => one.dataset.chart)),
    ).toEqual(['lr', 'loss']);
    await page.locator('[data-view=boundary] canvas').first().waitFor();
    expect(await page.locator('.runs-table, problem-panel').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    const full = await page.locator('.full-page').getAttribute('href');
    expect(full).not.toContain('embed');
    expect(full).toContain('#v=1&data=moons');
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth > innerWidth,
      document.documentElement.scrollHeight > innerHeight,
    ]);
    expect(overflow).toEqual([false, false]);
  });

  it('says what the small module only notices, in whole sentences', async () => {
    const layers = Array(8).fill(256).join('-');
    const large = `adam,hidden=${layers},batch=0`;
    const link = `v=1&samples=100000&steps=50&run=${large}&run=adam,label=small`;
    page = await browser.open(`?embed=1&autoplay=1#${link}`, size);
    const notice = page.locator('.notice');
    await notice.waitFor();
    expect(await notice.innerText()).toMatch(
      /batch\D+50,?000 must be at most \d+ here: the run would need \d+ MB of memory/,
    );
    // The other run does not mind.
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBe(50);
  });

  it('gives tables and formulas a row of their own', async () => {
    const flags = 'embed=1&autoplay=1&show=loss,boundary,runs,formula';
    page = await browser.open(`?${flags}#v=1&data=moons&${SHORT}${RUNS}`, size);
    await page.locator('runs-table tbody tr').first().waitFor();
    await page.locator('formula-strip math').first().waitFor();
    await page.locator('[data-view=boundary] canvas').first().waitFor();
    const boxes = [];
    for (const name of ['curves-view', 'stage-view', 'runs-table', 'formula-strip']) {
      boxes.push(await page.locator(name).boundingBox());
    }
    const [curves, stage, runs, formula] = boxes;
    for (const { x, width } of boxes) expect(x + width).toBeLessThanOrEqual(600);
    expect(curves.y).toBe(stage.y);
    expect(curves.height).toBeGreaterThan(120);
    expect(runs.y).toBeGreaterThanOrEqual(curves.y + curves.height);
    expect(formula.y).toBeGreaterThan(runs.y);
    expect(runs.width).toBeGreaterThan(500);
  });

  it('shows a picture at once where there is no curve to wait for', async () => {
    page = await browser.open(`?embed=1&autoplay=1&show=boundary#v=1&data=moons${RUNS}`, size);
    await page.addInitScript(() => {
      const { setTimeout } = globalThis;
      const longest = 1500;
      globalThis.setTimeout = (act, delay, ...rest) =>
        delay === longest ? 0 : setTimeout(act, delay, ...rest);
    });
    await page.reload();
    await page.locator('[data-view=boundary] canvas').first().waitFor();
  });

  it('shows the controls that the host asks for, and locks others', async () => {
    const flags = 'embed=1&controls=noise,batch&lock=batch&show=loss';
    page = await browser.open(`?${flags}#v=1&data=moons${RUNS}`, size);
    const controls = page.locator('.embed-controls [data-param]');
    // They come with the parts that follow the first curve.
    await controls.first().waitFor();
    const shown = await controls.evaluateAll((all) => all.map(({ dataset }) => dataset.param));
    expect(shown).toEqual(['noise', 'batch']);
    const noise = page.locator('[data-param=noise] input.scrub');
    await noise.fill('0.2');
    await noise.press('Enter');
    expect(await linkOf(page)).toContain('noise=0.2');
    expect(await page.locator('[data-param=batch] input.range').isDisabled()).toBe(true);
  });

  it('waits to be started, and trains', async () => {
    page = await browser.open(`?embed=1#v=1&data=moons&${SHORT}${RUNS}`, size);
    await page.waitForTimeout(300);
    expect(await stepOf(page)).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBe(200);
  });
});
