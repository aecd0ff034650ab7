// The chart of the learning rate: what is drawn is compared with every single update of `replay`.

import { expect, it } from 'vitest';
import { formatValue } from '../../../web/src/drawing/format.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { replayRun } from '../../../web/src/engine/worker/replay.js';
import { drawnChart, extentIn, runColors, strokesOf, xAxisOf, yAxisOf } from './drawn.js';
import { useBrowser } from './page.js';

const STEPS = [20, 400, 2000, 20_000];
// A thousand times apart.
const PEAKS = [1, 0.03, 0.001];
const PIXEL = 1;

const browser = useBrowser();
const engine = await loadEngine();
const { schedules } = engine.catalog;

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
function ratesOf(link) {
  const { config, problems } = engine.parseLink(link);
  expect(problems, link).toEqual([]);
  return config.runs.map((_, index) => {
    const run = engine.createRun(config, index);
    const training = replayRun(run, { every: 1 });
    let step = training.next();
    while (!step.done) step = training.next();
    run.delete();
    const { rows, status } = step.value;
    // The last row is of an update that was not made.
    return rows.slice(0, status === 'diverged' ? undefined : -1).map(({ lr }) => lr);
  });
}

/** Trains another experiment on a page, up to a step or its end. */
function train(page, link, to = Infinity) {
  return page.evaluate(
    ([text, end]) => {
      const { store } = document.querySelector('playground-app');
      store.playground.open(text);
      const { length } = store.config.runs;
      const isThere = ({ state, status }) =>
        state.steps > 0 && (status === 'finished' || status === 'diverged' || state.step === end);
      const there = new Promise((resolve) => {
        const look = () => {
          const { runs } = store.frame;
          if (runs.length < length || !runs.every(isThere)) return;
          store.removeEventListener('frame', look);
          resolve();
        };
        store.addEventListener('frame', look);
      });
      if (Number.isFinite(end)) store.trainTo(end);
      else store.play();
      return there;
    },
    [link, to],
  );
}

/**
 * Where the drawing of a run differs from its rates.
 * @returns {string[]} what is wrong, for a few columns of pixels
 */
function mistakes(drawn, color, rates, { y, x }) {
  const pieces = strokesOf(drawn, color).flatMap((stroke) => stroke.pieces);
  const top = drawn.clip.top + 2;
  const bottom = drawn.clip.bottom - 2;
  const inside = (pixel) => Math.min(bottom, Math.max(top, pixel));
  // A logarithmic axis has its 0 at the edge.
  const height = (rate) => (y.log && rate <= 0 ? bottom : inside(y.toPixel(rate)));
  const truth = (from, to) => {
    const part = rates.slice(Math.max(0, from), Math.min(rates.length, to + 1)).map(height);
    return { top: Math.min(...part), bottom: Math.max(...part) };
  };
  const found = [];
  const last = Math.floor(x.toPixel(rates.length)) - 1;
  for (let column = Math.ceil(drawn.clip.left); column < last; column++) {
    const [from, to] = [column, column + 1].map((pixel) => Math.floor(x.toValue(pixel)));
    const line = extentIn(pieces, column, column + 1);
    const wide = extentIn(pieces, column - 1, column + 2);
    const near = truth(Math.floor(x.toValue(column - 1)), Math.floor(x.toValue(column + 2)));
    const here = truth(from, to);
    const isInvented =
      !line || inside(line.top) < near.top - PIXEL || inside(line.bottom) > near.bottom + PIXEL;
    const isLost =
      !wide || inside(wide.top) > here.top + PIXEL || inside(wide.bottom) < here.bottom - PIXEL;
    if (isInvented || isLost) {
      found.push(`update ${from}: ${JSON.stringify({ line, here, near, isInvented, isLost })}`);
    }
  }
  return found.slice(0, 3);
}

/** What the heading of the chart says about its axis. */
const subtitleOf = (page) => page.locator('[data-chart=lr] .subtitle').innerText();

it.each(schedules.map((entry) => [entry.id, entry]))(
  '%s is drawn as it is used',
  async (id, entry) => {
    const page = await browser.open(
      '?autoplay=0#v=1&problem=surface&steps=20&views=loss,lr&run=sgd',
    );
    const colors = await runColors(page);
    for (const steps of STEPS) {
      for (const peaks of [[0.1], PEAKS]) {
        const link = linkOf(entry, steps, peaks);
        const truth = ratesOf(link);
        await train(page, link);
        const drawn = await drawnChart(page, 'lr');
        const log = (await subtitleOf(page)).includes('log');
        const highest = truth.map((rates) => Math.max(...rates));
        // Rates a thousand times apart look it, on an axis that says so.
        expect(log, link).toBe(Math.max(...highest) > 20 * Math.min(...highest));
        const axes = { x: xAxisOf(drawn), y: yAxisOf(drawn, { log }) };
        expect(axes.x.toValue(drawn.clip.right - 2) / steps, link).toBeCloseTo(1, 2);
        truth.forEach((rates, run) => {
          expect(mistakes(drawn, colors[run], rates, axes), `${link} run ${run + 1}`).toEqual([]);
        });
      }
    }
  },
);

it('is solid as far as training has come and faint beyond, with the last rate at its end', async () => {
  const page = await browser.open('?autoplay=0#v=1&problem=surface&steps=20&views=loss,lr&run=sgd');
  const [color] = await runColors(page);
  const link = linkOf({ id: 'cosine' }, 400, [0.1]);
  const [rates] = ratesOf(link);
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
  const page = await browser.open('?autoplay=0#v=1&problem=surface&steps=20&views=loss,lr&run=sgd');
  const [color] = await runColors(page);
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
  const page = await browser.open('?autoplay=0#v=1&problem=surface&steps=20&views=loss,lr&run=sgd');
  const link = linkOf({ id: 'sawtooth' }, 400, [0.1]);
  const [rates] = ratesOf(link);
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
