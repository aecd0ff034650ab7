// The built page in Chromium: bytes and time to the first curve, frames with eight runs training, memory
// after a million steps. The page marks the moment with performance.mark('first-loss-point').

import { gzipSync } from 'node:zlib';
import { serveSite } from '../browser/serve-site.js';
import { measureElements } from './page/elements.js';
import { privateMegabytes, rendererProcesses } from './processes.js';
import { spreadOf } from './statistics.js';

const mark = 'first-loss-point';

// Eight runs on a small network, as fast as they go.
const eightRuns = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw', 'lion']
  .map((id) => `run=${id}`)
  .join('&');
const fastLink = (steps) =>
  `?autoplay=1#v=1&hidden=8-8&batch=10&steps=${steps}&speed=100000&${eightRuns}`;

/**
 * @typedef {object} PageTimes
 * @property {number} repetitions loads whose median counts
 * @property {number} frameSeconds how long frames are counted
 * @property {number} memorySteps steps of each run after which memory is looked at
 * @property {number} idleSeconds how long a page full of figures is watched while nobody sees one
 */

/**
 * @typedef {object} PageResult
 * @property {number} bytes gzip, everything that was loaded before the first drawn loss point
 * @property {number} embedBytes the same for the embedded page
 * @property {import('./statistics.js').Spread} firstCurve milliseconds from navigation
 * @property {number} framesPerSecond with eight runs training
 * @property {number} longestTask milliseconds on the main thread, after start-up; 0: none above 50
 * @property {{ step: number, megabytes: number }[]} memory private memory of the page's process after
 *   half of the steps, all, one and a half times, and twice as many
 * @property {import('./page/elements.js').ElementsResult} elements many figures on somebody else's page
 * @property {string[]} errors what could not be measured
 */

/**
 * Measures what can be measured; what fails is NaN and a line in `errors`.
 * @param {import('playwright-core').Browser} browser
 * @param {PageTimes} times
 * @param {(text: string) => void} progress
 * @returns {Promise<PageResult>}
 */
export async function benchmarkPage(browser, times, progress) {
  const site = await serveSite();
  const errors = [];
  const attempt = async (name, measure, otherwise) => {
    progress(`page: ${name}`);
    try {
      return await measure();
    } catch (error) {
      errors.push(`${name}: ${error.message.split('\n')[0]}`);
      return otherwise;
    }
  };
  try {
    const first = await attempt(
      'first curve',
      () => measureFirstCurve(browser, site.url, times.repetitions),
      { bytes: NaN, firstCurve: { median: NaN, min: NaN, max: NaN } },
    );
    const embedBytes = await attempt('embed', () => measureEmbed(browser, site.url), NaN);
    const frames = await attempt(
      'frames',
      () => measureFrames(browser, site.url, times.frameSeconds),
      { framesPerSecond: NaN, longestTask: NaN },
    );
    const memory = await attempt(
      'memory',
      () => measureMemory(browser, site.url, times.memorySteps),
      [],
    );
    const elements = await attempt('elements', () => measureElements(browser, times.idleSeconds), {
      firstCurve: NaN,
      laterCurve: NaN,
      idleCores: NaN,
      megabytes: NaN,
    });
    return { ...first, embedBytes, ...frames, memory, elements, errors };
  } finally {
    await site.close();
  }
}

async function measureFirstCurve(browser, url, repetitions) {
  // The first load warms the browser up, not its cache: every context has its own.
  await loadPage(browser, url);
  const loads = [];
  for (let i = 0; i < repetitions; ++i) loads.push(await loadPage(browser, url));
  return {
    bytes: await gzipBytes(loads[0].addresses),
    firstCurve: spreadOf(loads.map(({ milliseconds }) => milliseconds)),
  };
}

async function measureEmbed(browser, url) {
  return gzipBytes((await loadPage(browser, `${url}?embed=1&autoplay=1`)).addresses);
}

async function withPage(browser, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

function loadPage(browser, url) {
  return withPage(browser, async (page, context) => {
    const requests = [];
    // Of the context, since workers load too.
    context.on('requestfinished', (request) => requests.push(request));
    await page.goto(url);
    await waitForMark(page);
    const { milliseconds, moment } = await page.evaluate((name) => {
      const [{ startTime }] = performance.getEntriesByName(name);
      return { milliseconds: startTime, moment: performance.timeOrigin + startTime };
    }, mark);
    const before = requests.filter((request) => endOf(request) <= moment);
    return { milliseconds, addresses: before.map((request) => request.url()) };
  });
}

function endOf(request) {
  const { startTime, responseEnd } = request.timing();
  return startTime + Math.max(0, responseEnd);
}

async function waitForMark(page) {
  const isSet = (name) => performance.getEntriesByName(name).length > 0;
  try {
    await page.waitForFunction(isSet, mark, { timeout: 20_000 });
  } catch {
    throw new Error(`the page does not set the mark ${mark}`);
  }
}

// As a host that compresses would send them.
async function gzipBytes(addresses) {
  let bytes = 0;
  for (const address of new Set(addresses.filter((url) => url.startsWith('http')))) {
    const response = await fetch(address);
    bytes += gzipSync(new Uint8Array(await response.arrayBuffer())).length;
  }
  return bytes;
}

function measureFrames(browser, url, seconds) {
  return withPage(browser, async (page) => {
    await page.goto(url + fastLink(10_000_000));
    await waitForMark(page);
    await page.waitForTimeout(2000);
    return page.evaluate(countFrames, seconds);
  });
}

// In the page.
async function countFrames(seconds) {
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  let now = start;
  let frames = 0;
  while (now - start < 1000 * seconds) {
    now = await new Promise((resolve) => requestAnimationFrame(resolve));
    frames += 1;
  }
  observer.disconnect();
  return { framesPerSecond: (1000 * frames) / (now - start), longestTask };
}

// Looks at memory before and after all of the steps.
function measureMemory(browser, url, steps) {
  return withPage(browser, async (page) => {
    await page.goto(url + fastLink(3 * steps));
    await waitForMark(page);
    const memory = [];
    for (const share of [0.5, 1, 1.5, 2]) {
      const step = await stepReached(page, share * steps);
      // What is garbage is not kept; when it goes is the browser's affair.
      await page.requestGC();
      // Nothing else is open but a spare process that waits for the next page.
      const sizes = (await rendererProcesses(browser)).map(privateMegabytes);
      memory.push({ step, megabytes: Math.max(...sizes) });
    }
    return memory;
  });
}

async function stepReached(page, step) {
  const reached = await page.waitForFunction(
    (wanted) => {
      const app = document.querySelector('playground-app');
      const now = app?.store?.frame?.step ?? 0;
      return now >= wanted && now;
    },
    step,
    { timeout: 300_000, polling: 100 },
  );
  return reached.jsonValue();
}
