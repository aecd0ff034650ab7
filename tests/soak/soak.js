// The page, used for a long time in one tab: what went wrong, what it keeps in memory, and whether it still gives the
// numbers of the first minute.

import puppeteer from 'puppeteer-core';
import { combinedFingerprint } from '../../web/src/config/combined-fingerprint.js';
import { findChromium } from '../scripts/browsers.js';
import { randomFrom } from '../scripts/random.js';
import { LINKS_IN_BROWSERS, allRecorded } from '../wasm/links/recorded.js';
import { memoryOf } from './memory.js';
import { doSomething } from './user.js';

const MINUTE = 60_000;
const LONGEST_TRAINING = 120_000;

/**
 * @typedef {object} Sample
 * @property {number} minutes since the page was opened
 * @property {import('./memory.js').Memory} memory
 * @property {number} acts so far
 */

/**
 * @typedef {object} Soaked
 * @property {Sample[]} samples one a minute
 * @property {string[]} problems what the page complained about, and numbers that were not those of the records
 */

/**
 * Uses the page as long as is asked.
 * @param {string} url of the site
 * @param {{ minutes: number, seed: number, tell: (sample: Sample) => void }} options
 * @returns {Promise<Soaked>}
 */
export async function soak(url, { minutes, seed, tell }) {
  const random = randomFrom(seed);
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    const problems = watch(page);
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector('playground-app')?.isWhole);
    const samples = [];
    const start = Date.now();
    let acts = 0;
    for (let minute = 1; minute <= minutes; ++minute) {
      for (; Date.now() < start + minute * MINUTE; ++acts) {
        const done = await doSomething(page, random);
        problems.mark(done);
      }
      problems.push(...(await otherNumbers(page, Object.keys(LINKS_IN_BROWSERS).at(minute % 6))));
      const sample = { minutes: minute, memory: await memoryOf(page), acts };
      samples.push(sample);
      tell(sample);
    }
    for (const name of Object.keys(LINKS_IN_BROWSERS)) {
      problems.push(...(await otherNumbers(page, name)));
    }
    return { samples, problems };
  } finally {
    await browser.close();
  }
}

/**
 * Collects what a page complains about, each with what was done last.
 * @param {import('puppeteer-core').Page} page
 * @returns {string[] & { mark: (act: string) => void }}
 */
function watch(page) {
  let last = 'opens the page';
  /** @type {string[]} */
  const problems = [];
  const add = (/** @type {string} */ text) => problems.push(`after somebody ${last}: ${text}`);
  page.on('pageerror', (error) => add(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') add(message.text());
  });
  return Object.assign(problems, { mark: (/** @type {string} */ act) => (last = act) });
}

/**
 * Trains a recorded link to its end.
 * @param {import('puppeteer-core').Page} page
 * @param {string} name of the link
 * @returns {Promise<string[]>} what is not as it was recorded
 */
async function otherNumbers(page, name) {
  const link = LINKS_IN_BROWSERS[name];
  const wanted = allRecorded().find((one) => one.link === link)?.fingerprint;
  await page.evaluate((text) => {
    const { store } = document.querySelector('playground-app');
    store.open(text);
    store.reset();
    store.play();
  }, link);
  const prints = await page.waitForFunction(printsWhenOver, { timeout: LONGEST_TRAINING });
  const found = combinedFingerprint(await prints.jsonValue());
  return found === wanted ? [] : [`${name}: ${found} instead of ${wanted}`];
}

// Runs in the page.
function printsWhenOver() {
  const { store } = document.querySelector('playground-app');
  const views = store.config.runs.map((_, index) => store.runView(index));
  const isOver = (view) => ['finished', 'diverged'].includes(view?.status) && view.fingerprint;
  return !store.isFrameOld && views.every(isOver) && views.map((view) => view.fingerprint);
}
