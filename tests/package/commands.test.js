// The commands of the installed package, and the examples of its guide.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../../cpp/scripts/run.js';
import { commands } from '../../web/src/cli/commands.js';
import { blocksOf } from './guide.js';
import { outputOf, resultOf, runNpm } from './programs.js';

const NAME = 'optimizer-playground';
const LINK = 'v=1&data=moons&steps=4&run=adam,lr=0.01';
const folder = inject('folder');
const home = path.join(folder, 'node_modules', NAME);
const manifest = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
const guide = path.join(home, 'README.md');

const call = (...args) => resultOf(folder, NAME, args);

describe('the command', () => {
  it('is what npx starts', async () => {
    const said = await runNpm(folder, 'exec', '--no', '--', NAME, '--version');
    expect(said.trim()).toBe(manifest.version);
  });

  it.concurrent('lists what there is', async () => {
    const { code, stdout, stderr } = await call('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const { name, summary } of commands)
      expect(stdout).toMatch(`${name.padEnd(10)}${summary}`);
    const wrong = await call();
    expect(wrong).toEqual({ code: 2, stdout: '', stderr: stdout });
  });

  it.concurrent.each(commands.map(({ name }) => name))('%s says how it is used', async (name) => {
    const { code, stdout, stderr } = await call(name, '--help');
    expect([code, stderr]).toEqual([0, '']);
    const parts = ['Usage', 'Examples:\n ', 'Exit status:\n '];
    for (const part of parts) expect(stdout).toContain(`\n${part}`);
    expect(stdout).toContain(`npx ${NAME} ${name}`);
    expect(stdout).not.toContain('npm run');
  });

  it.concurrent.each([
    [2, ['nonsense'], 'There is no command nonsense.'],
    [2, ['replay'], 'One link is needed; there are 0.'],
    [
      2,
      ['replay', LINK, '--steps', '0.5'],
      '--steps must be a whole number of at least 1, not 0.5.',
    ],
    [1, ['replay', 'v=1&data=moons'], 'The link has no run'],
    [0, ['replay', `${LINK},beta1=2`], 'beta1: 2: '],
    [2, ['figure', LINK, 'a.gif'], 'The file must end with .svg, .png, .pdf, not a.gif.'],
    [2, ['export', LINK, '--format', 'word'], '--format must be csv or '],
    [
      1,
      ['export', LINK, '--format', 'data', '--run', '7'],
      "There is no run 7: the link's runs are",
    ],
    [2, ['verify', 'nothing.csv'], 'no such file'],
    [2, ['sweep'], 'A link is needed, or a folder with a plan.'],
    [2, ['catalog', 'optimizers'], 'It takes no arguments, not optimizers.'],
    [2, ['serve', '--port', '66000'], '--port must be a whole number from 0 to 65535, not 66000.'],
  ])('ends with status %i: %j', async (status, args, words) => {
    const { code, stderr } = await call(...args);
    expect(stderr).toContain(words);
    expect(code).toBe(status);
  });
});

describe('the site', () => {
  it('is served until somebody stops it', async () => {
    const child = spawn(path.join(folder, 'node_modules/.bin', NAME), ['serve', '--port', '0']);
    const ended = new Promise((resolve) => {
      child.on('close', resolve);
    });
    const url = await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => resolve(/ at (http\S+)/.exec(text)?.[1]));
      child.on('close', () => reject(new Error('It ended before it served')));
    });
    for (const name of ['index.html', 'learn/adam.html', 'element.js', 'data/iris.bin']) {
      const sent = Buffer.from(await (await fetch(`${url}${name}`)).arrayBuffer());
      expect(sent.equals(readFileSync(path.join(root, 'dist', name))), name).toBe(true);
    }
    const { code, stderr } = await call('serve', '--port', new URL(url).port);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Cannot serve: port \d+ is already/),
    ]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('the guide', () => {
  const lines = blocksOf(guide, 'sh').flatMap((text) => text.trim().split('\n'));
  const installs = lines.filter((line) => line.startsWith('npm install '));
  const wanted = installs.flatMap((line) => line.split(' ').slice(2)).filter((one) => one !== NAME);

  beforeAll(async () => {
    const { code, stderr } = await call('figure', LINK, 'early.svg');
    expect([code, stderr]).toEqual([1, expect.stringContaining(`npm install ${NAME} "@napi-rs/`)]);
    const asked = [...stderr.matchAll(/"([^"]+)@[^"@]+"/g)].map(([, one]) => one);
    expect(asked.sort()).toEqual([...wanted].sort());
    // As if they were installed: they are in the repository.
    for (const one of wanted) link(one);
  });

  const link = (name) => {
    const place = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), place);
  };

  it('installs what the package says that some commands need', () => {
    expect([...wanted].sort()).toEqual(Object.keys(manifest.peerDependencies));
    const optional = Object.values(manifest.peerDependenciesMeta).map((one) => one.optional);
    expect(optional).toEqual(wanted.map(() => true));
  });

  it('has an example of every command', () => {
    const named = lines.map((line) => new RegExp(`^npx ${NAME} (\\w+)`).exec(line)?.[1]);
    expect(named.filter(Boolean)).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
  });

  const examples = lines.filter((line) => /^(npx|printf) (?!.* serve)/.test(line));
  it.each(examples)('runs: %s', async (line) => {
    const { code, stderr } = await resultOf(folder, 'sh', ['-c', line.replace(/^npx /, '')]);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  });

  it.each([
    ['curves.csv', /^run,step,[^]*\n# fingerprint 1 [0-9a-f]{16}\n$/],
    ['moons.svg', /^<svg [^]*<\/svg>\s*$/],
    ['moons.pdf', /^%PDF-[^]*%%EOF\s*$/],
    ['train.py', /^[^]*\bimport torch\n/],
    ['data.json', /^\{[^]*"batches": ?\[/],
    ['results.csv', /^name,link,reached,.*\nAda,.*,yes,\d+,/],
    ['rates/sweep.csv', /^run,lr,median,.*\s+(Adam,[\d.]+,.*\s+){12}$/],
    ['rates/sweep.json', /^\{[^]*\}\s*$/],
    ['catalog.json', /^\{[^]*"optimizers": ?\[/],
  ])('gives %s as it should be', (file, content) => {
    expect(readFileSync(path.join(folder, file), 'latin1')).toMatch(content);
  });

  const programs = blocksOf(guide, 'js').map((text, i) => [i + 1, text]);
  it.each(programs)('runs its program number %i', async (number, text) => {
    writeFileSync(path.join(folder, `example-${number}.js`), text);
    const said = await outputOf(folder, process.execPath, [`example-${number}.js`]);
    expect(said).not.toBe('');
  });

  it('names files that are there', () => {
    const files = readFileSync(guide, 'utf8').matchAll(
      /node_modules\/optimizer-playground\/[\w./]+/g,
    );
    for (const [file] of files) expect(statSync(path.join(folder, file)).size).toBeGreaterThan(0);
  });
});
