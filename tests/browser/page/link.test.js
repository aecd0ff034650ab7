// What a link says about itself and does at once: title and note, the picture it opens on, its printed page.

import { describe, expect, it } from 'vitest';
import { fingerprintsOf, linkOf, stepOf, untilOver, useBrowser } from './page.js';

const browser = useBrowser();
const WORDS = 'title=Why+%3Cb%3Edoes%3C%2Fb%3E+it+%22jump%22%3F&note=Look+at+step+7+%26+after.';
const TITLE = 'Why <b>does</b> it "jump"?';
const RUNS = 'data=moons&noise=0.1&steps=200&run=sgd,lr=0.1&run=adam,lr=0.01';
const LINK = `v=1&${WORDS}&${RUNS}`;
const EMBED = { viewport: { width: 600, height: 400 }, startsByItself: true };
let page;

describe('title and note', () => {
  it('stand above the charts as text, and are changed where they stand', async () => {
    page = await browser.open(`#${LINK}`);
    const heading = page.locator('.headline h1');
    expect((await heading.innerText()).trim()).toBe(TITLE);
    expect((await page.locator('.headline p').innerText()).trim()).toBe('Look at step 7 & after.');
    await expect.poll(() => page.title()).toContain(TITLE);
    await heading.getByRole('button').click();
    await page.keyboard.type('Two rules');
    await page.keyboard.press('Enter');
    await expect.poll(() => linkOf(page)).toMatch(/^v=1&title=Two\+rules&note=/);
    await page.locator('.headline p button').press('Enter');
    await page.keyboard.type('never mind');
    await page.keyboard.press('Escape');
    expect(await linkOf(page)).toContain('note=Look+at+step+7');
    // The runs are those of the link without words.
    await page.getByRole('button', { name: 'Play' }).click();
    await untilOver(page);
    const named = await fingerprintsOf(page);
    await page.close();
    page = await browser.open(`?autoplay=1#v=1&${RUNS}`);
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual(named);
  });

  it('are added where a link is shared, and come into its snippet', async () => {
    page = await browser.open(`#v=1&${RUNS}`);
    expect(await page.locator('.headline').count()).toBe(0);
    await page.getByRole('button', { name: 'Share' }).click();
    const field = page.getByRole('textbox', { name: 'Title' });
    await field.fill('A <claim>');
    await field.press('Tab');
    await expect.poll(() => page.locator('#share-link').inputValue()).toContain('title=A+%3Cclaim');
    expect(await page.locator('#share-snippet').inputValue()).toContain('title="A &lt;claim&gt;"');
    expect((await page.locator('.headline h1').innerText()).trim()).toBe('A <claim>');
  });
});

describe('a link', () => {
  it('plays on a page, and arrives trained where nothing should move', async () => {
    page = await browser.open(`#v=1&${RUNS}`, { startsByItself: true });
    await untilOver(page);
    expect(await stepOf(page)).toBe(200);
    await page.close();
    const still = { startsByItself: true, reducedMotion: 'reduce' };
    page = await browser.visit(`#v=1&${RUNS}`, still);
    const steps = await stepsUntil(page, 'playground-app', 200);
    expect(new Set(steps)).toEqual(new Set([200]));
  });

  it('shows an embed what comes out, below its title, and Play begins again', async () => {
    page = await browser.visit(`?embed=1#${LINK}`, EMBED);
    expect(new Set(await stepsUntil(page, 'playground-embed', 200))).toEqual(new Set([200]));
    const [title, plot] = await Promise.all(
      ['.embed h1', '.plot-loss'].map((name) => page.locator(name).boundingBox()),
    );
    expect(title.height).toBeLessThan(24);
    expect(plot.y).toBeGreaterThan(title.y + title.height);
    expect(plot.height).toBeGreaterThan(140);
    const again = await page.evaluateHandle(() => {
      const { store } = document.querySelector('playground-embed');
      const steps = [];
      store.addEventListener('frame', () => steps.push(store.frame.step));
      return steps;
    });
    await page.getByRole('button', { name: 'Play' }).click();
    const shown = () => again.evaluate((steps) => [Math.min(...steps) < 200, steps.at(-1)]);
    await expect.poll(shown).toEqual([true, 200]);
  });
});

it('prints one light page with title, figure, runs, rules and code', async () => {
  page = await browser.open(`?autoplay=1#${LINK}`, { colorScheme: 'dark' });
  await untilOver(page);
  await page.evaluate(() => (window.print = () => (window.hasPrinted = true)));
  // What makes the sheet comes when there is nothing else to do.
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+p');
      return page.evaluate(() => Boolean(window.hasPrinted));
    })
    .toBe(true);
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() => {
    const sheet = document.querySelector('.print-sheet');
    return {
      title: sheet.querySelector('h1').textContent,
      rows: [...sheet.querySelectorAll('tbody tr')].map((row) => row.innerText),
      rules: sheet.querySelectorAll('.print-rules math').length,
      figure: sheet.querySelector('.print-figure svg').textContent,
      link: sheet.querySelector('footer a').getAttribute('href'),
      code: sheet.querySelectorAll('footer svg path').length,
      height: sheet.getBoundingClientRect().height,
      ground: getComputedStyle(document.body).backgroundColor,
      isPageHidden: getComputedStyle(document.querySelector('#page')).display === 'none',
    };
  });
  expect(printed).toMatchObject({ title: TITLE, code: 1, isPageHidden: true });
  expect(printed.rows).toHaveLength(2);
  expect(printed.rows[1]).toMatch(/Adam\s+0\.01\s+Constant/);
  expect(printed.rules).toBeGreaterThan(2);
  expect(printed.figure).toMatch(/Boundary.*Loss/s);
  expect(printed.link).toContain(`#${LINK.replace(/\.&/, '%2E&')}`);
  expect(printed.height).toBeLessThan(950);
  expect(printed.ground).toBe('rgb(255, 255, 255)');
});

it('prints the picture of a surface also when the browser asks, which waits for nothing', async () => {
  page = await browser.open('?autoplay=1#v=1&problem=surface&steps=100&run=momentum,lr=0.001');
  await untilOver(page);
  // The modules and the contours come a little later.
  const figure = () =>
    page.evaluate(async () => {
      dispatchEvent(new Event('beforeprint'));
      // By then all promises are followed that are kept already.
      await new Promise((resolve) => setTimeout(resolve));
      const drawn = document.querySelector('.print-figure svg')?.textContent;
      dispatchEvent(new Event('afterprint'));
      return drawn ?? '';
    });
  await expect.poll(figure).toMatch(/Landscape.*Height/s);
});

/** The steps of all frames that a page showed until it came to one. */
async function stepsUntil(shown, name, last) {
  await shown.waitForFunction((element) => document.querySelector(element)?.store, name);
  return shown.evaluate(
    ({ element, end }) =>
      new Promise((resolve) => {
        const { store } = document.querySelector(element);
        const steps = [];
        const look = () => {
          const step = store.frame?.step ?? 0;
          if (step > 0) steps.push(step);
          if (step === end) resolve(steps);
        };
        store.addEventListener('frame', look);
        look();
      }),
    { element: name, end: last },
  );
}
