// The page stays responsive while eight runs train.

import { expect, it } from 'vitest';
import { stepOf, useBrowser } from './page.js';
import { traceTasks } from './trace.js';

const RUNS = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'lion', 'adagrad'];
const LONGEST_TASK = 50;
const MEASURED = 4000;

const browser = useBrowser();

it('has no long task on the main thread, and draws', async () => {
  const runs = RUNS.map((id) => `&run=${id},lr=0.003`).join('');
  const page = await browser.open(`?autoplay=1#v=1&steps=100000&speed=2000${runs}`);
  await page.waitForTimeout(2500);
  const before = await stepOf(page);
  const { result: frames, longest } = await traceTasks(page, () => countFrames(page, MEASURED));
  console.log(`frames ${frames} in ${MEASURED} ms; longest task ${longest.toFixed(1)} ms`);
  expect(longest).toBeLessThan(LONGEST_TASK);
  expect(frames).toBeGreaterThan(10);
  expect(await stepOf(page)).toBeGreaterThan(before);
});

function countFrames(page, duration) {
  return page.evaluate(
    (time) =>
      new Promise((resolve) => {
        const store = document.querySelector('playground-app').store;
        let count = 0;
        store.addEventListener('frame', () => count++);
        setTimeout(() => resolve(count), time);
      }),
    duration,
  );
}
