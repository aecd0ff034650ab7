// The page while a browser translates it: every text node is wrapped in <font>, again and again, as
// translators do it. What the page says must follow its state nevertheless.

import { describe, expect, it } from 'vitest';
import { drawnCases } from './cases.js';
import { pickOptimizer, stepOf, useBrowser } from './page.js';

const browser = useBrowser();
const eventually = (read) => expect.poll(read, { timeout: 20_000 });
const LINK = '#v=1&data=moons&steps=400&run=sgd,lr=0.1&run=adam,lr=0.01';

/**
 * Translates what is there and all that comes: words get a sign in front.
 * @param {string} way how text nodes are wrapped: "replace" puts a copy in the element, "move" the node
 *   itself, "insert" inserts the element first and removes the node then
 */
function translate(page, way) {
  return page.evaluate((way) => {
    const isOurs = (text) =>
      text.data.trim() !== '' &&
      !text.parentElement?.closest('font, [translate="no"], script, style, textarea, svg, option');
    const wrap = (text) => {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.style.verticalAlign = 'inherit';
      outer.append(inner);
      const words = `·${text.data}`;
      if (way === 'insert') {
        text.parentNode.insertBefore(outer, text);
        text.remove();
      } else {
        text.replaceWith(outer);
      }
      if (way === 'move') inner.append(text);
      (inner.firstChild ?? inner.appendChild(new Text())).data = words;
    };
    const all = (node) => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.filter(isOurs).forEach(wrap);
    };
    all(document.body);
    const observer = new MutationObserver(() => setTimeout(() => all(document.body), 30));
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, way);
}

// The words of the page are translated, so its state is asked.
const untilOver = (page) =>
  page.waitForFunction(
    () => {
      const { frame } = document.querySelector('playground-app').store;
      const words = [...document.querySelectorAll('.runs-table .status')];
      return (
        !frame.playing &&
        frame.runs.every(({ status }) => status === 'finished') &&
        words.every((cell) => /^\W*finished/.test(cell.innerText))
      );
    },
    null,
    { timeout: 20_000 },
  );

const train = async (page) => {
  await page.locator('transport-controls .btn.primary').click();
  await untilOver(page);
};

const shown = (locator) =>
  locator.innerText().then((text) => text.replace(/[·\s\u202f]+/g, ' ').trim());

const WAYS = drawnCases(['replace'], ['insert', 'move']);

describe.each(WAYS)('a translated page (%s)', (way) => {
  const opened = async (options) => {
    const page = await browser.open(LINK, options);
    await translate(page, way);
    await page.waitForFunction(() => document.querySelectorAll('font').length > 50);
    return page;
  };

  it('says what it does', async () => {
    const page = await opened();
    const play = page.locator('transport-controls .btn.primary');
    await train(page);
    expect(await shown(play)).toBe('Play');
    await page.getByRole('button', { name: 'Reset' }).click();
    await eventually(() => stepOf(page)).toBe(0);
    await play.click();
    await eventually(() => stepOf(page)).toBeGreaterThan(0);
    await eventually(() => shown(play)).toMatch(/^(Pause|Play)$/);
    await untilOver(page);
    await eventually(() => shown(play)).toBe('Play');
    await eventually(() => stepOf(page)).toBe(400);
    await eventually(() =>
      shown(page.locator('.runs-table tbody tr').first().locator('.status')),
    ).toMatch(/^finished/);
  });

  it('follows what is chosen, and forgets nothing that was there', async () => {
    const page = await opened();
    const untranslated = await browser.open(LINK);
    const texts = async (each) => {
      await train(each);
      await pickOptimizer(each.getByLabel('Optimizer of run 1'), 'lion');
      await each.getByLabel('Schedule of run 1').selectOption('cosine');
      await untilOver(each);
      await each.getByRole('button', { name: 'Duplicate' }).first().click();
      await untilOver(each);
      await each.getByRole('button', { name: 'Remove' }).last().click();
      await untilOver(each);
      await each.locator('.runs-table tbody tr').first().locator('.status').click();
      await each.locator('code.fingerprint').waitFor();
    };
    await texts(page);
    await texts(untranslated);
    for (const part of ['.top', 'side-panel', '.runs-table', 'formula-strip']) {
      // What takes time differs, and its unit.
      const timeless = (text) => text.replace(/[\s\d.,µnm]+/g, '');
      const wanted = timeless(await shown(untranslated.locator(part).first()));
      await eventually(async () => timeless(await shown(page.locator(part).first()))).toBe(wanted);
    }
    expect(await page.locator('font font font').count()).toBe(0);
  });

  it('leaves formulas alone', async () => {
    const page = await opened();
    const math = page.locator('formula-strip .rule-math');
    await math.locator('math').waitFor();
    expect(await math.locator('font').count()).toBe(0);
  });
});

it('shows its own words again when the translation is taken back', async () => {
  const page = await browser.open(LINK);
  await train(page);
  const button = page.locator('transport-controls .btn.primary');
  const before = await page.locator('.runs-table').innerText();
  expect(before).toMatch(/finished/);
  await page.evaluate(() => {
    const place = document.querySelector('playground-app');
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    globalThis.wrapped = texts
      .filter((text) => text.data.trim() !== '' && !text.parentElement.closest('svg, option'))
      .map((text) => {
        const font = document.createElement('font');
        font.textContent = `·${text.data}`;
        text.replaceWith(font);
        return { text, font };
      });
  });
  await eventually(() => button.innerText()).toMatch(/·/);
  await page.evaluate(() => {
    for (const { text, font } of globalThis.wrapped) if (font.isConnected) font.replaceWith(text);
  });
  await eventually(() => page.locator('.runs-table').innerText()).toBe(before);
  await page.getByRole('button', { name: 'Reset' }).click();
  await button.click();
  await untilOver(page);
  await eventually(() => button.innerText()).toBe('Play');
});
