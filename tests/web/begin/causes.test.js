// What is said in the place of a page that does not start.

import { describe, expect, it } from 'vitest';
import { causeHere, wordsFor } from '../../../web/src/begin/causes.js';

const there = async () => ({ ok: true });
const away = async () => {
  throw new TypeError('Failed to fetch');
};

describe('why a page does not start', () => {
  it.each([
    ['file:', 'null', away, 'file'],
    ['file:', 'file://', there, 'file'],
    ['https:', 'null', there, 'sandbox'],
    ['https:', 'null', away, 'connection'],
    ['https:', 'https://host.org', away, 'connection'],
    ['https:', 'https://host.org', there, 'script'],
  ])('%s %s', async (protocol, origin, fetch, cause) => {
    expect(await causeHere('https://host.org/a.js', { protocol, origin, fetch })).toBe(cause);
  });

  it('asks in a way that needs no permission of the server', async () => {
    const asked = [];
    const fetch = async (...args) => asked.push(args);
    await causeHere('https://host.org/a.js', { protocol: 'https:', origin: 'null', fetch });
    expect(asked).toEqual([['https://host.org/a.js', { mode: 'no-cors' }]]);
  });
});

describe('the words', () => {
  const address = 'https://host.org/p/?embed=1&show=loss#v=1&run=sgd';
  const words = (cause) => wordsFor(cause, { address, reason: 'SyntaxError: no' });

  it('for a file lead to the single file, with the same experiment', () => {
    const { sentences, link } = wordsFor('file', {
      address: 'file:///a/index.html?embed=1#v=1&run=sgd',
      reason: '',
    });
    expect(sentences.join(' ')).toMatch(/optimizer-playground\.html/);
    expect(link.address).toBe('optimizer-playground.html?embed=1#v=1&run=sgd');
  });

  it('for a sandbox name the header and the attribute, and lead to the page itself', () => {
    const { sentences, link } = words('sandbox');
    expect(sentences.join(' ')).toMatch(/Access-Control-Allow-Origin: \*.*allow-same-origin/s);
    expect(link).toMatchObject({
      address: 'https://host.org/p/?show=loss#v=1&run=sgd',
      opens: 'window',
    });
  });

  it.each(['connection', 'script'])('for "%s" offer to try again', (cause) => {
    expect(words(cause).link).toMatchObject({ address, opens: 'again' });
  });

  it('for a script repeat what the browser says', () => {
    expect(words('script').sentences.join(' ')).toContain('SyntaxError: no');
  });
});
