// The chart of the loss: what is drawn is compared with every single step of `replay`.

import { describe, expect, it } from 'vitest';
import { drawnChart, mistakesIn, runColors, strokesOf, xAxisOf, yAxisOf } from './drawn.js';
import { engine, replayOf, train } from './experiments.js';
import { useBrowser } from './page.js';

const STEPS = [400, 2000, 20_000];
const MEMORY = 36;
const RATES = [0.001, 0.0003, 0.003];

const browser = useBrowser();
const surfaces = engine.catalog.surfaces.filter(({ id }) => id !== 'custom');

async function openPage() {
  const page = await browser.open('?autoplay=0#v=1&problem=surface&steps=20&views=loss&run=sgd');
  return { page, colors: await runColors(page) };
}

/** What is drawn of a link that has been trained, with its axes. */
async function drawnLosses(page, link) {
  await train(page, link);
  return look(page);
}

async function look(page) {
  const drawn = await drawnChart(page, 'loss');
  const subtitle = await page.locator('[data-chart=loss] .subtitle').innerText();
  const scale = await page.evaluate(() => {
    const { store } = document.querySelector('playground-app');
    return store.value('scale');
  });
  const isLog = scale !== 'linear' && !subtitle.includes('linear');
  return { drawn, subtitle, isLog, x: xAxisOf(drawn), y: yAxisOf(drawn, { log: isLog }) };
}

/** The curves of one run, without the hairlines of single batches. */
const piecesOf = (drawn, color) =>
  strokesOf(drawn, color)
    .filter(({ width, alpha }) => width > 1.05 && alpha === 1)
    .flatMap(({ pieces }) => pieces);

/** @returns {[number, number][]} step and loss of every row */
const lossesOf = (rows) => rows.map(({ step, trainLoss }) => [step, trainLoss]);

const toggleScale = (page, scale) =>
  page.evaluate((value) => {
    const { store } = document.querySelector('playground-app');
    store.setSetting('scale', value);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, scale);

describe('without noise the curve is what was measured', () => {
  it.each(surfaces.map(({ id }) => [id]))('on the surface %s', async (id) => {
    const { page, colors } = await openPage();
    for (const steps of STEPS) {
      const runs = RATES.map((lr, i) => `&run=${['sgd', 'momentum', 'adam'][i]},lr=${lr}`).join('');
      const link = `v=1&problem=surface&surface=${id}&steps=${steps}&speed=100000&views=loss${runs}`;
      const truth = await replayOf(link);
      await train(page, link);
      for (const scale of ['auto', 'linear']) {
        await toggleScale(page, scale);
        const { drawn, ...axes } = await look(page);
        truth.forEach(({ rows }, run) => {
          const pieces = piecesOf(drawn, colors[run]);
          const where = `${link} ${scale} run ${run + 1}`;
          expect(mistakesIn(drawn, pieces, lossesOf(rows), axes), where).toEqual([]);
        });
      }
    }
  });
});
