// The chart of the loss: what is drawn is compared with every single update of `replay`.

import { expect, it } from 'vitest';
import { formatValue } from '../../../web/src/drawing/format.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { replayRun } from '../../../web/src/engine/worker/replay.js';
import { drawnChart, extentIn, runColors, strokesOf, xAxisOf, yAxisOf } from './drawn.js';
import { untilOver, useBrowser } from './page.js';

const browser = useBrowser();
const engine = await loadEngine();
const PIXEL = 1.5;
const SURFACE = 'problem=surface&surface=';

/** The rows of every update of every run of a link. */
function rowsOf(link) {
  const { config, problems } = engine.parseLink(link);
  expect(problems, link).toEqual([]);
  return config.runs.map((_, index) => {
    const run = engine.createRun(config, index);
    const training = replayRun(run, { every: 1 });
    let step = training.next();
    while (!step.done) step = training.next();
    run.delete();
    return step.value.rows;
  });
}

/** A page that has trained a link, with the loss as its last chart, and what is drawn there. */
async function trained(link, address = '?autoplay=1') {
  const full = `v=1&views=lr,loss&speed=100000&${link}`;
  const page = await browser.visit(`${address}#${full}`);
  await untilOver(page);
  const colors = await runColors(page);
  // Names at the ends of curves come with the code that draws all of them.
  let drawn;
  const hasLabels = async () => {
    drawn = await drawnChart(page, 'loss');
    return drawn.texts.some(({ color }) => colors.includes(color));
  };
  await expect.poll(hasLabels, { timeout: 10_000 }).toBe(true);
  const toggle = page.getByTitle('Logarithmic loss axis');
  const log = (await toggle.getAttribute('aria-pressed')) === 'true';
  const axes = { x: xAxisOf(drawn), y: yAxisOf(drawn, { log }) };
  return { page, drawn, colors, axes, rows: rowsOf(full) };
}

/**
 * Where the line of a run is not that of its values.
 * @param {[number, number][][]} pieces
 * @param {{ step: number, value: number }[]} points all of them
 * @param {number} reach how many pixels beside a place a value may stand
 * @returns {string[]} what is wrong, at a few places
 */
function mistakes({ clip }, pieces, points, { x, y }, reach) {
  const [top, bottom] = [clip.top + 2, clip.bottom - 2];
  const inside = (pixel) => Math.min(bottom, Math.max(top, pixel));
  // A logarithmic axis has its 0 at the edge.
  const height = (value) => (y.log && value <= 0 ? bottom : inside(y.toPixel(value)));
  const all = points.map(({ step, value }) => ({ at: x.toPixel(step), height: height(value) }));
  const found = [];
  const vertices = pieces.flat().filter(([at]) => at >= clip.left && at <= clip.right + 1);
  for (const [at, place] of vertices) {
    const near = all.filter((one) => Math.abs(one.at - at) <= reach);
    if (!near.some((one) => Math.abs(one.height - inside(place)) <= PIXEL)) {
      found.push(`drawn, not measured: step ${x.toValue(at)}, ${y.toValue(place)}`);
    }
  }
  for (const one of all) {
    const line = extentIn(pieces, one.at - reach, one.at + reach);
    const isThere =
      line && inside(line.top) <= one.height + PIXEL && inside(line.bottom) >= one.height - PIXEL;
    if (!isThere) found.push(`measured, not drawn: step ${x.toValue(one.at)}`);
  }
  return found.slice(0, 3);
}

const piecesOf = (drawn, color) =>
  strokesOf(drawn, color)
    .filter(({ width, alpha }) => width > 1 && alpha === 1)
    .flatMap(({ pieces }) => pieces);

const trainedPoints = (rows) =>
  rows
    .slice(0, -1)
    .map(({ step, trainLoss }) => ({ step, value: trainLoss }))
    .filter(({ value }) => Number.isFinite(value));

it.each([
  [`${SURFACE}quadratic&steps=600&run=newton,lr=1&run=sgd,lr=0.05`],
  [`${SURFACE}himmelblau&steps=400&run=sgd,lr=0.01&run=momentum,lr=0.01&run=adam,lr=0.1`],
  [`${SURFACE}himmelblau&steps=20000&run=sgd,lr=0.01`],
  [`${SURFACE}styblinski-tang&steps=300&run=adam,lr=0.05`],
  [`${SURFACE}rosenbrock&steps=2000&scale=linear&run=adam,lr=0.1`],
  ['data=moons&batch=0&curve=training&steps=400&run=sgd,lr=0.5&run=adam,lr=0.02'],
])('draws losses without noise as they were: %s', async (link) => {
  const { drawn, colors, axes, rows } = await trained(link);
  rows.forEach((run, i) => {
    const wrong = mistakes(drawn, piecesOf(drawn, colors[i]), trainedPoints(run), axes, 3);
    expect(wrong, `run ${i + 1}`).toEqual([]);
  });
});

it.each([
  ['data=gauss&loss=hinge&steps=400&run=adam,lr=0.03'],
  ['data=moons&noise=0.2&steps=400&run=sgd,lr=0.3&run=adam,lr=0.03'],
  ['data=plane&loss=poisson-nll&steps=400&run=adam,lr=0.03'],
])('draws evaluations as they were: %s', async (link) => {
  const { page, drawn, colors, axes, rows } = await trained(link);
  const steps = await page.evaluate(() =>
    document
      .querySelector('playground-app')
      .store.frame.runs.map(({ evaluations }) => [...evaluations.step]),
  );
  rows.forEach((run, i) => {
    const points = steps[i].map((step) => ({ step, value: run[step].valLoss }));
    expect(mistakes(drawn, piecesOf(drawn, colors[i]), points, axes, 1.5)).toEqual([]);
  });
});

it('draws the average of the logarithms of mini-batches, and a band', async () => {
  const link = 'data=moons&noise=0.2&steps=1000&curve=training&run=sgd,lr=0.3';
  const { page, drawn, colors, axes, rows } = await trained(link);
  let [sum, weights] = [0, 0];
  const keep = Math.exp(-1 / 36);
  const points = trainedPoints(rows[0]).map(({ step, value }) => {
    sum = keep * sum + Math.log(value);
    weights = keep * weights + 1;
    return { step, value: Math.exp(sum / weights) };
  });
  expect(mistakes(drawn, piecesOf(drawn, colors[0]), points, axes, 1.5)).toEqual([]);
  expect(drawn.fills.some(({ color, alpha }) => color === colors[0] && alpha < 0.1)).toBe(true);
  expect(await page.locator('[data-chart=loss] .subtitle').innerText()).toContain(
    'average of 36 steps',
  );
});

it.each([
  ['data=moons&noise=0.2&steps=400&run=sgd,lr=0.3&run=adam,lr=0.03', 'valLoss', 0],
  ['data=moons&noise=0.2&steps=400&curve=training&run=sgd,lr=0.3&run=adam,lr=0.03', 'trainLoss', 1],
  [`${SURFACE}quadratic&steps=600&run=newton,lr=1&run=sgd,lr=0.05`, 'trainLoss', 1],
])('labels curves with what was measured last: %s', async (link, name, back) => {
  const { drawn, rows } = await trained(link);
  const texts = drawn.texts.map(({ text }) => text);
  for (const run of rows) {
    const label = formatValue(run.at(-1 - back)[name]);
    expect(texts.some((text) => text.endsWith(` ${label}`))).toBe(true);
  }
});

it('shows where and as what a run diverged', async () => {
  const link = 'data=sine&steps=400&curve=training&run=sgd,lr=30&run=adam,lr=0.01';
  const { page, drawn, colors } = await trained(link);
  const [state] = await page.evaluate(() =>
    document.querySelector('playground-app').store.frame.runs.map((run) => run.state),
  );
  expect(state.status).toBe('diverged');
  const words = drawn.texts.find(({ text }) => text.includes('diverged'));
  expect(words.text).toContain(`diverged at step ${state.eventStep}`);
  const line = piecesOf(drawn, colors[0]).flat();
  expect(Math.min(...line.map(([, y]) => y))).toBeLessThan(drawn.clip.top);
});
