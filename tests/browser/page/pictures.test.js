// Pictures fill their room with equal scales, and every canvas follows the pixels of the screen.

import { describe, expect, it } from 'vitest';
import { useBrowser } from './page.js';

const browser = useBrowser();
const SMALL = { viewport: { width: 600, height: 400 } };
let page;

/**
 * Changes the pixels of the screen as zooming does: the page gets another width as well. (Chromium tells
 * nobody of an emulated density that comes alone.)
 */
async function setDensity(deviceScaleFactor) {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize();
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(width - 10 * deviceScaleFactor),
    ...{ height, deviceScaleFactor, mobile: false },
  });
}

/** Pixels of each visible canvas for one of the page, across and down. */
function densities() {
  return page.evaluate(() =>
    [...document.querySelectorAll('canvas')]
      .filter((canvas) => canvas.checkVisibility() && canvas.clientWidth > 0)
      .map((canvas) => [
        canvas.closest('[data-chart], [data-view], .data')?.className ||
          canvas.parentElement.className,
        canvas.width / canvas.clientWidth,
        canvas.height / canvas.clientHeight,
      ]),
  );
}

async function expectDensity(density) {
  await expect
    .poll(
      async () => {
        const all = await densities();
        return all.filter(
          ([, across, down]) =>
            Math.abs(across - density) > 0.03 * density ||
            Math.abs(down - density) > 0.03 * density,
        );
      },
      { timeout: 8000 },
    )
    .toEqual([]);
  return (await densities()).length;
}

describe('every canvas follows the pixels of the screen', () => {
  it.each([
    ['the page', '#v=1&data=moons&steps=40&run=sgd&run=adam'],
    ['a surface', '#v=1&problem=surface&steps=40&run=adam'],
    ['an embed', '?embed=1&autoplay=1#v=1&data=digits&steps=40&run=adam'],
    [
      'a study',
      '?embed=1&show=sweep&autoplay=1#v=1&steps=20&sweep.points=4&sweep.seeds=1&run=adam',
    ],
  ])('on %s', async (_, address) => {
    page = await browser.open(address);
    await page.waitForTimeout(1500);
    expect(await expectDensity(1)).toBeGreaterThan(0);
    for (const density of [2, 1.5, 3, 1]) {
      await setDensity(density);
      await expectDensity(density);
    }
  });
});

/** All texts and discs that are drawn from now on, with their places on their canvas. */
function recordDrawing() {
  return page.addInitScript(() => {
    const { fillText, arc } = CanvasRenderingContext2D.prototype;
    const record = (kind, context, what, x, y) => {
      const point = context.getTransform().transformPoint({ x, y });
      (globalThis.drawn ??= []).push({ kind, what, x: point.x, y: point.y });
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
      record('text', this, text, x, y);
      return fillText.call(this, text, x, y, ...rest);
    };
    CanvasRenderingContext2D.prototype.arc = function (x, y, radius, ...rest) {
      record('arc', this, radius, x, y);
      return arc.call(this, x, y, radius, ...rest);
    };
  });
}

/** Pixels per unit, from the numbers on an axis. */
function scaleOf(numbers, side) {
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  return Math.abs((last[side] - first[side]) / (Number(last.what) - Number(first.what)));
}

describe('a plane', () => {
  it.each([
    [600, 400],
    [700, 300],
    [390, 400],
  ])(
    'has one scale for both axes, and steps lie where their numbers say, %i x %i',
    async (width, height) => {
      page = await browser.visit('', { viewport: { width, height } });
      await recordDrawing();
      const link = 'v=1&problem=surface&surface=himmelblau&start=1:2&steps=5&run=sgd,lr=0.001';
      await page.goto(`${page.url().split('#')[0]}?embed=1&show=landscape#${link}`);
      await page.locator('[data-view=surface-landscape] canvas').waitFor();
      await page.waitForFunction(() => globalThis.drawn?.some(({ what }) => what === 'x'));
      const drawn = await page.evaluate(() => globalThis.drawn);
      const numbers = drawn.filter(
        ({ kind, what }) => kind === 'text' && Number.isFinite(Number(what)),
      );
      // Of the last drawing: those below the axis, and those beside it.
      const name = drawn.filter(({ what }) => what === 'x').at(-1);
      const below = numbers.filter(({ y }) => Math.abs(y - name.y - 13) < 1).slice(-2);
      const left = Math.min(...numbers.map(({ x }) => x));
      const beside = numbers.filter(({ x, y }) => Math.abs(x - left) < 1 && y <= name.y).slice(-2);
      const [across, up] = [scaleOf(below, 'x'), scaleOf(beside, 'y')];
      expect(across / up).toBeCloseTo(1, 2);
      // The ring of the start, at (1, 2).
      const ring = drawn.filter(({ kind, what }) => kind === 'arc' && what === 6).at(-1);
      expect(ring.x).toBeCloseTo(below[0].x + (1 - Number(below[0].what)) * across, 0);
      expect(ring.y).toBeCloseTo(beside[0].y - (2 - Number(beside[0].what)) * up, 0);
    },
  );
});

describe('tiles', () => {
  it.each([1, 2, 3, 4, 8])('fill the room: %i', async (count) => {
    const runs =
      '&run=sgd&run=adam&run=momentum&run=rmsprop&run=adamw&run=nadam&run=lion&run=adagrad';
    const link = `v=1&data=moons&steps=20${runs
      .split('&')
      .slice(0, count + 1)
      .join('&')}`;
    page = await browser.open(`?embed=1&autoplay=1&show=boundary#${link}`, SMALL);
    await page
      .locator('.tile canvas')
      .nth(count - 1)
      .waitFor();
    const { room, tiles, cut } = await page.evaluate(() => {
      const box = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom };
      };
      const names = [...document.querySelectorAll('.tile b')];
      return {
        room: box(document.querySelector('tiles-view')),
        tiles: [...document.querySelectorAll('.tile')].map(box),
        cut: names
          .filter((name) => name.scrollWidth > name.clientWidth)
          .map((name) => name.innerText),
      };
    });
    const reach = (side, pick) => pick(...tiles.map((tile) => tile[side]));
    expect(room.right - reach('right', Math.max)).toBeLessThan(4);
    expect(room.bottom - reach('bottom', Math.max)).toBeLessThan(4);
    expect(reach('top', Math.min) - room.top).toBeLessThan(1);
    expect(cut).toEqual([]);
  });
});
