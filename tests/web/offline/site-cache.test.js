// One build of the site in the caches of a browser.

import { describe, expect, it } from 'vitest';
import { buildName } from '../../../web/src/offline/names.js';
import { SiteCache } from '../../../web/src/offline/site-cache.js';
import { fakeCaches, fakeNetwork } from './fake-caches.js';

const SCOPE = 'https://host.example/some/folder/';
const BUILD = {
  id: 'build-b',
  files: [
    { path: '' },
    { path: 'reference.html' },
    { path: 'assets/same.js', integrity: 'sha256-1' },
    { path: 'assets/new.js', integrity: 'sha256-2' },
    { path: 'data/iris.bin', integrity: 'sha256-3' },
    { path: 'data/mnist.bin', integrity: 'sha256-4', onUse: true },
  ],
};
const at = (path) => SCOPE + path;
const FILES = {
  [at('')]: 'page of build-b',
  [at('reference.html')]: 'reference of build-b',
  [at('assets/same.js')]: 'same',
  [at('assets/new.js')]: 'new',
  [at('data/iris.bin')]: 'flowers',
  [at('data/mnist.bin')]: 'digits',
};
const OLD = buildName(SCOPE, 'build-a');
const NEW = buildName(SCOPE, 'build-b');

function siteOf({ files = FILES, caches = fakeCaches(), held = [], build = BUILD } = {}) {
  const network = fakeNetwork(files);
  const locks = held && {
    query: async () => ({ held: held.map((name) => ({ name })), pending: [] }),
  };
  const { fetch } = network;
  return { site: new SiteCache({ build, scope: SCOPE, caches, fetch, locks }), caches, network };
}

const request = (path, { mode = 'cors', method = 'GET' } = {}) => ({
  ...{ url: new URL(path, SCOPE).href, mode, method },
});
const page = (path) => request(path, { mode: 'navigate' });
const textOf = async (answer) => (await answer).text();

async function installed(options) {
  const all = siteOf(options);
  await all.site.install();
  all.network.asked.length = 0;
  return all;
}

describe('what is fetched when a build is installed', () => {
  it('is everything but what is kept on use', async () => {
    const { site, caches } = siteOf();
    await site.install();
    expect(caches.names()).toEqual([NEW]);
    expect(caches.pathsIn(NEW).toSorted()).toEqual([
      '/some/folder/',
      '/some/folder/assets/new.js',
      '/some/folder/assets/same.js',
      '/some/folder/data/iris.bin',
      '/some/folder/reference.html',
    ]);
  });

  it('is not what an older build has under the name of its content', async () => {
    const { site, caches, network } = siteOf();
    const old = await caches.open(OLD);
    await old.put(at('assets/same.js'), new Response('same'));
    await old.put(at('data/iris.bin'), new Response('other flowers'));
    await site.install();
    expect(network.asked).not.toContain(at('assets/same.js'));
    expect(network.asked).toContain(at('data/iris.bin'));
    expect(caches.pathsIn(NEW)).toContain('/some/folder/assets/same.js');
  });

  it.each([
    ['a page is of another build already', { [at('')]: 'page of build-c' }, /of another build/],
    ['a file is gone', { [at('assets/new.js')]: undefined }, /new\.js answers 404/],
  ])('is refused where %s, and asked for again later', async (_, change, message) => {
    const files = Object.fromEntries(
      Object.entries({ ...FILES, ...change }).filter(([, text]) => text !== undefined),
    );
    const { site, caches } = siteOf({ files });
    await expect(site.install()).rejects.toThrow(message);
    const next = siteOf({ caches });
    await next.site.install();
    expect(caches.pathsIn(NEW)).toHaveLength(5);
    expect(next.network.asked.length).toBeLessThan(5);
  });
});

describe('what is answered', () => {
  it.each([
    ['', 'page of build-b'],
    ['?theme=dark', 'page of build-b'],
    ['index.html', 'page of build-b'],
    ['index', 'page of build-b'],
    ['reference', 'reference of build-b'],
    ['reference.html', 'reference of build-b'],
  ])('is the page at "%s", without asking the host', async (path, text) => {
    const { site, network } = await installed();
    expect(await textOf(site.answer(page(path)))).toBe(text);
    expect(network.asked).toEqual([]);
  });

  it('is a file of the build', async () => {
    const { site, network } = await installed();
    expect(await textOf(site.answer(request('data/iris.bin')))).toBe('flowers');
    expect(network.asked).toEqual([]);
  });

  it('is a file of an older build for a page of that, as long as it is kept', async () => {
    const { site, caches } = await installed();
    const old = await caches.open(OLD);
    await old.put(at('assets/old.js'), new Response('old'));
    expect(await textOf(site.answer(request('assets/old.js')))).toBe('old');
    await caches.delete(OLD);
    expect((await site.answer(request('assets/old.js'))).status).toBe(404);
  });

  it('is what is kept on use, kept from then on', async () => {
    const { site, network } = await installed();
    const ask = () => textOf(site.answer(request('data/mnist.bin')));
    expect([await ask(), await ask()]).toEqual(['digits', 'digits']);
    expect(network.asked).toEqual([at('data/mnist.bin')]);
  });

  it('is the newest embed, and the one that is kept without a connection', async () => {
    const { site } = await installed({ files: { ...FILES, [at('?embed=1')]: 'newest page' } });
    expect(await textOf(site.answer(page('?embed=1')))).toBe('newest page');
    const { caches } = await installed();
    const offline = siteOf({ caches, files: { [at('?embed=1')]: null } });
    expect(await textOf(offline.site.answer(page('?embed=1')))).toBe('page of build-b');
  });

  it.each([
    ['another version beside it', page('v1/')],
    ['a page that it does not know', page('lessons/one.html')],
    ['a script for other sites', request('element.js')],
    ['another folder', request('../other/assets/a.js')],
    ['another host', request('https://other.example/some/folder/assets/new.js')],
    ['a file with a query', request('assets/new.js?import')],
    ['what is sent', request('', { method: 'POST' })],
  ])('is not %s', async (_, asked) => {
    const { site } = await installed();
    expect(site.answer(asked)).toBe(null);
  });
});

describe('a lesson', () => {
  const LESSON = at('learn/adam.html');
  const PICTURE = at('learn/figures/adam-jump-wide-light.svg');
  const files = { ...FILES, [LESSON]: 'lesson', [PICTURE]: 'picture' };
  const read = async (site, path) => [
    await textOf(site.answer(page(path))),
    await textOf(site.answer(request('learn/figures/adam-jump-wide-light.svg'))),
  ];

  it('that was read is there without a connection, and nothing else of the book', async () => {
    const { site, caches, network } = await installed({ files });
    expect(await read(site, 'learn/adam.html')).toEqual(['lesson', 'picture']);
    expect(network.asked).toEqual([LESSON, PICTURE]);
    const gone = { ...FILES, [LESSON]: null, [PICTURE]: null, [at('learn/lion.html')]: null };
    const offline = siteOf({ caches, files: gone });
    expect(await read(offline.site, 'learn/adam.html')).toEqual(['lesson', 'picture']);
    await expect(offline.site.answer(page('learn/lion.html'))).rejects.toThrow();
  });

  it('is the newest one with a connection', async () => {
    const { site, caches } = await installed({ files });
    await read(site, 'learn/adam.html');
    const later = siteOf({ caches, files: { ...files, [LESSON]: 'newer lesson' } });
    expect(await read(later.site, 'learn/adam.html')).toEqual(['newer lesson', 'picture']);
    expect((await later.site.answer(page('learn/lion.html'))).status).toBe(404);
    expect(caches.pathsIn(NEW)).not.toContain('/some/folder/learn/lion.html');
  });
});

describe('what is kept on use', () => {
  it('is taken from what a page has fetched before, and nothing else', async () => {
    const { site, caches, network } = await installed();
    await site.keep([at('data/mnist.bin'), at('unknown.bin'), 'https://other.example/a.js']);
    expect(network.asked).toEqual([at('data/mnist.bin')]);
    expect(caches.pathsIn(NEW)).toContain('/some/folder/data/mnist.bin');
  });
});

describe('old builds', () => {
  const ELSEWHERE = buildName('https://host.example/some/folder/v1/', 'build-a');
  const withOld = async (held) => {
    const all = await installed({ held });
    for (const name of ['oldest', 'older', 'old']) await all.caches.open(buildName(SCOPE, name));
    for (const name of [ELSEWHERE, 'of somebody else']) await all.caches.open(name);
    await all.site.purge();
    return all.caches.names();
  };

  it('go, except those that a page is open of, and those of other places', async () => {
    expect(await withOld([buildName(SCOPE, 'older')])).toEqual([
      ...[NEW, buildName(SCOPE, 'older'), ELSEWHERE, 'of somebody else'],
    ]);
  });

  it('stay for a while where nobody knows what is open', async () => {
    expect(await withOld(null)).toEqual([
      ...[NEW, buildName(SCOPE, 'older'), buildName(SCOPE, 'old')],
      ...[ELSEWHERE, 'of somebody else'],
    ]);
  });
});
