// The ribbon below the curves: dragging shows what the engine gives for that value, letting go trains it.

import { beforeAll, expect, it } from 'vitest';
import { formatValue } from '../../../web/src/drawing/format.js';
import { drawnChart } from './drawn.js';
import { engine, replayOf } from './experiments.js';
import { linkOf, useBrowser } from './page.js';

const linkWith = (rate) =>
  `v=1&data=moons&steps=200&speed=100000&run=sgd,lr=${rate}&run=adam,lr=0.01`;
// The window of a rate of 0.1: twelve values a decade from 0.001 on.
const COUNT = 48;
const PLACES = { 0.1: 24, 0.825: 35, 1: 36, 4.64: 44 };
// Left and right of its cells, in pixels.
const MARGINS = { left: 54, right: 14 };

const browser = useBrowser();
let page;
let ribbon;

beforeAll(async () => {
  page = await browser.open(`?autoplay=1#${linkWith(0.1)}`, { isShared: true });
  ribbon = page.getByRole('slider', { name: /SGD: rate/ });
  await page.waitForFunction(() => document.querySelector('rate-ribbon')?.model?.isDone);
});

async function pointAt(rate) {
  const { x, y, width, height } = await ribbon.boundingBox();
  const cells = width - MARGINS.left - MARGINS.right;
  return [x + MARGINS.left + (cells * (PLACES[rate] + 0.5)) / COUNT, y + height / 2];
}

/** What the engine in Node says of the first run with a rate. */
async function truthOf(rate) {
  const { config } = engine.parseLink(linkWith(rate));
  const run = engine.createRun(config, 0);
  run.advance(1e9);
  const fingerprint = run.fingerprint();
  run.delete();
  const [{ end }] = await replayOf(linkWith(rate));
  return { fingerprint, label: `SGD ${formatValue(end.valLoss)}` };
}

const labels = async () => (await drawnChart(page, 'loss')).texts.map(({ text }) => text);
const words = () => ribbon.getAttribute('aria-valuetext');
const hasTrained = (fingerprint) =>
  page.waitForFunction((print) => {
    const { store } = document.querySelector('rate-ribbon');
    return store.shown === store && store.runView(0)?.fingerprint === print;
  }, fingerprint);

it('shows while it is dragged what a training with that rate gives, and edits nothing', async () => {
  const before = await linkOf(page);
  await page.mouse.move(...(await pointAt(0.1)));
  await page.mouse.down();
  for (const rate of [4.64, 1]) {
    const { label } = await truthOf(rate);
    await page.mouse.move(...(await pointAt(rate)));
    await expect.poll(labels).toContain(label);
    expect(await words()).toContain(`rate ${rate}: `);
  }
  expect(await linkOf(page)).toBe(before);
});

it('trains to the same bits when it is let go', async () => {
  const { fingerprint, label } = await truthOf(1);
  await page.mouse.up();
  await hasTrained(fingerprint);
  expect(await linkOf(page)).toContain('run=sgd,lr=1&');
  expect(await labels()).toContain(label);
});

it('is a slider for the keyboard', async () => {
  await ribbon.focus();
  await page.keyboard.down('Home');
  await expect.poll(words).toContain('rate 0.001: ');
  await page.keyboard.press('Escape');
  await page.keyboard.up('Home');
  await expect.poll(words).toContain('rate 1: ');
  await page.keyboard.press('ArrowLeft');
  await hasTrained((await truthOf(0.825)).fingerprint);
  expect(await linkOf(page)).toContain('run=sgd,lr=0.825&');
});

it('shows what the rate in the table of runs is dragged to', async () => {
  const field = page.getByRole('spinbutton', { name: 'Rate of run 1' });
  const { x, y, width, height } = await field.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 60, y + height / 2, { steps: 3 });
  await expect.poll(words).not.toContain('rate 0.825: ');
  expect(await linkOf(page)).toContain('run=sgd,lr=0.825&');
  const [, rate] = (await words()).match(/^rate (.*?):/);
  await page.mouse.up();
  await hasTrained((await truthOf(rate)).fingerprint);
  expect(await linkOf(page)).toContain(`run=sgd,lr=${rate}&`);
});
