// The single file: what is in it, how it is packed, what it may do.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import xz from 'xz-decompress';
import { sitePolicy } from '../../../web/scripts/begin/policy.js';
import { pack } from '../../../web/scripts/pack.js';
import { singleFile } from '../../../web/scripts/single-file.js';
import { decode85 } from '../../../web/src/single-file/base85.js';
import { unpack } from '../../../web/src/single-file/unpack.js';

const bytesOf = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());
const sha256 = (text) => createHash('sha256').update(text).digest('base64');

describe('what is packed', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['all bytes', Uint8Array.from({ length: 256 }, (_, i) => i)],
    [
      'more than a buffer of the unpacker',
      Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >> 7),
    ],
  ])('comes out again: %s', async (_, bytes) => {
    const text = await pack(bytes);
    expect(text).not.toMatch(/[^!-~]|[<>&"'`\\$]/);
    expect(await bytesOf(unpack(text))).toEqual(bytes);
  });

  it('is what xz makes', async () => {
    const text = await pack('the same words, the same words, the same words');
    const stream = new Blob([decode85(text)]).stream();
    expect(await new Response(new xz.XzReadableStream(stream)).text()).toMatch(/^the same words,/);
  });

  it('and damaged is told', async () => {
    const text = await pack('some words');
    await expect(new Response(unpack(text.replace(/^..../, 'AAAA'))).text()).rejects.toThrow();
  });
});

describe('the page', () => {
  const html = singleFile('begin()', 'go("on")', [
    { name: 'page.js', text: 'AAAA' },
    { name: 'gallery/a.webp', text: 'BBBB' },
  ]);
  const policy = /content="(default-src[^"]*)"/.exec(html)[1];

  it('has its files before the script that unpacks them', () => {
    expect(html.match(/<script[^>]*>[^<]*<\/script>/g)).toEqual([
      '<script type="text/plain" data-file="page.js">AAAA</script>',
      '<script type="text/plain" data-file="gallery/a.webp">BBBB</script>',
      '<script>begin()</script>',
    ]);
    expect(html).toContain('<meta name="experiment" content="" />');
  });

  it('allows no scripts but its own two, and nothing from anywhere', () => {
    const [, sources] = /script-src ([^;]*)/.exec(policy);
    const hashes = ['begin()', 'go("on")'].map((text) => `'sha256-${sha256(text)}'`);
    expect(sources).toBe(`${hashes.join(' ')} 'wasm-unsafe-eval'`);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/connect-src data: blob:/);
    expect(policy).toMatch(/worker-src blob:/);
  });

  it('states its policy before anything that it is about', () => {
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<title>'));
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<script'));
  });
});

describe('the policy of the site', () => {
  it('allows workers from blobs, and no scripts in the text of a page', () => {
    expect(sitePolicy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(sitePolicy).toMatch(/worker-src 'self' blob:/);
    expect(sitePolicy).not.toMatch(/script-src[^;]*(unsafe-inline|'unsafe-eval'|https?:)/);
  });
});
