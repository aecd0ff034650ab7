// Looking closer at curves, at one run only, and taking the numbers along, on the built page.

import { describe, expect, it } from 'vitest';
import { linkOf, untilOver, useBrowser } from './page.js';

const LINK = 'v=1&data=moons&steps=400&speed=100000&average=0';
const RUNS = '&run=adam,lr=0.01&run=momentum,lr=0.1';

const browser = useBrowser();
let page;

async function open(options, address = '?autoplay=1') {
  page = await browser.open(`${address}#${LINK}${RUNS}`, options);
  await untilOver(page);
  // The hands come after the first curve.
  await page.waitForFunction(() => customElements.get('numbers-table'));
  // So does the code of charts, and with it the room for the names at their ends.
  await page.waitForFunction(() =>
    document
      .querySelector('curves-view')
      .pictures()
      .every(({ picture }) => picture.model.title),
  );
}

// The range of x of every chart.
const ranges = () =>
  page.evaluate(() =>
    document
      .querySelector('curves-view')
      .pictures()
      .map(({ picture }) => [picture.model.x.min, picture.model.x.max]),
  );

// Where a step is on the page, at half the height of a chart.
const placeOf = (id, step) =>
  page.evaluate(
    ([name, x]) => {
      const all = document.querySelector('curves-view').pictures();
      const { canvas, picture } = all.find((one) => one.id === name);
      const { left, top } = canvas.getBoundingClientRect();
      const { area } = picture;
      return { x: left + picture.toX(x), y: top + (area.top + area.bottom) / 2 };
    },
    [id, step],
  );

async function dragTo(id, from, to) {
  const [start, end] = [await placeOf(id, from), await placeOf(id, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 5 });
  const selection = await page.locator('.zoom-selection').count();
  await page.mouse.up();
  return selection;
}

const visible = () =>
  page.evaluate(() =>
    document.querySelector('playground-app').store.config.runs.map((run) => run.visible),
  );

const WHOLE = [0, 400];

describe('zoom', () => {
  it('shows the part that was dragged across on all charts, and all of it by 0', async () => {
    await open();
    expect(await ranges()).toEqual([WHOLE, WHOLE, WHOLE]);
    expect(await dragTo('accuracy', 100, 200)).toBe(1);
    expect(await page.locator('.zoom-selection').count()).toBe(0);
    for (const [min, max] of await ranges()) {
      // A pixel is about one step.
      expect(Math.abs(min - 100)).toBeLessThan(2);
      expect(Math.abs(max - 200)).toBeLessThan(2);
    }
    await page.getByRole('button', { name: 'Reset zoom' }).waitFor();
    await page.locator('[data-chart=loss] canvas').focus();
    await page.keyboard.press('0');
    await expect.poll(ranges).toEqual([WHOLE, WHOLE, WHOLE]);
    await expect.poll(() => page.locator('.reset-zoom').count()).toBe(0);
  });

  it('takes a short drag for a click, and a double click for the way back', async () => {
    await open();
    const { x, y } = await placeOf('lr', 200);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 4, y);
    await page.mouse.up();
    expect((await ranges())[0]).toEqual(WHOLE);
    await dragTo('lr', 50, 250);
    expect((await ranges())[0]).not.toEqual(WHOLE);
    await page.mouse.dblclick(x, y);
    await expect.poll(ranges).toEqual([WHOLE, WHOLE, WHOLE]);
  });

  it('zooms and moves by keys and by the wheel, never beyond the ends', async () => {
    await open();
    const canvas = page.locator('[data-chart=loss] canvas');
    await canvas.focus();
    await page.keyboard.press('+');
    // The present is the end of the training: the end stays.
    const [[min, max]] = await ranges();
    expect(min).toBeCloseTo(400 - 400 / 1.5, 6);
    expect(max).toBeCloseTo(400, 6);
    await page.keyboard.press(',');
    const [[before]] = await ranges();
    expect(before).toBeCloseTo(min - (0.2 * 400) / 1.5, 6);
    for (let i = 0; i < 9; i++) await page.keyboard.press('.');
    expect((await ranges())[0][1]).toBeCloseTo(400, 6);
    for (let i = 0; i < 3; i++) await page.keyboard.press('-');
    expect((await ranges())[0]).toEqual(WHOLE);

    const { x, y } = await placeOf('loss', 100);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 120);
    expect((await ranges())[0]).toEqual(WHOLE);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await ranges())[0][1]).toBeLessThan(399);
    // What is under the pointer stays there.
    expect(Math.abs((await placeOf('loss', 100)).x - x)).toBeLessThan(1.5);
  });

  it('keeps the part in view while training goes on, with an axis that fits it', async () => {
    await open();
    const axis = () =>
      page.evaluate(() => {
        const { model } = document.querySelector('curves-view').pictures()[0].picture;
        return [model.y.min, model.y.max];
      });
    const [low, high] = await axis();
    await dragTo('loss', 300, 390);
    const [nearLow, nearHigh] = await axis();
    expect(nearHigh / nearLow).toBeLessThan(high / low);
    const zoomed = await ranges();
    await page.evaluate(() => document.querySelector('playground-app').store.reset());
    await page.getByRole('button', { name: 'Play' }).click();
    await untilOver(page);
    expect(await ranges()).toEqual(zoomed);
  });

  it('follows two fingers', async () => {
    await open({ hasTouch: true });
    const client = await page.context().newCDPSession(page);
    const [a, b] = [await placeOf('loss', 150), await placeOf('loss', 250)];
    const touch = (type, xs) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: xs.map((x, id) => ({ x, y: a.y, id })),
      });
    await touch('touchStart', [a.x]);
    await touch('touchStart', [a.x, b.x]);
    const half = (b.x - a.x) / 2;
    await touch('touchMove', [a.x - half, b.x + half]);
    await touch('touchEnd', []);
    // Twice as far apart: half as much in view, around the same middle.
    await expect.poll(async () => Math.abs((await ranges())[0][0] - 100)).toBeLessThan(3);
    expect(Math.abs((await ranges())[0][1] - 300)).toBeLessThan(3);
  });
});

describe('one run only', () => {
  it('is shown by a click on its name, and all again by the chip', async () => {
    await open();
    const name = await page.evaluate(async () => {
      const view = document.querySelector('curves-view');
      const [{ canvas, picture }] = view.pictures();
      const curve = picture.model.curves[1];
      const { left, top } = canvas.getBoundingClientRect();
      return { x: left + picture.toX(curve.x.at(-1)) + 20, y: top + picture.toY(curve.y.at(-1)) };
    });
    await page.mouse.click(name.x, name.y);
    await expect.poll(visible).toEqual([false, true]);
    expect(await linkOf(page)).toContain('run=adam,lr=0.01,visible=0');
    await page.getByRole('button', { name: 'All runs' }).click();
    await expect.poll(visible).toEqual([true, true]);
  });

  it('is the selected one by the key s', async () => {
    await open();
    await page.locator('.runs-table tbody tr').first().locator('.status').click();
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('s');
    await expect.poll(visible).toEqual([true, false]);
    await page.keyboard.press('s');
    await expect.poll(visible).toEqual([true, true]);
  });
});

describe('numbers', () => {
  const openTable = async (id) => {
    await page.locator(`[data-chart=${id}]`).hover();
    await page.locator(`[data-chart=${id}]`).getByLabel('Show the numbers as a table').click();
  };

  it('are copied with all points in view at full precision', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await dragTo('loss', 100, 200);
    await openTable('loss');
    // Every row of the table is a point, too.
    const shown = await page.locator('.data-table tbody th').allInnerTexts();
    expect(shown.length).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const { min, max, names, losses } = await page.evaluate(() => {
      const { model } = document.querySelector('curves-view').pictures()[0].picture;
      const { runs } = document.querySelector('playground-app').store.frame;
      const points = runs.map(({ evaluations, history }) => ({ evaluations, history }));
      const losses = points.map(({ evaluations }) => [
        [...evaluations.step],
        [...evaluations.valLoss],
      ]);
      const names = model.curves.map((curve) => curve.name);
      return { min: model.x.min, max: model.x.max, names, losses };
    });
    const [head, ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(head[0]).toBe('steps');
    expect(head).toEqual(expect.arrayContaining(names));
    const steps = rows.map(([step]) => Number(step));
    // All evaluations of the part, and nothing else.
    const evaluated = losses[0][0].filter((step) => step >= min && step <= max);
    expect(evaluated.length).toBeGreaterThan(10);
    expect(steps).toEqual(evaluated);
    expect(steps).toEqual(expect.arrayContaining(shown.map(Number)));
    losses.forEach(([at, values], run) => {
      const column = head.indexOf(names[run]);
      const cells = new Map(rows.map((cell) => [Number(cell[0]), cell[column]]));
      at.forEach((step, i) => {
        if (step >= min && step <= max) expect(Number(cells.get(step))).toBe(values[i]);
      });
    });
  });

  it.each([
    ['on a phone', '?autoplay=1', { viewport: { width: 390, height: 844 }, hasTouch: true }, 44],
    ['in a frame', '?embed=1&autoplay=1', { viewport: { width: 600, height: 400 } }, 24],
  ])('are at hand %s', async (_, address, options, least) => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    page = await browser.open(`${address}#${LINK}${RUNS}`, { ...options, permissions });
    const button = page.locator('[data-chart=lr]').getByLabel('Show the numbers as a table');
    await button.waitFor();
    const { width, height } = await button.boundingBox();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(least);
    await button.click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^steps\tAdam\tHeavy ball\n0\t0\.00999\d+\t0\.1000\d+\n/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.data-table').count()).toBe(0);
  });

  it('stand selected where the clipboard is refused', async () => {
    await open();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
      document.execCommand = () => false;
    });
    await openTable('lr');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Press Ctrl+C' }).waitFor();
    const found = await page.evaluate(() => {
      const area = document.querySelector('numbers-table textarea');
      return { all: area.value, selected: getSelection().toString() };
    });
    expect(found.all).toMatch(/^steps\t/);
    expect(found.selected).toBe(found.all);
  });

  it('are read off with the very step they are of', async () => {
    await open();
    const { x, y } = await placeOf('lr', 200.4);
    const { y: onLoss } = await placeOf('loss', 200);
    await page.mouse.move(x, y);
    await page.mouse.move(x, onLoss);
    const readout = page.locator('[data-chart=loss] .readout');
    await readout.waitFor();
    const shown = await readout.evaluate((box) => ({
      head: box.querySelector('b').textContent,
      values: [...box.querySelectorAll('.value')].map((cell) => cell.textContent),
    }));
    const truth = await page.evaluate(() => {
      const { model } = document.querySelector('curves-view').pictures()[0].picture;
      const { cursor } = document.querySelector('playground-app').store.ui;
      return model.curves.map((curve) => {
        const at = curve.x.findLastIndex((one) => one <= cursor);
        return [curve.x[at], Number(curve.y[at].toPrecision(4))];
      });
    });
    expect(shown.values.map(Number)).toEqual(truth.map(([, value]) => value));
    expect(shown.head).toBe(`${truth[0][0]} steps`);
  });
});
