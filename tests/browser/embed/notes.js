// Somebody else's page with figures in it, of another origin than the playground.

import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serve } from '../../../web/scripts/serve.js';
import { openChromium } from '../open-browser.js';
import { serveNotes } from './serve-notes.js';

const EVENTS = ['ready', 'progress', 'diverged', 'finished', 'configchange', 'narration', 'error'];

/**
 * One browser and one site for the tests of a file. What a page complains about fails the test that opened it.
 * @returns {{ write: (body: string, options?: object) => Promise<object> }} `write` opens a page with this body,
 *   the script, and `policy` as its content security policy
 */
export function useNotes() {
  let browser;
  let site;
  let host;
  let context;
  let pages = [];
  beforeAll(async () => {
    [browser, host, site] = await Promise.all([
      openChromium(),
      serveNotes(),
      serve({ prefix: '/playground/', headers: { 'access-control-allow-origin': '*' } }),
    ]);
    context = await browser.newContext({ viewport: { width: 900, height: 800 } });
  });
  afterAll(() => Promise.all([browser.close(), site.close(), host.close()]));
  afterEach(async () => {
    const failures = pages.flatMap(({ failures: words }) => words);
    await Promise.all(pages.map((page) => page.close()));
    pages = [];
    expect(failures).toEqual([]);
  });

  const write = async (body, { policy, head = '' } = {}) => {
    const page = await context.newPage();
    pages.push(Object.assign(page, { failures: [], site: site.url }));
    page.on('pageerror', (error) => page.failures.push(String(error)));
    const script = `<script type="module" src="${site.url}element.js"></script>`;
    const html =
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notes</title>${head}${script}` +
      `</head><body><main><h1>Notes</h1>${body}</main></body></html>`;
    host.show(html, policy ? { 'content-security-policy': policy(site.url) } : {});
    await page.addInitScript(listen, EVENTS);
    await page.goto(host.url);
    return page;
  };
  return { write };
}

// In the page: notes what elements say, from the beginning.
function listen(types) {
  globalThis.heard = [];
  globalThis.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
  for (const type of types) {
    // They do not bubble, but pass by on their way down.
    document.addEventListener(
      type,
      (event) => {
        if (!(event instanceof CustomEvent)) return;
        globalThis.heard.push({ id: event.target.id, type, detail: event.detail });
      },
      true,
    );
  }
}

/**
 * Waits until an element has said something.
 * @param {object} page
 * @param {string} id
 * @param {string} type of the event
 * @param {number} [count] how often
 * @returns {Promise<object[]>} details of all such events
 */
export async function untilHeard(page, id, type, count = 1) {
  const said = ([wantedId, wantedType, least]) => {
    const events = globalThis.heard.filter((one) => one.id === wantedId && one.type === wantedType);
    return events.length >= least && events.map(({ detail }) => detail);
  };
  const handle = await page.waitForFunction(said, [id, type, count], { timeout: 40_000 });
  return handle.jsonValue();
}

/**
 * Waits until an element is at a step, and stands still.
 * @param {object} page
 * @param {string} id
 * @param {number} step
 */
export async function untilAt(page, id, step) {
  await page.waitForFunction(
    ([wantedId, wanted]) => {
      const { detail } = globalThis.heard.findLast(
        (one) => one.id === wantedId && one.type === 'progress',
      ) ?? { detail: {} };
      return detail.step === wanted && !detail.playing;
    },
    [id, step],
    { timeout: 40_000 },
  );
}

/**
 * Waits until no element says anything for a second.
 * @param {object} page
 */
export async function untilSilent(page) {
  await page.waitForFunction(
    async () => {
      const before = globalThis.heard.length;
      const end = performance.now() + 1000;
      while (performance.now() < end) await new Promise(requestAnimationFrame);
      return globalThis.heard.length === before;
    },
    null,
    { timeout: 40_000 },
  );
}

/** The frame inside an element. */
export async function frameOf(page, id) {
  const handle = await page.waitForFunction(
    (wanted) => document.getElementById(wanted).shadowRoot.querySelector('iframe'),
    id,
  );
  return handle.asElement().contentFrame();
}
