// What the build tells its pages and its service worker about itself.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildId, buildOf, filesOf, partsOf } from '../../../web/scripts/offline/site-files.js';

// The SHA-256 of "abc", as FIPS 180-2 gives it, in base64.
const ABC = 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';
const FILES = {
  'index.html': 'page',
  'reference.html': 'reference',
  'icon.svg': 'icon',
  'screenshot.png': 'for other sites',
  'element.js': 'for other pages',
  'optimizer-playground.html': 'one file',
  'licences.txt': 'licences',
  'assets/a.js': 'abc',
  'assets/a.css': 'style',
  'assets/start.wasm': 'engine',
  'assets/trainer.worker-X.js': 'worker',
  'assets/inline.worker-X.js': 'another way to get a worker',
  'assets/playground-embed-X.js': 'embed',
  'assets/learn-X.css': 'lessons',
  'data/iris.bin': 'small',
  'data/mnist.bin': 'x'.repeat(1_000_000),
  'data/README.md': 'words',
  'gallery/one.webp': 'picture',
  'package/index.js': 'for npm',
};

let folder;
let names;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'site-files-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  names = filesOf(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the files of a site', () => {
  it('are all but the npm package', () => {
    const expected = Object.keys(FILES).filter((name) => name !== 'package/index.js');
    expect(names).toEqual(expected.toSorted());
  });

  it('decide the name of the build, and so does its service worker', () => {
    const id = buildId(folder, names, 'program');
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(buildId(folder, names, 'program')).toBe(id);
    expect(buildId(folder, names, 'other program')).not.toBe(id);
    expect(buildId(folder, names.slice(1), 'program')).not.toBe(id);
    writeFileSync(path.join(folder, 'icon.svg'), 'other icon');
    expect(buildId(folder, names, 'program')).not.toBe(id);
  });
});

describe('what is kept', () => {
  const kept = () => buildOf(folder, names, 'id').files;

  it('is the page, its parts, small data sets and pictures, in this order', () => {
    expect(
      kept()
        .filter(({ onUse }) => !onUse)
        .map((file) => file.path),
    ).toEqual([
      ...['', 'reference.html', 'assets/a.css', 'assets/a.js', 'assets/inline.worker-X.js'],
      ...[
        'assets/learn-X.css',
        'assets/playground-embed-X.js',
        'assets/start.wasm',
        'assets/trainer.worker-X.js',
      ],
      ...['icon.svg', 'data/iris.bin', 'gallery/one.webp'],
    ]);
  });

  it('is once it was used what is large or seldom needed', () => {
    const onUse = kept().filter((file) => file.onUse);
    expect(onUse.map((file) => file.path)).toEqual([
      ...['data/mnist.bin', 'element.js', 'licences.txt', 'optimizer-playground.html'],
    ]);
  });

  it('is known by its content, but for pages, which hosts may change', () => {
    const integrityOf = (name) => kept().find((file) => file.path === name).integrity;
    expect(integrityOf('assets/a.js')).toBe(ABC);
    expect(integrityOf('')).toBe(undefined);
  });
});

it('an open page may need scripts, styles and small data sets, and nothing that is for others', () => {
  expect(partsOf(buildOf(folder, names, 'id'))).toEqual({
    scripts: ['assets/a.js', 'assets/inline.worker-X.js'],
    styles: ['assets/a.css'],
    data: ['data/iris.bin'],
  });
});
