// The chart of the loss: what is drawn is compared with every single step of `replay`.

import { beforeAll, describe, expect, it } from 'vitest';
import { drawnCases } from './cases.js';
import { drawnChart, mistakesIn, runColors, strokesOf, xAxisOf, yAxisOf } from './drawn.js';
import { engine, replayOf, train } from './experiments.js';
import { useBrowser } from './page.js';

// Of many steps, the first ones share a bucket.
const STEPS = drawnCases([400], [2000, 20_000]);
const MANY = { himmelblau: [20_000], rosenbrock: [20_000] };
const MEMORY = 36;
const RATES = [0.001, 0.0003, 0.003];

const browser = useBrowser();
const surfaces = engine.catalog.surfaces.map(({ id }) => id);
let page;
let colors;

// One page for all: experiments are opened one after the other.
beforeAll(async () => {
  const link = 'v=1&problem=surface&steps=20&views=loss&run=sgd';
  page = await browser.open(`?autoplay=0#${link}`, { isShared: true });
  colors = await runColors(page);
});

/** What is drawn of the losses, with its axes. */
async function look() {
  const drawn = await drawnChart(page, 'loss');
  const subtitle = await page.locator('[data-chart=loss] .subtitle').innerText();
  const scale = await page.evaluate(() =>
    document.querySelector('playground-app').store.value('scale'),
  );
  const log = scale !== 'linear' && !subtitle.includes('linear');
  return { drawn, subtitle, log, x: xAxisOf(drawn), y: yAxisOf(drawn, { log }) };
}

/** The strong lines of one run. */
const piecesOf = (drawn, run) =>
  strokesOf(drawn, colors[run])
    .filter(({ width, alpha }) => width > 1.05 && alpha === 1)
    .flatMap(({ pieces }) => pieces);

/** @returns {[number, number][]} step and value of every row that has one */
const points = (rows, key) => rows.map((row) => [row.step, row[key]]);

const choose = (key, value) =>
  page.evaluate(
    ([name, chosen]) => {
      document.querySelector('playground-app').store.setSetting(name, chosen);
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    [key, value],
  );

const runsOf = (rates) =>
  rates.map((lr, i) => `&run=${['sgd', 'momentum', 'adam'][i % 3]},lr=${lr}`).join('');

/** Debiased running average of logarithms, update by update. */
function averageOfLogs(losses) {
  const keep = Math.exp(-1 / MEMORY);
  let sum = 0;
  let weight = 0;
  return losses.map((loss, step) => {
    sum = keep * sum + (1 - keep) * Math.log(loss);
    weight = keep * weight + (1 - keep);
    return [step, Math.exp(sum / weight)];
  });
}

describe('without noise the curve is what was measured', () => {
  it.each(surfaces)('on the surface %s', async (id) => {
    const own = id === 'custom' ? '&surface.f=x^2+3*y^2-x*y' : '';
    const problem = `v=1&problem=surface&surface=${id}${own}`;
    for (const steps of new Set([...STEPS, ...(MANY[id] ?? [])])) {
      const link = `${problem}&steps=${steps}&speed=100000&views=loss${runsOf(RATES)}`;
      const truth = await replayOf(link);
      await train(page, link);
      for (const scale of ['auto', 'linear']) {
        await choose('scale', scale);
        const { drawn, ...axes } = await look();
        truth.forEach(({ rows }, run) => {
          const found = mistakesIn(drawn, piecesOf(drawn, run), points(rows, 'trainLoss'), axes);
          expect(found, `${link} ${scale} run ${run + 1}`).toEqual([]);
        });
      }
    }
  });

  it.each([1, 8])('of all data, with %i runs', async (count) => {
    const rates = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.2, 0.3].slice(0, count);
    const link = `v=1&data=moons&batch=0&steps=400&speed=100000&views=loss&curve=training${runsOf(rates)}`;
    const truth = await replayOf(link);
    await train(page, link);
    const { drawn, ...axes } = await look();
    truth.forEach(({ rows }, run) => {
      const found = mistakesIn(drawn, piecesOf(drawn, run), points(rows, 'trainLoss'), axes);
      expect(found, `run ${run + 1}`).toEqual([]);
    });
  });
});

describe('the validation loss', () => {
  const counts = drawnCases([1, 8], [3]);
  const cases = [400, 2000].flatMap((steps) => counts.map((count) => [steps, count]));
  it.each(cases)('is that of the evaluations, %i steps, %i runs', async (steps, count) => {
    const rates = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.2, 0.3].slice(0, count);
    const link = `v=1&data=moons&noise=0.2&steps=${steps}&speed=100000&views=loss${runsOf(rates)}`;
    const truth = await replayOf(link);
    await train(page, link);
    const { drawn, x, y } = await look();
    truth.forEach(({ rows }, run) => {
      const vertices = piecesOf(drawn, run).flat();
      expect(vertices.length).toBeGreaterThan(20);
      for (const [left, top] of vertices) {
        const { valLoss } = rows[Math.round(x.toValue(left))];
        expect(Math.abs(y.toPixel(valLoss) - top), `run ${run + 1} at ${left}`).toBeLessThan(1);
      }
    });
  });
});

describe('mini-batches', () => {
  const link = 'v=1&data=moons&noise=0.2&steps=1000&speed=100000&views=loss&curve=training';

  it.each([1, 3, 8])('are averaged over 36 steps, %i runs', async (count) => {
    const rates = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.2, 0.3].slice(0, count);
    const truth = await replayOf(link + runsOf(rates), { batches: true });
    await train(page, link + runsOf(rates));
    const { drawn, subtitle, ...axes } = await look();
    expect(subtitle).toContain('average of 36 steps');
    truth.forEach(({ batches }, run) => {
      const found = mistakesIn(drawn, piecesOf(drawn, run), averageOfLogs(batches), axes);
      expect(found, `run ${run + 1}`).toEqual([]);
    });
  });

  it('stay inside of the faint band in 8 of 10 cases', async () => {
    const one = link + runsOf([0.05]);
    const [{ batches }] = await replayOf(one, { batches: true });
    await train(page, one);
    const { drawn, x, y } = await look();
    const bands = drawn.fills.filter(({ color }) => color === colors[0]);
    const outline = bands.flatMap(({ pieces }) => pieces.flat());
    const inside = batches.filter((loss, step) => {
      const heights = outline
        .filter(([left]) => Math.abs(x.toValue(left) - step) <= 16)
        .map(([, top]) => top);
      const place = y.toPixel(loss);
      return place >= Math.min(...heights) && place <= Math.max(...heights);
    });
    expect(inside.length / batches.length).toBeGreaterThan(0.75);
    expect(inside.length / batches.length).toBeLessThan(0.98);
    expect(bands[0].alpha).toBeLessThan(0.15);
  });

  it('of a run of which the average is switched off are the last of each stretch', async () => {
    const one = `${link}&average=0${runsOf([0.05])}`;
    const [{ batches }] = await replayOf(one, { batches: true });
    await train(page, one);
    const { drawn, ...axes } = await look();
    const raw = batches.map((loss, step) => [step, loss]);
    expect(mistakesIn(drawn, piecesOf(drawn, 0), raw, axes)).toEqual([]);
  });
});

describe('what has no place on a logarithmic axis', () => {
  it('an exact 0 is a mark at the edge', async () => {
    const link = 'v=1&data=gauss&loss=hinge&speed=100000&views=loss&run=adam,lr=0.03';
    const [{ rows }] = await replayOf(link);
    expect(rows.at(-1).valLoss).toBe(0);
    await train(page, link);
    const { drawn, y, log } = await look();
    expect(log).toBe(true);
    const lowest = Math.min(...rows.map(({ valLoss }) => valLoss).filter((loss) => loss > 0));
    // No decades are invented below the least loss.
    expect(y.toValue(drawn.clip.bottom - 2)).toBeGreaterThan(lowest / 100);
    expect(
      drawn.texts.some(({ text, y: top }) => text === '0' && top > drawn.clip.bottom - 12),
    ).toBe(true);
  });

  it.each([
    [
      'Newton, which is there at once',
      'problem=surface&surface=quadratic&run=newton,lr=1&run=sgd,lr=0.05',
    ],
    ['losses below 0', 'problem=surface&surface=styblinski-tang&steps=300&run=adam,lr=0.05'],
    ['losses of counts', 'data=plane&loss=poisson-nll&run=adam,lr=0.01'],
  ])('%s', async (_, rest) => {
    const link = `v=1&speed=100000&views=loss&curve=training&batch=0&${rest}`;
    const truth = await replayOf(link);
    await train(page, link);
    const { drawn, log, subtitle, ...axes } = await look();
    const all = truth.flatMap(({ rows }) => rows.map(({ trainLoss }) => trainLoss));
    expect(log).toBe(Math.min(...all) >= 0);
    if (!log) expect(subtitle).toContain('below 0');
    truth.forEach(({ rows }, run) => {
      const found = mistakesIn(drawn, piecesOf(drawn, run), points(rows, 'trainLoss'), axes);
      expect(found, `run ${run + 1}`).toEqual([]);
    });
  });
});

it('a run that diverges leaves through the edge, where it is said', async () => {
  const link =
    'v=1&problem=surface&surface=rosenbrock&speed=100000&views=loss&run=sgd,lr=0.1&run=adam,lr=0.01';
  const [{ rows, status }] = await replayOf(link);
  expect(status).toBe('diverged');
  await train(page, link);
  const { drawn } = await look();
  const vertices = piecesOf(drawn, 0).flat();
  expect(Math.min(...vertices.map(([, top]) => top))).toBeLessThan(drawn.clip.top + 2);
  const words = drawn.texts.map(({ text }) => text).join(' ');
  expect(words).toMatch(new RegExp(`diverged at (step )?${rows.at(-1).step}\\b`));
});
