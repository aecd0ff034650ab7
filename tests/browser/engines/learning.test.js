// What a reader tries first, in Chromium. How long it takes is printed, not judged: that depends on
// what else the machine does.

import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { engines } from './engines.js';

const GOAL = 0.97;
const LINK = 'v=1&data=spiral&hidden=16-16&steps=2000&speed=100000&run=adam,lr=0.01';

// Presses Play; resolves when training is over, with the milliseconds from then until the page first
// knew an accuracy of at least the goal, and until the end.
const WATCH = `new Promise((resolve, reject) => {
  const { store } = document.querySelector('playground-app');
  const play = [...document.querySelectorAll('.transport button')].find(
    (button) => /^play/i.test(button.getAttribute('aria-label') ?? button.innerText),
  );
  if (!play) reject(new Error('there is no Play button'));
  const start = performance.now();
  let reached = null;
  store.addEventListener('frame', () => {
    const { status, state } = store.runView(0);
    const milliseconds = Math.round(performance.now() - start);
    if (reached === null && state?.valAccuracy >= ${GOAL}) reached = milliseconds;
    if (status !== 'finished') return;
    resolve({ reached, finished: milliseconds, accuracy: state.valAccuracy, step: state.step });
  });
  play.click();
})`;

const IS_READY = `Boolean(document.querySelector('.transport button')) &&
  document.querySelector('playground-app').store.runView(0)?.status === 'ready'`;

let browser;

beforeAll(async () => {
  browser = await engines.Chromium();
});
afterAll(() => browser?.close());

it('learns spirals with two hidden layers and Adam', async () => {
  await browser.open(`${inject('siteUrl')}?autoplay=0#${LINK}`);
  await expect.poll(() => browser.evaluate(IS_READY), { timeout: 20_000 }).toBe(true);
  const { reached, finished, accuracy, step } = await browser.evaluate(WATCH);
  console.log(`Chromium: ${GOAL} after ${reached} ms, ${step} updates after ${finished} ms`);
  expect(step).toBe(2000);
  expect(accuracy).toBeGreaterThanOrEqual(GOAL);
  expect(reached).not.toBeNull();
});

const MNIST =
  'v=1&data=mnist&hidden=none&batch=64&steps=300&speed=100000&scale=log' +
  '&run=sgd,lr=0.1,label=Calm&run=sgd,lr=10,label=Wild';

// The words of the runs table and of the loss chart.
const WORDS = `({
  statuses: [...document.querySelectorAll('.runs-table .status')].map((cell) => cell.innerText.trim()),
  chart: document.querySelector('[data-chart=loss] canvas').getAttribute('aria-label'),
})`;

it('says in words where a rate a hundred times too large explodes', async () => {
  await browser.open(`${inject('siteUrl')}?autoplay=1#${MNIST}`);
  const words = () => browser.evaluate(WORDS);
  await expect
    .poll(async () => (await words()).statuses.filter((text) => /^finished/.test(text)).length, {
      timeout: 60_000,
    })
    .toBe(2);
  const { statuses, chart } = await words();
  expect(statuses[0]).toBe('finished');
  expect(statuses[1]).toMatch(/^finished, spike at \d+$/);
  expect(chart).toMatch(/Wild jumps from 2[\d.]* to \d\d/);
  expect(chart).not.toMatch(/Calm[^.,;]*jumps/);
});
