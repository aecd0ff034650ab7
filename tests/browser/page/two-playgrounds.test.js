// Two playgrounds in one document: neither trains, moves nor listens for the other.

import { expect, it } from 'vitest';
import { useBrowser } from './page.js';

const browser = useBrowser();
const FIRST = 'v=1&data=moons&steps=100000&run=sgd,lr=0.1';
const SECOND = 'v=1&problem=surface&surface=rosenbrock&steps=100000&run=momentum,lr=0.0005';

// Puts a second playground beside the one of the page, made of the same classes.
function addSecond(page) {
  return page.evaluate((link) => {
    const first = document.querySelector('playground-embed');
    const { constructor: Store, catalog, flags } = first.store;
    const address = { read: () => link, write: () => {}, page: '' };
    const second = document.createElement('playground-embed');
    second.id = 'second';
    second.store = new Store({ catalog, flags, firstVisit: link, address });
    second.store.playground.train();
    document.body.append(second);
  }, SECOND);
}

const stepsOf = (page) =>
  page
    .locator('playground-embed')
    .evaluateAll((all) => all.map(({ store }) => store.frame?.step ?? 0));

it('have their own keys, frames and links', async () => {
  const page = await browser.visit(`?embed=1&show=loss#${FIRST}`);
  await page.waitForFunction(() => document.querySelector('playground-embed')?.store.frame);
  await addSecond(page);
  await page.waitForFunction(() => document.querySelector('#second').store.frame?.runs[0]?.rates);
  // Keys come with what follows the first curve.
  await page.waitForFunction(() => document.querySelector('#second').loaded);

  await page.locator('#second').getByRole('button', { name: 'One step' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('#second').store.frame.step === 1);
  expect(await stepsOf(page)).toEqual([0, 1]);

  await page.locator('playground-embed').first().getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction(() => document.querySelector('playground-embed').store.frame.step > 5);
  expect((await stepsOf(page))[1]).toBe(1);

  await page.evaluate(() => {
    const { store } = document.querySelector('#second');
    store.playground.dispose();
    document.querySelector('#second').remove();
  });
  const [before] = await stepsOf(page);
  await page.waitForFunction(
    (step) => document.querySelector('playground-embed').store.frame.step > step,
    before,
  );
  expect(await page.evaluate(() => location.hash)).toBe(`#${FIRST}`);
});
