// The first minute: a question and its answer, the tour, examples, data to choose from.

import { expect, it } from 'vitest';
import { linkOf, untilOver, useBrowser } from './page.js';

const browser = useBrowser();
let page;

const strip = () => page.locator('landing-strip [role=status]');
const boxOf = (selector) => page.locator(selector).first().boundingBox();
const rate = () => page.locator('.runs-table tbody tr').first().locator('.scrub');

async function setRate(value) {
  await rate().fill(value);
  await rate().press('Enter');
}

it('a first visit asks a question, and the figure answers it', async () => {
  page = await browser.open('', { isShared: true });
  expect(await page.locator('.headline').evaluate((row) => row.offsetHeight)).toBeLessThanOrEqual(
    48,
  );
  await strip().getByText('which pulls the two spirals apart?').waitFor();
  await untilOver(page);
  await strip().getByText('Is the rule to blame').waitFor();
  // The numbers are those of the table.
  const numbers = await page.locator('.runs-table td.best, .runs-table td.n').allInnerTexts();
  const said = (await strip().innerText()).match(/\d+\.\d+\s%/g);
  expect(said).toHaveLength(2);
  for (const number of said) expect(numbers).toContain(number);
  await page.getByRole('button', { name: 'set it to 1' }).click();
  await strip().getByText('It was the rate: with 1').waitFor({ timeout: 60_000 });
  await setRate('10');
  await strip().getByText('Too far: at a rate of 10').waitFor({ timeout: 60_000 });
});

const isApart = (a, b) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

it('the tour stops at real parts of the page and covers none, and Escape leaves it', async () => {
  const before = page.locator('landing-strip').getByRole('button', { name: 'Tour' });
  await before.click();
  const targets = [
    ['.runs-table .scrub', '.runs-table'],
    ['[data-chart="loss"]', '.curves'],
    ['.in-words', '.curves'],
    ['[aria-label="Share"]', '[aria-label="Share"]'],
  ];
  for (const [target, around] of targets) {
    await expect
      .poll(async () => {
        const [ring, box] = [await boxOf('.tour-ring'), await boxOf(target)];
        return ring && box && Math.hypot(ring.x + 5 - box.x, ring.y + 5 - box.y) < 2;
      })
      .toBe(true);
    const [card, clear] = [await boxOf('.tour'), await boxOf(around)];
    expect(isApart(card, clear), target).toBe(true);
    if (target !== targets.at(-1)[0]) await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await page.locator('.tour').waitFor({ state: 'detached' });
  expect(await before.evaluate((button) => button === document.activeElement)).toBe(true);
});

it('data are chosen by name with the keyboard; every one has a picture', async () => {
  const before = await linkOf(page);
  await page.getByRole('button', { name: 'Change data' }).click();
  await page.getByRole('option', { name: 'Spirals', selected: true }).waitFor();
  await expect.poll(() => page.evaluate(unseen)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.locator('.chosen-data').getByText('Rings').first().waitFor();
  expect(await linkOf(page)).toContain('data=rings');
  expect(before).not.toContain('data=');
  // Another problem has other questions; the row stays, and nothing moves.
  await strip().getByText('anyone who opens it').waitFor();
  // A title takes its place, and goes when it is taken back.
  await page.evaluate(() =>
    document.querySelector('playground-app').store.describe({ title: 'Mine' }),
  );
  await page.locator('.headline h1').getByText('Mine').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.locator('landing-strip').waitFor();
});

it('an example opens with its title, and Back leads to what was there', async () => {
  const before = await linkOf(page);
  await page.getByRole('banner').getByRole('button', { name: 'Examples' }).click();
  const cards = page.locator('.preset');
  await expect.poll(() => cards.count()).toBeGreaterThanOrEqual(16);
  const isLoaded = (image) => image.complete && image.naturalWidth > 0;
  await expect.poll(() => cards.first().locator('img.in-light').evaluate(isLoaded)).toBe(true);
  await page.getByText('Rolling out of a local minimum').click();
  await page.locator('.headline').getByText('Rolling out of a local minimum').waitFor();
  expect(await linkOf(page)).toContain('surface=custom');
  await untilOver(page);
  await page.goBack();
  await expect.poll(() => linkOf(page)).toBe(before);
});

it('the strip comes back with the first experiment, unless it was closed', async () => {
  await page.goto(page.url().replace(/#.*/, '?again'));
  await page.getByRole('button', { name: 'Close this introduction' }).click();
  await page.locator('.headline').waitFor({ state: 'detached' });
  await page.goto(page.url().replace('?again', '?once-more'));
  await page.waitForFunction(() => document.querySelector('playground-app')?.isWhole);
  expect(await page.locator('.headline').count()).toBe(0);
});

// Names of data sets whose picture is empty.
function unseen() {
  const hasInk = (canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    return data.some((value, i) => i % 4 === 3 && value > 0);
  };
  const isLoaded = (image) =>
    image.loading === 'lazy' && (image.naturalWidth > 0 || !image.complete);
  return [...document.querySelectorAll('data-dialog data-thumbnail')]
    .filter((one) => {
      const canvas = one.querySelector('canvas');
      return !(canvas ? hasInk(canvas) : isLoaded(one.querySelector('img')));
    })
    .map((one) => one.name);
}
