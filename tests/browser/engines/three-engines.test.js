// The same link gives the same numbers, to the last bit, in three browser engines and in Node.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';
import { engines } from './engines.js';

const FAST = 'speed=100000';
const LINKS = {
  'a spiral': `v=1&steps=600&${FAST}&run=adam,lr=0.01`,
  'several runs':
    `v=1&data=moons&noise=0.2&hidden=12-12&activation=gelu&norm=batch&dropout=0.2&l2=0.001` +
    `&steps=300&${FAST}` +
    '&run=sgd,lr=0.1,schedule=cosine,warmup=50' +
    '&run=rmsprop,lr=0.01,schedule=step,activation=mish,norm=layer' +
    '&run=adamw,lr=0.01,schedule=one-cycle,loss=mse,hidden=20-20,dropout=0' +
    '&run=lion,lr=0.001,with=clip-norm,init=orthogonal',
  'matrix methods':
    `v=1&data=blobs&hidden=8&steps=60&batch=64&${FAST}` +
    '&run=shampoo,lr=0.1&run=soap,lr=0.01&run=muon,lr=0.02&run=kfac,lr=0.1' +
    '&run=lbfgs,lr=0.5,batch=0&run=newton,lr=0.5,batch=0,hidden=4',
  digits:
    `v=1&data=digits&hidden=32&activation=relu&steps=150&${FAST}` +
    '&run=adam,lr=0.003&run=momentum,lr=0.05',
  'a surface':
    `v=1&problem=surface&surface=ackley&gradient_noise=0.2&start=2:1.5&steps=400&${FAST}` +
    '&run=momentum,lr=0.002&run=adam,lr=0.05&run=sgd,lr=0.001,surface=rosenbrock',
  'a divergence':
    `v=1&data=plane&hidden=8&activation=relu&loss=mse&steps=100&${FAST}` +
    '&run=sgd,lr=10&run=adam,lr=0.01',
};
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
    const fingerprint = combinedFingerprint(expected[name]);
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
