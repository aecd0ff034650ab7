// Versions beside each other on one host.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRelease } from '../../../web/scripts/release/host-folder.js';
import { serve } from '../../../web/scripts/serve.js';

let top;
let host;

beforeEach(() => {
  top = mkdtempSync(path.join(tmpdir(), 'release-'));
  host = path.join(top, 'host');
  mkdirSync(host);
});
afterEach(() => rmSync(top, { recursive: true }));

/** A built site, as far as a host can tell. */
function build(id, files = {}) {
  const folder = path.join(top, `build-${id}`);
  const page = `<head><meta property="og:image" content="./screenshot.png" /></head>${id}`;
  const asset = `assets/${id}.js`;
  const list = { id, files: [{ path: '' }, { path: asset }] };
  const all = {
    'index.html': page,
    'reference.html': `<head></head>${id}`,
    'screenshot.png': 'picture',
    'service-worker.js': `const BUILD=${JSON.stringify(list)};\nrest`,
    [asset]: id,
    'package/index.js': 'not of the site',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const release = (id, version, options) =>
  addRelease({ build: build(id), host, version, ...options });
const read = (name) => readFileSync(path.join(host, name), 'utf8');
const shownAt = (place) => /<\/head>(.*)/.exec(read(`${place}index.html`))[1];

describe('a release', () => {
  it('is at its own address, at that of its major version and at the shortest one', () => {
    expect(release('a', '1.0.0')).toEqual(['v1.0.0/', 'v1/', '']);
    for (const place of ['v1.0.0/', 'v1/', '']) expect(shownAt(place)).toBe('a');
    expect(readdirSync(host)).not.toContain('package');
  });

  it('leaves those before as they were', () => {
    release('a', '1.0.0');
    release('b', '1.1.0');
    release('c', '2.0.0');
    const places = ['v1.0.0/', 'v1.1.0/', 'v2.0.0/', 'v1/', 'v2/', ''];
    expect(places.map(shownAt)).toEqual(['a', 'b', 'c', 'b', 'c', 'c']);
  });

  it('of an older major version moves only that', () => {
    release('a', '1.0.0');
    release('c', '2.0.0');
    expect(release('b', '1.0.1')).toEqual(['v1.0.1/', 'v1/']);
    expect(['v1/', 'v2/', ''].map(shownAt)).toEqual(['b', 'c', 'c']);
  });

  it('counts by number: 10 comes after 9', () => {
    release('a', '1.9.0');
    expect(release('b', '1.10.0')).toContain('');
    expect(release('c', '1.9.1')).toEqual(['v1.9.1/']);
  });

  it('that is a trial is only at its own address', () => {
    release('a', '1.0.0');
    expect(release('b', '1.1.0-rc.1')).toEqual(['v1.1.0-rc.1/']);
    expect(release('c', '1.1.0')).toEqual(['v1.1.0/', 'v1/', '']);
  });

  it('can be put there twice, but never changes', () => {
    release('a', '1.0.0');
    expect(release('a', '1.0.0')).toContain('v1.0.0/');
    expect(() => release('b', '1.0.0')).toThrow(
      'v1.0.0 is there already, and a release never changes.',
    );
    expect(shownAt('v1.0.0/')).toBe('a');
  });

  it.each(['1.0', 'v1.0.0', '1.0.0/..', ''])('has a version, not "%s"', (version) => {
    expect(() => release('a', version)).toThrow(`"${version}" is no version such as 1.2.3.`);
  });
});

describe('pages that are open while a newer version comes', () => {
  it('find their parts, until the one after that', () => {
    release('a', '1.0.0');
    release('b', '1.0.1');
    expect(readdirSync(path.join(host, 'assets')).toSorted()).toEqual(['a.js', 'b.js']);
    release('c', '1.0.2');
    expect(readdirSync(path.join(host, 'assets')).toSorted()).toEqual(['b.js', 'c.js']);
    expect(readdirSync(path.join(host, 'v1.0.0/assets'))).toEqual(['a.js']);
  });
});

describe('the folder of a host', () => {
  it('keeps what is not of the site', () => {
    writeFileSync(path.join(host, 'CNAME'), 'example.org');
    mkdirSync(path.join(host, '.git'));
    release('a', '1.0.0');
    release('b', '1.0.1');
    expect(read('CNAME')).toBe('example.org');
    expect(readdirSync(host)).toEqual(expect.arrayContaining(['.git', '.nojekyll']));
  });

  it('gives pictures their whole addresses, and search engines only the newest version', () => {
    release('a', '1.0.0', { address: 'https://example.org/p/' });
    expect(read('index.html')).toContain('content="https://example.org/p/screenshot.png"');
    expect(read('v1/index.html')).toContain('content="https://example.org/p/v1/screenshot.png"');
    expect(read('index.html')).not.toContain('noindex');
    for (const page of ['v1/index.html', 'v1.0.0/reference.html']) {
      expect(read(page)).toContain('<meta name="robots" content="noindex" />');
    }
  });

  it('answers with and without .html, at every version', async () => {
    release('a', '1.0.0');
    release('b', '2.0.0');
    const { url, close } = await serve({ folder: host });
    const textAt = async (address) => (await (await fetch(url + address)).text()).slice(-1);
    const addresses = [
      'reference',
      'reference.html',
      'v1/reference',
      'v1',
      'v1.0.0/index.html',
      'v2/',
    ];
    const texts = await Promise.all(addresses.map(textAt));
    await close();
    expect(texts).toEqual(['b', 'b', 'a', 'a', 'a', 'b']);
  });
});
