// The same link gives the same numbers, to the last bit, in three browser engines and in Node, today and when it
// was recorded.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';
import { LINKS_IN_BROWSERS as LINKS, allRecorded } from '../../wasm/links/recorded.js';
import { engines } from './engines.js';

const TRAINING_MILLISECONDS = 90_000;
const replayProgram = fileURLToPath(new URL('../../../web/src/cli/replay.js', import.meta.url));

// The fingerprints that the replay prints, by link.
const expected = {};

beforeAll(async () => {
  for (const [name, link] of Object.entries(LINKS)) expected[name] = await replay(link);
}, 180_000);

async function replay(link) {
  const args = [replayProgram, link, '--every', '1000000'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  // A link that is not understood would be the same everywhere, and another experiment.
  expect(stderr).toBe('');
  return [...stdout.matchAll(/^# fingerprint \d+ ([0-9a-f]{16})$/gm)].map(([, print]) => print);
}

// What the page says once no run trains any more: the fingerprints that it would export, that of the
// run whose details are open, and the verdict on the one that the link carries.
const REPORT = `(() => {
  const store = document.querySelector('playground-app')?.store;
  const views = store?.config.runs.map((_, i) => store.runView(i)) ?? [];
  const isOver = (view) => ['finished', 'diverged'].includes(view?.status) && view.fingerprint;
  if (views.length === 0 || !views.every(isOver)) return null;
  const row = document.querySelector('.runs-table tbody tr .status');
  if (!document.querySelector('run-panel code.fingerprint')) row?.click();
  const shown = document.querySelector('run-panel code.fingerprint')?.innerText;
  const verdict = document.querySelector('.verdict')?.innerText;
  if (!shown || !verdict) return null;
  const fingerprints = views.map((view) => view.fingerprint);
  return { fingerprints, selected: store.ui.selected, shown, verdict };
})()`;

async function open(browser, link) {
  await browser.open(`${inject('siteUrl')}?autoplay=1#${link}`);
  const deadline = Date.now() + TRAINING_MILLISECONDS;
  for (;;) {
    const report = await browser.evaluate(REPORT);
    if (report) return report;
    if (Date.now() > deadline) throw new Error(`not over after ${TRAINING_MILLISECONDS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe.each(Object.keys(engines))('%s', (engine) => {
  let browser;

  beforeAll(async () => {
    browser = await engines[engine]();
  });
  afterAll(() => browser?.close());

  it.each(Object.entries(LINKS))('agrees with the replay on %s', async (name, link) => {
    expect(expected[name]).toHaveLength(link.match(/&run=/g).length);
    // Links of earlier releases as well, and what they gave then.
    const { fingerprint } = allRecorded().find((one) => one.link === link);
    expect(combinedFingerprint(expected[name])).toBe(fingerprint);
    const report = await open(browser, `${link}&fp=${fingerprint}`);
    expect(report.fingerprints).toEqual(expected[name]);
    expect(report.shown).toBe(expected[name][report.selected]);
    expect(report.verdict).toMatch(/^Reproduced:/);
    console.log(`${engine}, ${name}: ${report.fingerprints.join(' ')}`);
  });

  it('says when a link promises other numbers', async () => {
    const name = 'a spiral';
    const report = await open(browser, `${LINKS[name]}&fp=0123456789abcdef`);
    expect(report.fingerprints).toEqual(expected[name]);
    expect(report.verdict).toMatch(/^Not reproduced:/);
  });
});
