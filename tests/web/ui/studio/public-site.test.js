// The public address of the site: what others can open, and what a browser remembers of it.

import { describe, expect, it } from 'vitest';
import {
  cleanSite,
  isLocal,
  rememberSite,
  rememberedSite,
  siteProblem,
  siteOf,
} from '../../../../web/src/ui/studio/public-site.js';

function storageOf(start = {}) {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}
const refusing = new Proxy(
  {},
  {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  },
);

describe('only this computer or its network finds', () => {
  it.each([
    'http://localhost:8000/',
    'http://app.localhost/',
    'http://127.0.0.1/p/',
    'http://[::1]:3000/',
    'http://192.168.1.20/',
    'http://172.20.0.3/',
    'http://printer.local/',
    'file:///home/me/optimizer-playground.html',
    '/home/me/optimizer-playground.html',
    'blob:https://example.org/1',
    '',
  ])('%s', (address) => expect(isLocal(address)).toBe(true));

  it.each(['https://example.org/', 'http://172.32.0.1/', 'https://localhost.example.org/'])(
    'but not %s',
    (address) => expect(isLocal(address)).toBe(false),
  );
});

describe('what is typed', () => {
  it.each([
    ['https://example.org/p/', 'https://example.org/p/'],
    ['  example.org/p ', 'https://example.org/p/'],
    ['https://example.org/p/index.html?embed=1#v=1&run=sgd', 'https://example.org/p/'],
    ['example.org', 'https://example.org/'],
    [
      'https://example.org/optimizer-playground.html',
      'https://example.org/optimizer-playground.html',
    ],
    ['http://localhost:8000/', ''],
    ['javascript:alert(1)', ''],
    ['nonsense', ''],
    ['https://', ''],
    ['', ''],
  ])('%s is read as "%s"', (text, site) => expect(cleanSite(text)).toBe(site));

  it.each([
    ['foo', 'not the address of a web page'],
    ['javascript:alert(1)', 'not the address of a web page'],
    ['ftp://example.org/', 'not the address of a web page'],
    ['https://example.org/a b/', 'not the address of a web page'],
    ['https://example.org/"onload="x', 'not the address of a web page'],
    ['https://example.org/<p>', 'not the address of a web page'],
    ['https://me:secret@example.org/', 'not the address of a web page'],
    ['localhost:8000', 'Only your own computer'],
    ['http://192.168.1.20/', 'Only your own computer'],
  ])('%s has a problem: %s', (text, words) => {
    expect(siteProblem(text)).toContain(words);
    expect(cleanSite(text)).toBe('');
  });

  it.each(['', ' ', 'example.org:8080/p/', 'https://example.org/#v=1&title="a b"'])(
    '%j has none',
    (text) => expect(siteProblem(text)).toBe(''),
  );

  it('is where the other files lie', () => {
    expect(siteOf('https://example.org/p/index.html')).toBe('https://example.org/p/');
    expect(siteOf('http://localhost:8000/')).toBe('http://localhost:8000/');
    expect(siteOf('')).toBe('');
  });
});

describe('a browser', () => {
  it('remembers the address until it is taken out', () => {
    const storage = storageOf();
    rememberSite(storage, 'https://example.org/p/');
    expect(rememberedSite(storage)).toBe('https://example.org/p/');
    rememberSite(storage, '');
    expect(rememberedSite(storage)).toBe('');
    expect(storage.kept.size).toBe(0);
  });

  it('may hold anything under that name, or refuse', () => {
    expect(rememberedSite(storageOf({ 'public-site': 'javascript:alert(1)' }))).toBe('');
    expect(rememberedSite(refusing)).toBe('');
    expect(() => rememberSite(refusing, 'https://example.org/')).not.toThrow();
    expect(rememberedSite(null)).toBe('');
  });
});
