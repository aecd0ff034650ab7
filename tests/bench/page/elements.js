// Twenty figures in a page of another origin: how soon there is a curve, and what they use when nobody sees one.

import { serve } from '../../../web/scripts/serve.js';
import { serveNotes } from '../../browser/embed/serve-notes.js';
import { privateMegabytes, processorSeconds, rendererProcesses } from '../processes.js';

const COUNT = 20;
const LIMIT = 60_000;
// As one finds them in course notes: the usual problem with two runs.
const LINK = 'v=1&amp;data=spiral&amp;run=sgd,lr=0.1&amp;run=adam,lr=0.01';

/**
 * @typedef {object} ElementsResult
 * @property {number} firstCurve milliseconds from navigation until the first figure, which is in view, is drawn
 * @property {number} laterCurve the same from scrolling to one that is far away
 * @property {number} idleCores cores that all pages and frames use while no figure is in view
 * @property {number} megabytes private memory of all pages and frames when all figures are drawn
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {number} idleSeconds
 * @returns {Promise<ElementsResult>}
 */
export async function measureElements(browser, idleSeconds) {
  const site = await serve({ headers: { 'access-control-allow-origin': '*' } });
  const notes = await serveNotes();
  const context = await browser.newContext({ viewport: { width: 900, height: 800 } });
  try {
    notes.show(pageOf(site.url));
    const page = await context.newPage();
    await page.addInitScript(listen);
    await page.goto(notes.url);
    const firstCurve = await curveOf(page, 0);
    const laterCurve = await scrollTo(page, COUNT - 1);
    for (let i = 0; i < COUNT; i++) await scrollTo(page, i);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await untilCalm(page);
    const idleCores = await coresUsed(browser, page, idleSeconds);
    const sizes = (await rendererProcesses(browser)).map(privateMegabytes);
    const megabytes = sizes.reduce((sum, size) => sum + size, 0);
    return { firstCurve, laterCurve, idleCores, megabytes };
  } finally {
    await context.close();
    await notes.close();
    await site.close();
  }
}

function pageOf(site) {
  const figure = (_, i) =>
    `<p>Text.</p><optimizer-playground id="f${i}" config="${LINK}"></optimizer-playground>`;
  const figures = Array.from({ length: COUNT }, figure).join('');
  return (
    `<!doctype html><title>Notes</title><script type="module" src="${site}element.js"></script>` +
    `${figures}<div style="height: 3000px"></div>`
  );
}

// In the page: when each figure has a curve, and when one of them said something last.
function listen() {
  globalThis.curves = {};
  globalThis.last = 0;
  const hear = ({ target, detail }) => {
    globalThis.last = performance.now();
    if (detail?.step > 0) globalThis.curves[target.id] ??= performance.now();
  };
  document.addEventListener('progress', hear, true);
}

async function curveOf(page, index) {
  const drawn = (id) => globalThis.curves[id];
  const moment = await page.waitForFunction(drawn, `f${index}`, { timeout: LIMIT });
  return moment.jsonValue();
}

/** @returns {Promise<number>} milliseconds until the figure has a curve */
async function scrollTo(page, index) {
  const begun = await page.evaluate((id) => {
    document.getElementById(id).scrollIntoView({ block: 'center' });
    return performance.now();
  }, `f${index}`);
  return Math.max(0, (await curveOf(page, index)) - begun);
}

// Pictures for paper are made when there is time.
async function untilCalm(page) {
  const isCalm = () =>
    performance.now() - globalThis.last > 3000 &&
    [...document.querySelectorAll('optimizer-playground')].every(({ shadowRoot }) =>
      shadowRoot.querySelector('.printable'),
    );
  await page.waitForFunction(isCalm, null, { timeout: 2 * LIMIT, polling: 500 });
}

async function coresUsed(browser, page, seconds) {
  const before = await processorSeconds(browser);
  await page.waitForTimeout(1000 * seconds);
  return ((await processorSeconds(browser)) - before) / seconds;
}
