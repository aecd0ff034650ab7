// What somebody does who plays with the page for hours: opens links, trains, edits, goes back, looks at other pictures,
// starts studies and stops them. Which things, and in which order, follows from a seed.

import { allRecorded } from '../wasm/links/recorded.js';

const RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
/** @type {[string, unknown][]} */
const SETTINGS = [
  ['noise', 0.1],
  ['noise', 0.3],
  ['hidden', [4, 4]],
  ['hidden', [16, 8, 4]],
  ['batch', 8],
  ['batch', 64],
  ['data.seed', 5],
];
const RULES = ['sgd', 'momentum', 'adam', 'lion', 'rmsprop', 'muon', 'adagrad'];
const KEYS = ['Control+z', 'Control+Shift+z', 'Space', 'ArrowRight'];
const [SHORTEST, LONGEST] = [200, 2500];

/** @typedef {() => number} Random from 0 to 1 */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {(page: Page, random: Random) => Promise<unknown>} Act */

/**
 * @template Value
 * @param {Random} random
 * @param {readonly Value[]} values
 * @returns {Value}
 */
const oneOf = (random, values) => values[Math.floor(random() * values.length)];

/**
 * Presses one of the buttons or tabs that are there.
 * @param {Page} page
 * @param {Random} random
 * @param {string} selector
 */
async function pressOne(page, random, selector) {
  const shown = [];
  for (const one of await page.$$(selector)) if (await one.isVisible()) shown.push(one);
  // What is drawn anew takes its button away.
  if (shown.length)
    await oneOf(random, shown)
      .click()
      .catch(() => {});
}

/** @type {Record<string, Act>} by what they are called in the list of failures */
const acts = {
  'opens a link': (page, random) => {
    const { link } = oneOf(random, allRecorded());
    return page.evaluate((text) => (location.hash = text), link);
  },
  plays: (page) => inStore(page, 'play'),
  'begins again': (page) => inStore(page, 'reset'),
  'goes back': (page, random) => inStore(page, 'seek', Math.floor(300 * random())),
  'changes a rate': (page, random) =>
    page.evaluate(
      (lr) =>
        document.querySelector('playground-app').store.editRun(0, (run) => (run.params.lr = lr)),
      oneOf(random, RATES),
    ),
  'changes a setting': (page, random) => inStore(page, 'setSetting', ...oneOf(random, SETTINGS)),
  'chooses another rule': (page, random) => inStore(page, 'setOptimizer', 0, oneOf(random, RULES)),
  'adds a run': (page, random) => inStore(page, 'addRun', oneOf(random, RULES)),
  'removes a run': (page) =>
    page.evaluate(() => {
      const { store } = document.querySelector('playground-app');
      if (store.config.runs.length > 1) store.removeRun(0);
    }),
  'presses a key': (page, random) => pressKeys(page, oneOf(random, KEYS)),
  'looks at another picture': (page, random) => pressOne(page, random, '.stage [role=tab]'),
  'starts or stops a study': (page, random) => pressOne(page, random, '.study-bar .btn.primary'),
  'opens and closes a dialog': async (page, random) => {
    await pressOne(page, random, '.top-tools button, top-bar button');
    await page.keyboard.press('Escape');
  },
  'moves over the charts': (page, random) => page.mouse.move(1400 * random(), 860 * random()),
};

/**
 * @param {Page} page
 * @param {string} method of the page's store
 * @param {...unknown} args
 */
function inStore(page, method, ...args) {
  return page.evaluate(
    (name, values) => document.querySelector('playground-app').store[name](...values),
    method,
    args,
  );
}

/**
 * @param {Page} page
 * @param {string} keys such as "Control+z"
 */
async function pressKeys(page, keys) {
  const names = keys.split('+');
  for (const name of names) await page.keyboard.down(name);
  for (const name of names.reverse()) await page.keyboard.up(name);
}

/**
 * Does one thing and looks at what comes of it.
 * @param {Page} page
 * @param {Random} random
 * @returns {Promise<string>} what was done
 */
export async function doSomething(page, random) {
  const [words, act] = oneOf(random, Object.entries(acts));
  await act(page, random);
  const wait = SHORTEST + (LONGEST - SHORTEST) * random();
  await new Promise((resolve) => setTimeout(resolve, wait));
  return words;
}
