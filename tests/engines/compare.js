// The same links in Node and in browsers: which fingerprints are not equal.

import { loadEngine } from '../../web/src/engine/package/index.js';
import { engines } from '../browser/engines/engines.js';
import { openChromium } from '../browser/open-browser.js';
import { WAYS, beginning } from './in-page.js';

/** @typedef {import('./in-page.js').Job} Job */

const TO_THE_END = 1e6;
const POLL = 100;
const LONGEST_LINK = 60_000;

export const engine = await loadEngine();

/**
 * @param {string} link
 * @returns {Promise<boolean>} whether the engine takes it as it is
 */
export async function isTaken(link) {
  const { config, problems } = engine.parseLink(link);
  if (problems.length) return false;
  try {
    await engine.prepare(config);
    config.runs.forEach((_, index) => engine.createRun(config, index).delete());
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} link
 * @returns {Promise<string[]>} the fingerprints of its runs, trained to their ends in Node
 */
export async function trainedInNode(link) {
  const { config } = engine.parseLink(link);
  await engine.prepare(config);
  return config.runs.map((_, index) => {
    const run = engine.createRun(config, index);
    try {
      run.advance(TO_THE_END);
      return run.fingerprint();
    } finally {
      run.delete();
    }
  });
}

/** @typedef {{ name: string, open: () => Promise<import('../browser/engines/engines.js').Browser>, first: number | null }} Place where links are trained; first: the way of the first link, null: all straight */

/** @type {Place[]} */
export const places = [
  ...Object.entries(engines).map(([name, open]) => ({ name, open, first: null })),
  { name: 'Chromium with one worker, in many ways', open: () => chromiumWith(1), first: 0 },
  { name: 'Chromium with three workers, in other ways', open: () => chromiumWith(3), first: 1 },
];

/** @param {number} cores that the page finds */
async function chromiumWith(cores) {
  const browser = await openChromium();
  const page = await browser.newPage();
  await page.addInitScript(
    (count) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count }),
    cores,
  );
  return {
    open: async (/** @type {string} */ address) => void (await page.goto(address)),
    evaluate: (/** @type {string} */ source) => page.evaluate(source),
    close: () => browser.close(),
  };
}

/**
 * @param {Place} place
 * @param {string} url of the site
 * @param {string[]} links
 * @param {string[][]} expected fingerprints
 * @returns {Promise<string[]>} which links gave other numbers
 */
export async function othersIn({ open, first }, url, links, expected) {
  const jobs = links.map((link, index) => jobOf(link, first === null ? 0 : first + index));
  const browser = await open();
  try {
    await browser.open(`${url}?autoplay=0`);
    await until(browser, `document.querySelector('playground-app')?.isWhole === true`);
    await browser.evaluate(beginning(jobs));
    await untilCounted(browser, jobs.length);
    const found = JSON.parse(await browser.evaluate('JSON.stringify(window.trained)'));
    return jobs.flatMap(({ link, way }, index) => {
      const prints = way === 'reversed' ? found[index].toReversed() : found[index];
      const isEqual = prints.join() === expected[index].join();
      return isEqual ? [] : [`${way}: ${link}: ${prints} instead of ${expected[index]}`];
    });
  } finally {
    await browser.close();
  }
}

/**
 * @param {string} link
 * @param {number} number of the way
 * @returns {Job}
 */
function jobOf(link, number) {
  const way = WAYS[number % WAYS.length];
  if (way !== 'reversed') return { link, way };
  const [problem, ...runs] = link.split('&run=');
  return { link: [problem, ...runs.reverse()].join('&run='), way };
}

/**
 * @param {import('../browser/engines/engines.js').Browser} browser
 * @param {number} count of links that have to be trained
 */
async function untilCounted(browser, count) {
  let [known, since] = [-1, Date.now()];
  while (known < count) {
    const now = await browser.evaluate('window.trained.length');
    if (now !== known) [known, since] = [now, Date.now()];
    else if (Date.now() - since > 2 * LONGEST_LINK)
      throw new Error(`stands still at link ${known}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}

/**
 * @param {import('../browser/engines/engines.js').Browser} browser
 * @param {string} condition
 */
async function until(browser, condition) {
  const deadline = Date.now() + LONGEST_LINK;
  while (!(await browser.evaluate(condition))) {
    if (Date.now() > deadline) throw new Error('the page does not open');
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
