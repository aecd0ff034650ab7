// An experiment that is written into the single file, and read again.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { ownAddress } from '../../../web/src/single-file/own-address.js';
import { withExperiment } from '../../../web/src/single-file/with-experiment.js';

const template = readFileSync(path.join(root, 'web/single-file.html'), 'utf8');
const LINK = 'v=1&data=moons&title=Is+%22Adam%22+%3C+SGD%3F&run=adam,lr=0.01';

// As a parser reads an attribute.
const ENTITIES = { amp: '&', quot: '"', lt: '<', gt: '>' };
function contentOf(html, name) {
  const [, text] = new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html);
  expect(text).not.toMatch(/[<>]/);
  return text.replace(/&(\w+);/g, (_, entity) => ENTITIES[entity]);
}

describe('an experiment in the file', () => {
  it.each([
    ['?embed=1&show=loss,lr', LINK, '', `?embed=1&show=loss,lr#${LINK}`],
    ['embed=1', LINK, 'https://host.org/', `?embed=1#${LINK}`],
    ['', LINK, '', `#${LINK}`],
    [
      '',
      'v=1&title="><script>alert(1)</script>&amp;',
      '',
      '#v=1&title="><script>alert(1)</script>&amp;',
    ],
    ['', "v=1&run=custom,rule=w=w-$&g$1$'", '', "#v=1&run=custom,rule=w=w-$&g$1$'"],
  ])('stands in one attribute: %s, %s', (query, link, site, content) => {
    const html = withExperiment(template, { query, link, site });
    expect(contentOf(html, 'experiment')).toBe(content);
    expect(contentOf(html, 'site')).toBe(site);
    const rest = (text) => text.replace(/content="[^"]*"/g, '');
    expect(rest(html)).toBe(rest(template));
  });

  it('takes the place of the one before', () => {
    const first = withExperiment(template, {
      query: 'embed=1',
      link: LINK,
      site: 'https://a.org/',
    });
    const second = withExperiment(first, { link: 'v=1&run=sgd' });
    expect(second).toBe(withExperiment(template, { link: 'v=1&run=sgd' }));
  });

  it('needs the single file', () => {
    expect(() => withExperiment('<!doctype html><p>Else</p>', { link: LINK })).toThrow(
      'not the single file',
    );
  });
});

describe('the experiment of the file', () => {
  const listeners = {};
  beforeEach(() => {
    vi.stubGlobal('addEventListener', (type, listener) => (listeners[type] = listener));
    vi.stubGlobal('CSS', { escape: (text) => text });
  });

  // The file with an experiment in it, opened at an address.
  function open(address, written, site = '') {
    const { hash, search, protocol, pathname } = new URL(address);
    const location = { hash, search, protocol, pathname };
    const contents = { experiment: written, site };
    const document = {
      querySelector: (selector) => {
        const [, name] = /^meta\[name="(\w+)"\]$/.exec(selector) ?? [];
        return name ? { getAttribute: () => contents[name] } : null;
      },
    };
    vi.stubGlobal('location', location);
    vi.stubGlobal('document', document);
    return ownAddress({ location, document });
  }

  it.each([
    ['file:///a/b.html', '', '', ''],
    ['file:///a/b.html', `?embed=1#${LINK}`, LINK, '?embed=1'],
    ['file:///a/b.html#v=1&run=sgd', `?embed=1#${LINK}`, 'v=1&run=sgd', '?embed=1'],
    ['file:///a/b.html?theme=dark#v=1&run=sgd', `?embed=1#${LINK}`, 'v=1&run=sgd', '?theme=dark'],
    ['about:srcdoc', `?embed=1#${LINK}`, LINK, '?embed=1'],
    ['about:srcdoc', `#v=1&note=a#b`, 'v=1&note=a#b', ''],
  ])('is that of the address %s, or the one in it: %s', (address, written, link, query) => {
    const own = open(address, written);
    expect([own.read(), own.query]).toEqual([link, query]);
  });

  it('is kept where no address can be written', () => {
    const own = open('about:srcdoc', `#${LINK}`);
    vi.stubGlobal('history', {
      replaceState: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    expect(own.write('v=1&run=lion', false)).toBe(false);
    expect(own.read()).toBe('v=1&run=lion');
    listeners.hashchange();
    expect(own.read()).toBe(LINK);
  });

  it('is written into an address that can be', () => {
    const own = open('file:///a/b.html?embed=1', '');
    const replaceState = vi.fn();
    vi.stubGlobal('history', { replaceState });
    expect(own.write('v=1&run=lion', false)).toBe(true);
    expect(replaceState).toHaveBeenCalledWith(null, '', '/a/b.html?embed=1#v=1&run=lion');
  });

  it.each([
    ['file:///home/me/b.html', '', '', '/home/me/b.html', ''],
    [
      'file:///home/me/b.html',
      'https://a.org/',
      'https://a.org/',
      '/home/me/b.html',
      'https://a.org/x',
    ],
    ['about:srcdoc', '', '', '', ''],
    ['about:srcdoc', 'https://a.org/', 'https://a.org/', 'https://a.org/', 'https://a.org/x'],
  ])('at %s with the site "%s" is for others at "%s", by itself at "%s"', (...row) => {
    const [address, site, page, own, file] = row;
    const found = open(address, '', site);
    expect([found.page, found.own, found.file('x')]).toEqual([page, own, file]);
  });
});
