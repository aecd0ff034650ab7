// Where the playground runs, in three engines: it trains to the numbers of Node, or says what the host must change.

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../../web/scripts/serve.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { engines } from '../engines/engines.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = path.join(here, '../../../dist');
const fileOf = (name) => pathToFileURL(path.join(dist, name)).href;

const FAST = 'speed=100000';
const MOONS = `v=1&data=moons&hidden=8&steps=60&${FAST}&run=adam,lr=0.01&run=sgd,lr=0.1`;
const DIGITS = `v=1&data=digits&hidden=8&steps=40&${FAST}&run=adam,lr=0.003`;
const EMBED = '?embed=1&show=loss';
const WAIT = { timeout: 40_000, interval: 50 };

const CORS = { 'access-control-allow-origin': '*' };
const ISOLATED = { 'cross-origin-embedder-policy': 'require-corp' };
const policy = (text) => ({ 'content-security-policy': text });
// How hosts serve the site, and pages that hold it. Each has an origin of its own.
const HOSTS = {
  plain: {},
  open: { headers: CORS },
  octets: { types: { '.wasm': 'application/octet-stream' } },
  sandboxed: { headers: policy('sandbox allow-scripts') },
  isolated: { headers: { ...ISOLATED, 'cross-origin-resource-policy': 'cross-origin' } },
  withoutWasm: { headers: policy("script-src 'self'; worker-src 'self' blob:") },
  withoutWorkers: { headers: policy("worker-src 'none'") },
  withoutScripts: { headers: policy("script-src 'none'") },
  notes: { folder: path.join(here, 'notes') },
  strictNotes: { folder: path.join(here, 'notes'), headers: policy("script-src 'self'") },
  laxNotes: {
    folder: path.join(here, 'notes'),
    headers: policy("script-src 'self' 'unsafe-inline'"),
  },
  isolatedNotes: { folder: path.join(here, 'notes'), headers: ISOLATED },
};
const sites = {};
const expected = {};

beforeAll(async () => {
  for (const [name, options] of Object.entries(HOSTS)) sites[name] = await serve(options);
  const engine = await loadEngine();
  expected.moons = printsOf(engine, MOONS);
  expected.digits = printsOf(engine, DIGITS);
});
afterAll(() => Promise.all(Object.values(sites).map((site) => site.close())));

function printsOf(engine, link) {
  const { config, problems } = engine.parseLink(link);
  expect(problems).toEqual([]);
  return config.runs.map((_, index) => {
    const run = engine.createRun(config, index);
    run.advance(1e6);
    const print = run.fingerprint();
    run.delete();
    return print;
  });
}

// What the page says, once no run trains any more.
const PRINTS = `(() => {
  const store = document.querySelector('playground-embed, playground-app')?.store;
  const views = store?.config.runs.map((_, i) => store.runView(i)) ?? [];
  const isOver = (view) => view?.status === 'finished' && view.fingerprint;
  return views.length && views.every(isOver) ? views.map(({ fingerprint }) => fingerprint) : null;
})()`;
const WORDS = 'document.body.innerText';
const CAN_BE_FRAMED_WITHOUT_CREDENTIALS = `'credentialless' in HTMLIFrameElement.prototype`;

describe.each(Object.keys(engines))('%s', (engine) => {
  let browser;
  beforeAll(async () => {
    browser = await engines[engine]();
  });
  afterAll(() => browser?.close());

  const trains = (prints) => expect.poll(() => browser.evaluate(PRINTS), WAIT).toEqual(prints);
  const says = (words) => expect.poll(() => browser.evaluate(WORDS), WAIT).toMatch(words);
  const notesWith = (site, content) =>
    browser.open(`${sites[site].url}#${encodeURIComponent(JSON.stringify(content))}`);
  const found = (name) => expect.poll(() => browser.evaluate(`found['${name}']`), WAIT);

  it('trains in frames of notes: another origin, a sandbox, a widget', async () => {
    await notesWith('notes', {
      frames: {
        other: { src: `${sites.plain.url}${EMBED}#${MOONS}` },
        sandbox: { src: `${sites.open.url}${EMBED}#${MOONS}`, sandbox: 'allow-scripts' },
      },
      widget: { module: `${sites.open.url}widget.mjs`, config: MOONS },
    });
    await found('other').toEqual(expected.moons);
    await found('sandbox').toEqual(expected.moons);
    await found('widget').toEqual(expected.moons);
  });

  it('trains in a frame of notes that are isolated from other origins', async () => {
    const frames = { same: { src: `${sites.isolated.url}${EMBED}#${MOONS}` } };
    await browser.open(sites.plain.url);
    if (await browser.evaluate(CAN_BE_FRAMED_WITHOUT_CREDENTIALS)) {
      frames.credentialless = { credentialless: '', src: `${sites.plain.url}${EMBED}#${MOONS}` };
    }
    await notesWith('isolatedNotes', { frames });
    for (const name of Object.keys(frames)) await found(name).toEqual(expected.moons);
  });

  it('says what a sandbox needs of a server that sends no CORS header', async () => {
    await browser.open(`${sites.sandboxed.url}${EMBED}#${MOONS}`);
    await says(/cannot start in this frame.*Access-Control-Allow-Origin: \*.*allow-same-origin/s);
  });

  it('says what a policy must allow that forbids WebAssembly', async () => {
    await browser.open(`${sites.withoutWasm.url}${EMBED}#${MOONS}`);
    await says(/content security policy.*needs 'wasm-unsafe-eval'/);
  });

  it('says what notes forbid that have the single file as a text in them', async () => {
    const inside = `${sites.open.url}optimizer-playground.html`;
    const words = `document.querySelector('iframe')?.contentDocument?.body?.innerText`;
    const saysInside = (text) => expect.poll(() => browser.evaluate(words), WAIT).toMatch(text);
    await notesWith('strictNotes', { inside });
    await saysInside(/the page around it forbids its scripts/);
    await notesWith('laxNotes', { inside });
    // In WebKit one time this policy decides, another time that of the text, and then it trains.
    const forbidden = "content security policy.*needs 'wasm-unsafe-eval'";
    await saysInside(new RegExp(engine === 'WebKitGTK' ? `${forbidden}|Adam` : forbidden));
  });

  it('says that scripts may be forbidden', async () => {
    await browser.open(`${sites.withoutScripts.url}${EMBED}#${MOONS}`);
    await says(/content security policy forbids its scripts/);
  });

  it('trains on the thread of the page where a policy forbids workers', async () => {
    await browser.open(`${sites.withoutWorkers.url}${EMBED}#${MOONS}`);
    await trains(expected.moons);
  });

  it('trains where WebAssembly has another MIME type', async () => {
    await browser.open(`${sites.octets.url}${EMBED}#${MOONS}`);
    await trains(expected.moons);
  });

  it('trains as a single file, with a data set that is inside', async () => {
    await browser.open(`${fileOf('optimizer-playground.html')}#${DIGITS}`);
    await trains(expected.digits);
  });

  it('says which file to open in place of the page of the site', async () => {
    await browser.open(`${fileOf('index.html')}${EMBED}#${MOONS}`);
    // Firefox takes modules of the same folder.
    const isStarted = async () =>
      (await browser.evaluate(PRINTS)) ?? (await browser.evaluate(WORDS));
    if (engine === 'Firefox') await trains(expected.moons);
    else await expect.poll(isStarted, WAIT).toMatch(/Open optimizer-playground\.html/);
  });
});
