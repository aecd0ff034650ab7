// The chart of the learning rate: what is drawn is compared with every single update of `replay`.

import { beforeAll, expect, it } from 'vitest';
import { formatValue } from '../../../web/src/drawing/format.js';
import { drawnCases } from './cases.js';
import { drawnChart, mistakesIn, runColors, strokesOf, xAxisOf, yAxisOf } from './drawn.js';
import { engine, replayOf, train } from './experiments.js';
import { useBrowser } from './page.js';

// A thousand times apart.
const PEAKS = [1, 0.03, 0.001];
/** @type {[steps: number, peaks: number[]][]} */
const CASES = drawnCases(
  [
    [20, PEAKS],
    [20_000, [0.1]],
  ],
  [
    [20, [0.1]],
    [400, [0.1]],
    [2000, [0.1]],
    [2000, PEAKS],
    [20_000, PEAKS],
  ],
);

const browser = useBrowser();
const { schedules } = engine.catalog;
let page;
let colors;

// One page for all: experiments are opened one after the other.
beforeAll(async () => {
  const link = 'v=1&problem=surface&steps=20&views=loss,lr&run=sgd';
  page = await browser.open(`?autoplay=0#${link}`, { isShared: true });
  colors = await runColors(page);
});

// What a schedule needs so that something happens within so many updates.
const PARAMS = {
  multistep: (steps) => `,milestones=${steps / 4}-${steps / 2}`,
  sawtooth: () => ',cycle_length=20',
  'cosine-restarts': (steps) => `,t_0=${Math.ceil(steps / 7)}`,
  'piecewise-linear-points': (steps) => `,points=0:0-${steps / 4}:1-${steps / 2}:0.2-${steps}:0`,
  plateau: () => ',patience=3,threshold=0.01',
};

/** A link with one run for each rate. */
function linkOf({ id, warmup }, steps, rates) {
  const schedule = warmup
    ? `,schedule=cosine,warmup=${steps / 4},warmup.kind=${id}`
    : `,schedule=${id}${PARAMS[id]?.(steps) ?? ''}`;
  const runs = rates.map((lr) => `&run=adam,lr=${lr}${schedule}`).join('');
  return `v=1&problem=surface&surface=quadratic&steps=${steps}&speed=100000&views=loss,lr${runs}`;
}

/** The rate of every update of every run. */
async function ratesOf(link) {
  const truth = await replayOf(link);
  // The last row is of an update that was not made.
  return truth.map(({ rows, status }) =>
    rows.slice(0, status === 'diverged' ? undefined : -1).map(({ lr }) => lr),
  );
}

/** @returns {[number, number][]} a rate holds from its update to the next */
const stairs = (rates) =>
  rates.flatMap((rate, step) => [
    [step, rate],
    [step + 1, rate],
  ]);

/** What the heading of the chart says about its axis. */
const subtitle = () => page.locator('[data-chart=lr] .subtitle').innerText();

it.each(schedules.map((entry) => [entry.id, entry]))(
  '%s is drawn as it is used',
  async (id, entry) => {
    for (const [steps, peaks] of CASES) {
      const link = linkOf(entry, steps, peaks);
      const truth = await ratesOf(link);
      await train(page, link);
      const drawn = await drawnChart(page, 'lr');
      const log = (await subtitle()).includes('log');
      const highest = truth.map((rates) => Math.max(...rates));
      // Rates a thousand times apart look it, on an axis that says so.
      expect(log, link).toBe(Math.max(...highest) > 20 * Math.min(...highest));
      const axes = { x: xAxisOf(drawn), y: yAxisOf(drawn, { log }) };
      expect(axes.x.toValue(drawn.clip.right - 2) / steps, link).toBeCloseTo(1, 2);
      truth.forEach((rates, run) => {
        const pieces = strokesOf(drawn, colors[run]).flatMap((stroke) => stroke.pieces);
        const found = mistakesIn(drawn, pieces, stairs(rates), axes);
        expect(found, `${link} run ${run + 1}`).toEqual([]);
      });
    }
  },
);

it('is solid as far as training has come and faint beyond, with the last rate at its end', async () => {
  const [color] = colors;
  const link = linkOf({ id: 'cosine' }, 400, [0.1]);
  const [rates] = await ratesOf(link);
  await train(page, link, 100);
  const drawn = await drawnChart(page, 'lr');
  const x = xAxisOf(drawn);
  const [faint, solid] = strokesOf(drawn, color);
  expect([faint.alpha < 0.5, solid.alpha]).toEqual([true, 1]);
  const endsOf = ({ pieces }) => [pieces[0][0], pieces.at(-1).at(-1)].map(([at]) => x.toValue(at));
  for (const [stroke, ends] of [
    [solid, [0, 100]],
    [faint, [100, 400]],
  ]) {
    endsOf(stroke).forEach((end, i) => expect(Math.abs(end - ends[i])).toBeLessThan(1));
  }
  const label = `Adam ${formatValue(rates[99])}`;
  expect(drawn.texts.map(({ text }) => text)).toContain(label);
});

it('says that the future of a schedule that reacts to the loss is unknown', async () => {
  const [color] = colors;
  const link = linkOf({ id: 'plateau' }, 400, [0.1]);
  await train(page, link, 100);
  const words = 'ahead: depends on the loss';
  const open = await drawnChart(page, 'lr');
  const x = xAxisOf(open);
  const furthest = Math.max(
    ...strokesOf(open, color).flatMap(({ pieces }) => pieces.flat().map(([at]) => x.toValue(at))),
  );
  expect(Math.abs(furthest - 100)).toBeLessThan(1);
  expect(open.texts.map(({ text }) => text)).toContain(words);
  expect(open.arcs.length).toBe(4);
  await train(page, link);
  const over = await drawnChart(page, 'lr');
  expect(over.texts.map(({ text }) => text)).not.toContain(words);
  expect(over.arcs).toEqual([]);
});

it('is read off as the rate of the very update', async () => {
  const link = linkOf({ id: 'sawtooth' }, 400, [0.1]);
  const [rates] = await ratesOf(link);
  await train(page, link);
  const x = xAxisOf(await drawnChart(page, 'lr'));
  const { x: left, y: top, height } = await page.locator('[data-chart=lr] canvas').boundingBox();
  for (const step of [0, 19, 20, 210, 399]) {
    await page.mouse.move(left + x.toPixel(step + 0.5), top + height / 2);
    const readout = page.locator('[data-chart=lr] .readout');
    await readout.waitFor();
    const value = () => readout.locator('.value').first().innerText();
    await expect.poll(value).toBe(formatValue(rates[step]));
    expect(await readout.locator('b').innerText()).toBe(`${step} steps`);
  }
});
