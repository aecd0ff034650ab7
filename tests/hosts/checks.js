// What is checked of a page with figures, in every host alike.

import assert from 'node:assert/strict';
import { figures } from './figures.js';
import { curvesIn, frameOf, stateOf } from './frames.js';
import { until } from './until.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./snippets.js').Form} Form */
/** @typedef {import('./hosts.js').Notes} Notes */

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {(page: Page, context: Context) => Promise<void>} run throws if it is not so
 */

/**
 * @typedef {object} Context
 * @property {import('./notes.js').Job} job
 * @property {Record<keyof typeof figures, string[]>} fingerprints of each figure, by Node
 */

// What moves is looked at again after this, in milliseconds.
const A_WHILE = 500;
const NARROW = 560;

/**
 * @param {Notes} notes
 * @returns {Check[]}
 */
export function checksOf(notes) {
  const live = notes.forms.filter((form) => form !== 'picture');
  const hasPicture = notes.forms.includes('picture');
  const { long = ['iframe'] } = notes;
  return [
    ...live.map((form) => trains(form, notes)),
    ...(notes.hasColumn === false ? [] : live.map((form) => followsColumn(form, notes))),
    ...long.map((form) => waitsUnseen(form, notes)),
    ...(notes.switchTheme && live.includes('element')
      ? [followsTheme(notes, notes.switchTheme)]
      : []),
    ...(notes.away ? live.map((form) => comesBack(form, notes)) : []),
    ...(hasPicture ? [hasItsPicture(notes)] : []),
    ...(notes.more ?? []),
  ];
}

/**
 * @param {Form} form
 * @param {Notes} notes
 * @returns {Check}
 */
function trains(form, notes) {
  return {
    name: `the ${form} draws its curves and ends with the numbers of Node`,
    run: async (page, { fingerprints }) => {
      await show(page, notes, form, 'small');
      await endsWith(page, form, fingerprints.small);
    },
  };
}

/**
 * @param {Page} page
 * @param {Form} form
 * @param {string[]} fingerprints
 */
async function endsWith(page, form, fingerprints) {
  const isOver = (/** @type {import('./frames.js').State} */ state) =>
    state.step === figures.small.steps && state.fingerprints.length === fingerprints.length;
  const state = await until(`the ${form} is trained`, () => stateOf(page, form, 'small'), isOver);
  assert.deepEqual(state.fingerprints, fingerprints);
  const frame = await frameOf(page, form, 'small');
  const curves = () => curvesIn(frame);
  await until('each run has a curve', curves, (count) => count === fingerprints.length);
}

/**
 * @param {Form} form
 * @param {Notes} notes
 * @returns {Check}
 */
function followsColumn(form, notes) {
  return {
    name: `the ${form} is as wide as its column, also when that gets narrower`,
    run: async (page) => {
      const before = page.viewportSize();
      await show(page, notes, form, 'small');
      const wide = await widthsOf(page, form);
      await page.setViewportSize({ width: NARROW, height: before?.height ?? 800 });
      const isNarrow = (/** @type {{ frame: number }} */ { frame }) => frame < wide.frame - 50;
      const narrow = await until('it gets narrower', () => widthsOf(page, form), isNarrow);
      await page.setViewportSize(before ?? { width: 1200, height: 800 });
      for (const { frame, column, page: whole } of [wide, narrow]) {
        assert.ok(Math.abs(frame - column) <= 2, `${frame} pixels wide in a column of ${column}`);
        assert.ok(whole <= 0, `the page is ${whole} pixels wider than the window`);
      }
    },
  };
}

/**
 * @param {Page} page
 * @param {Form} form
 * @returns {Promise<{ frame: number, column: number, page: number }>} widths in pixels; `page`: by how much it
 *   is wider than the window
 */
async function widthsOf(page, form) {
  const frame = await frameOf(page, form, 'small');
  const place = /** @type {import('./frames.js').Handle} */ (await frame.frameElement());
  return place.evaluate((iframe) => {
    const root = iframe.getRootNode();
    const owner = root instanceof ShadowRoot ? root.host : iframe;
    const figure = owner.closest('optimizer-playground') ?? owner;
    const column = figure.parentElement ?? document.body;
    const { paddingLeft, paddingRight } = getComputedStyle(column);
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      frame: iframe.getBoundingClientRect().width,
      column: column.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight),
      page: scrollWidth - clientWidth,
    };
  });
}

/**
 * @param {Form} form
 * @param {Notes} notes
 * @returns {Check}
 */
function waitsUnseen(form, notes) {
  return {
    name: `the ${form} plays while it is seen, waits while it is not, and goes on`,
    run: async (page) => {
      const step = async () => (await stateOf(page, form, 'long')).step;
      const moves = async () => {
        const before = await step();
        await page.waitForTimeout(A_WHILE);
        return (await step()) - before;
      };
      await show(page, notes, form, 'long');
      await until('it plays', moves, (steps) => steps > 0);
      await hide(page, notes);
      await until('it waits', moves, (steps) => steps === 0);
      await show(page, notes, form, 'long');
      await until('it goes on', moves, (steps) => steps > 0);
      await hide(page, notes);
    },
  };
}

/**
 * @param {Notes} notes
 * @param {NonNullable<Notes['switchTheme']>} switchTheme
 * @returns {Check}
 */
function followsTheme(notes, switchTheme) {
  return {
    name: 'the element follows the theme of the page',
    run: async (page) => {
      await show(page, notes, 'element', 'small');
      const brightness = async () => {
        const frame = await frameOf(page, 'element', 'small');
        return frame.evaluate(() => {
          const color = getComputedStyle(document.body).backgroundColor;
          const [red, green, blue] = (color.match(/[\d.]+/g) ?? []).map(Number);
          return (red + green + blue) / 3;
        });
      };
      await switchTheme(page, 'light');
      await until('it is light', brightness, (value) => value > 200);
      await switchTheme(page, 'dark');
      await until('it is dark', brightness, (value) => value < 80);
      await switchTheme(page, 'light');
      await until('it is light again', brightness, (value) => value > 200);
    },
  };
}

/**
 * @param {Form} form
 * @param {Notes} notes
 * @returns {Check}
 */
function comesBack(form, notes) {
  return {
    name: `the ${form} is there after a page without it, without loading the site again`,
    run: async (page, { fingerprints }) => {
      await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
      await notes.away?.go(page);
      await until('no figure is left', async () => page.frames().length === 1);
      await notes.away?.comeBack(page);
      await show(page, notes, form, 'small');
      await endsWith(page, form, fingerprints.small);
      const isSame = await page.evaluate(() => 'isSameDocument' in window);
      assert.ok(isSame, 'the host loaded the whole page again');
    },
  };
}

/**
 * @param {Notes} notes
 * @returns {Check}
 */
function hasItsPicture(notes) {
  return {
    name: 'the picture is there, says what it is, and leads to the experiment',
    run: async (page) => {
      await show(page, notes, 'picture', 'small');
      const picture = page.locator('a[href*="steps=200"] img').first();
      const width = () =>
        picture.evaluate((/** @type {HTMLImageElement} */ one) => one.naturalWidth);
      await until('it is loaded', width);
      const alt = (await picture.getAttribute('alt')) ?? '';
      const href = await picture.evaluate((image) => image.closest('a')?.href ?? '');
      assert.equal(withPlainQuotes(alt), figures.small.title);
      assert.match(href, /#v=1&data=moons&steps=200/);
    },
  };
}

/** @param {string} text of a host that sets quotation marks as printers do */
function withPlainQuotes(text) {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/**
 * @param {Page} page
 * @param {Notes} notes
 * @param {Form} form
 * @param {'small' | 'long'} name
 */
async function show(page, notes, form, name) {
  if (notes.show) return notes.show(page, form, name);
  const place = page.locator(`[data-place="${form}-${name}"], [id="${form}-${name}"]`).first();
  await place.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
}

/**
 * @param {Page} page
 * @param {Notes} notes
 */
async function hide(page, notes) {
  if (notes.hide) return notes.hide(page);
  await page.evaluate(() => scrollTo(0, 0));
}
