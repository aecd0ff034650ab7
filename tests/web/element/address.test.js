// Addresses of frames from attributes, read back by the embed's own reader.

import { describe, expect, it } from 'vitest';
import { parseFlags } from '../../../web/src/config/flags.js';
import {
  FLAGS,
  frameAddress,
  heightOf,
  linkOf,
  pageAddress,
  siteOf,
  titleOf,
  withHeading,
} from '../../../web/src/element/address.js';

const site = 'https://example.org/playground/';
const nothing = Object.fromEntries(FLAGS.map((name) => [name, null]));

describe('the address of a frame', () => {
  it('is that of an embed beside the script', () => {
    const address = frameAddress({ site, flags: nothing, link: 'v=1&run=adam' });
    expect(address).toBe('https://example.org/playground/index.html?embed=1#v=1&run=adam');
  });

  it('has the flags as the embed reads them', () => {
    const flags = {
      ...nothing,
      show: 'loss,lr',
      controls: 'lr, run2.lr',
      narrate: '',
      autoplay: '0',
      at: '500',
      theme: 'dark',
    };
    const { search } = new URL(frameAddress({ site, flags, link: 'v=1' }));
    expect(search).toContain('show=loss,lr&');
    const { flags: read, problems } = parseFlags(search);
    expect(problems).toEqual([]);
    expect(read).toMatchObject({
      embed: true,
      show: ['loss', 'lr'],
      controls: ['lr', 'run2.lr'],
      hide: [],
      narrate: true,
      autoplay: false,
      at: 500,
      theme: 'dark',
    });
  });

  it('cannot be left by what an attribute holds', () => {
    const flags = { ...nothing, show: 'loss&embed=0#v=2', hide: '"><script>' };
    const { search, hash, origin } = new URL(frameAddress({ site, flags, link: 'v=1' }));
    expect([origin, hash]).toEqual(['https://example.org', '#v=1']);
    expect(parseFlags(search).flags.embed).toBe(true);
    expect(search).not.toContain('<');
  });

  it('has a page of its own', () => {
    expect(pageAddress(site, 'v=1')).toBe('https://example.org/playground/index.html#v=1');
  });
});

describe('the link of an attribute', () => {
  it.each([
    ['v=1&run=adam', 'v=1&run=adam'],
    ['#v=1&run=adam', 'v=1&run=adam'],
    ['https://example.org/?embed=1#v=1&run=adam', 'v=1&run=adam'],
    ['\n  v=1\n  &data=moons\n  &run=adam,lr=0.01\n', 'v=1&data=moons&run=adam,lr=0.01'],
    [null, ''],
  ])('%j is %j', (attribute, link) => {
    expect(linkOf(attribute)).toBe(link);
  });

  it.each([
    ['v=1&run=adam', 'Adam & SGD', 'v=1&title=Adam%20%26%20SGD&run=adam'],
    ['v=1&title=Old&note=n&run=adam', 'New', 'v=1&title=New&note=n&run=adam'],
    ['v=1&title=Old&run=adam', '', 'v=1&run=adam'],
    ['v=1&title=Old&run=adam', null, 'v=1&title=Old&run=adam'],
    ['', 'New', 'title=New'],
    // What stands in a run is a name of its own rule.
    [
      'v=1&run=custom,rule=w=w-title*g&title=2',
      'A',
      'v=1&title=A&run=custom,rule=w=w-title*g&title=2',
    ],
  ])('%j with the heading %j is %j', (link, heading, wanted) => {
    expect(withHeading(link, heading)).toBe(wanted);
  });
});

describe('the title of a link', () => {
  it.each([
    ['v=1&title=SGD+and+Adam%2C+again&run=adam', 'SGD and Adam, again'],
    ['title=A%20%26%20B', 'A & B'],
    ['v=1&run=custom,rule=w=w-title*g&title=2', ''],
    ['v=1&title=%E0%A4%A&run=adam', ''],
    ['v=1&subtitle=no', ''],
  ])('%j is %j', (link, title) => {
    expect(titleOf(link)).toBe(title);
  });
});

describe('the height of an attribute', () => {
  it.each([
    [null, 400],
    ['600', 600],
    [' 300px ', 300],
    ['0', 400],
    ['50%', 400],
    ['99999', 400],
  ])('%j is %i', (attribute, height) => {
    expect(heightOf(attribute)).toBe(height);
  });
});

describe('the place of the playground', () => {
  const script = 'https://example.org/v1/element.js?x=1';

  it.each([
    [null, 'https://example.org/v1/'],
    ['https://other.example/sub', 'https://other.example/sub/'],
    ['../v2', 'https://example.org/v2/'],
    ['javascript:alert(1)', 'https://example.org/v1/'],
    ['http://', 'https://example.org/v1/'],
  ])('%j is %j', (attribute, wanted) => {
    expect(siteOf(attribute, script)).toBe(wanted);
  });

  it('is a folder where the script is a file', () => {
    expect(siteOf(null, 'file:///home/me/dist/element.js')).toBe('file:///home/me/dist/');
  });
});
