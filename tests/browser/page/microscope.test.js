// The microscope on the page: its numbers are those of the same run in Node, step by step, and a path of a landscape
// leads to it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { plotFor } from '../../../web/src/views/surface-landscape/surface-landscape.js';
import { engine, train } from './experiments.js';
import { linkOf, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LINK =
  'v=1&data=moons&samples=32&hidden=3&steps=20&stage=microscope&run=adam,lr=0.01&run=sgd,lr=0.01';

const browser = useBrowser();
/** @type {import('playwright-core').Page} */
let page;

const run = (index) => page.locator(`.microscope-run[data-run="${index}"]`);
const press = (name) => page.getByRole('button', { name, exact: true }).click();
// A slow machine draws late.
const LATE = { timeout: 20_000 };
/** What the numbers of the last line of a run say: the step itself. */
const moveOf = async (index) =>
  Number((await run(index).locator('.number').last().innerText()).replace('−', '-'));

/** The steps of a weight of both runs in Node. */
async function stepsInNode(weight) {
  const { config } = engine.parseLink(LINK);
  await engine.prepare(config);
  return [0, 1].map((index) => {
    const one = engine.createRun(config, index);
    const reports = one.steps({ first: weight, size: 1, count: 3 });
    one.delete();
    return reports.map(({ weights, newWeights }) => newWeights[0] - weights[0]);
  });
}

it('shows the first step, and goes back and forth, with the numbers of the run', async () => {
  page = await browser.open(`#${LINK}`, { isShared: true });
  const [adam, sgd] = await stepsInNode(0);
  await press('First step');
  for (const index of [0, 1]) {
    await expect
      .poll(() => run(index).innerText(), LATE)
      .toMatch(/Step 1, the next one, rate 0\.01/);
  }
  expect(Math.abs(await moveOf(0))).toBe(0.01);
  expect(await run(0).innerText()).toContain(
    'however large the gradient is: the step is the rate.',
  );
  expect(await moveOf(0)).toBeCloseTo(adam[0], 4);
  expect((await moveOf(1)) / sgd[0]).toBeCloseTo(1, 2);
  await press('Step on');
  await expect.poll(() => run(1).innerText(), LATE).toContain('Step 2, the next one');
  expect((await moveOf(1)) / sgd[1]).toBeCloseTo(1, 2);
  await press('Step back');
  await expect.poll(() => run(1).innerText(), LATE).toContain('Step 1, the next one');
});

it('has another weight by the keyboard, in the link', async () => {
  const before = await moveOf(1);
  await page.locator('weight-chooser canvas').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => location.hash.includes('microscope.weight='));
  const weight = Number(/microscope\.weight=(\d+)/.exec(await linkOf(page))[1]);
  const [, sgd] = await stepsInNode(weight);
  await expect.poll(() => moveOf(1), LATE).not.toBe(before);
  expect((await moveOf(1)) / sgd[0]).toBeCloseTo(1, 2);
});

it('has no fault that axe finds', async () => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run('microscope-view'));
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
});

it('opens at the step of a path that is clicked on a landscape', async () => {
  const link = 'v=1&problem=surface&surface=quadratic&steps=30&run=sgd,lr=0.03';
  const { config } = engine.parseLink(link);
  const trained = engine.createRun(config, 0);
  trained.advance(2);
  const [x, y] = trained.parameters();
  trained.delete();
  await train(page, link);
  await page.getByRole('button', { name: 'Arrows' }).waitFor();
  const canvas = page.locator('surface-landscape-view canvas');
  await page.waitForFunction(
    () => document.querySelector('playground-app').store.runView(0)?.path?.step.at(-1) === 30,
  );
  const { width, height } = await canvas.boundingBox();
  const plot = plotFor({ catalog: engine.catalog, config }, { width, height });
  await canvas.click({ position: { x: plot.toX(x), y: plot.toY(y) } });
  await expect.poll(() => run(0).innerText(), LATE).toContain('Step 3, the next one');
  expect(await linkOf(page)).toContain('stage=microscope');
});
