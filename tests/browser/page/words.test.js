// What the page says about its curves, where it says it, and for whom it does not.

import { beforeAll, expect, it } from 'vitest';
import { drawnChart } from './drawn.js';
import { untilOver, useBrowser } from './page.js';

const LINK = 'v=1&data=moons&hidden=8&steps=300&speed=100000&run=adam,lr=0.03&run=sgd,lr=0.03';

const browser = useBrowser();
let page;

const sentences = (where = page) => where.locator('.in-words li > span:last-child').allInnerTexts();
const toggle = () => page.locator('.in-words button');

// Rings with numbers, dots on the curves and the pieces of the curves.
async function drawnPins() {
  const { texts, arcs, strokes } = await drawnChart(page, 'loss');
  const rings = arcs.filter(({ radius }) => radius === 7.5);
  const numbers = rings.map((ring) => {
    const inside = texts.find(({ x, y }) => Math.hypot(x - ring.x, y - ring.y) < 2);
    return inside?.text;
  });
  return { numbers, dots: arcs.filter(({ radius }) => radius === 2.5), strokes };
}

beforeAll(async () => {
  page = await browser.open(`?autoplay=0#${LINK}`, { isShared: true });
});

it('keeps its place before there are words, so that the charts stay where they are', async () => {
  const top = () => page.locator('.plots').evaluate((plots) => plots.getBoundingClientRect().top);
  const before = await top();
  expect(await sentences()).toEqual([]);
  await page.getByRole('button', { name: 'Play' }).click();
  await untilOver(page);
  await expect.poll(() => toggle().innerText()).toBe('What did I see?');
  expect((await sentences()).length).toBeGreaterThan(0);
  expect(await top()).toBe(before);
});

it('has the number of each sentence on the curve that it speaks of', async () => {
  const said = await sentences();
  expect(said.length).toBeLessThanOrEqual(3);
  const { numbers, dots, strokes } = await drawnPins();
  expect(numbers).toEqual(said.map((_, i) => String(i + 1)));
  const points = strokes.filter(({ width }) => width === 2).flatMap(({ pieces }) => pieces.flat());
  for (const dot of dots.slice(0, said.length)) {
    const distance = Math.min(...points.map(([x, y]) => Math.hypot(x - dot.x, y - dot.y)));
    expect(distance).toBeLessThan(1.5);
  }
});

it('says the same to those who do not see the charts, and the course of every curve', async () => {
  const said = await sentences();
  const label = (id) => page.locator(`[data-chart=${id}] canvas`).getAttribute('aria-label');
  await expect.poll(() => label('loss')).toContain(said[0]);
  for (const id of ['loss', 'accuracy']) {
    expect(await label(id)).toMatch(/Adam: .+ at first, lowest .+ after .+ steps/);
  }
});

it('can be closed by keyboard, and its numbers go with it', async () => {
  await toggle().focus();
  await page.keyboard.press('Enter');
  expect(await toggle().getAttribute('aria-expanded')).toBe('false');
  expect(await sentences()).toEqual([]);
  expect((await drawnPins()).numbers).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => sentences()).not.toEqual([]);
});

it('is silent in another page unless that page wants it', async () => {
  const quiet = await browser.open(`?embed=1&autoplay=0#${LINK}`);
  await quiet.locator('[data-chart=loss] .tools').waitFor();
  expect(await quiet.locator('.in-words').count()).toBe(0);
  const told = await browser.open(`?embed=1&narrate=1&autoplay=1#${LINK}`);
  await told.locator('.in-words li').first().waitFor({ timeout: 60_000 });
  expect((await sentences(told)).length).toBeLessThanOrEqual(3);
});
