// The npm package in somebody's own page, made by a bundler: engine and element give the numbers of Node.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { buildPackage } from '../../../web/scripts/package.js';
import { serve } from '../../../web/scripts/serve.js';
import { openChromium } from '../open-browser.js';

const LINK = 'v=1&data=iris&steps=60&run=adam,lr=0.01';
const PAGE = `<!doctype html>
<title>A page</title>
<p></p>
<script type="module" src="/app.js"></script>`;
const APP = `import { loadEngine } from 'optimizer-playground';
import 'optimizer-playground/element';

const engine = await loadEngine({ dataUrl: '/playground/data/' });
const { config } = engine.parseLink('${LINK}');
await engine.prepare(config);
const run = engine.createRun(config);
run.advance(60);
document.querySelector('p').textContent = run.fingerprint();

const figure = document.createElement('optimizer-playground');
figure.setAttribute('site', '/playground/');
figure.config = '${LINK}';
figure.addEventListener('finished', async () => {
  const [{ fingerprint }] = await figure.getResults();
  document.title = fingerprint;
});
document.body.append(figure);`;

const folder = mkdtempSync(path.join(tmpdir(), 'bundled-'));
let site;
let browser;

beforeAll(async () => {
  const modules = path.join(folder, 'node_modules');
  const home = path.join(modules, 'optimizer-playground');
  mkdirSync(modules);
  await buildPackage(home);
  // The engine needs no other package.
  symlinkSync(path.join(root, 'node_modules/jsep'), path.join(modules, 'jsep'));
  cpSync(path.join(home, 'public'), path.join(folder, 'public/playground'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), PAGE);
  writeFileSync(path.join(folder, 'app.js'), APP);
  await build({ root: folder, configFile: false, logLevel: 'warn' });
  site = await serve({ folder: path.join(folder, 'dist') });
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('trains to the numbers of Node', async () => {
  const program = path.join(root, 'web/src/cli/replay.js');
  const replayed = execFileSync(process.execPath, [program, LINK], { encoding: 'utf8' });
  const [fingerprint] = /[0-9a-f]{16}$/.exec(replayed.trim());
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => document.title !== 'A page', null, { timeout: 100_000 });
  expect([await page.textContent('p'), await page.title()]).toEqual([fingerprint, fingerprint]);
});
