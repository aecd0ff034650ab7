// How the module is loaded from servers that are not all alike, and what is said where it cannot be.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from 'node:http';
import { whyNotCompiled } from '../../../../web/src/engine/wasm/compile-words.js';
import { compileUrl } from '../../../../web/src/engine/wasm/wasm-module.js';

// The smallest module there is.
const EMPTY = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);

describe('a module', () => {
  let server;
  let base;
  // The path names the type that is sent, and what.
  const answer = ({ url }, response) => {
    const [, file, type] = decodeURIComponent(url).match(/^\/(\w+)\?type=(.*)$/) ?? [];
    if (file === 'missing') response.writeHead(404).end();
    else {
      const body = { empty: EMPTY, half: EMPTY.subarray(0, 5) }[file];
      response.writeHead(200, type ? { 'content-type': type } : {}).end(body);
    }
  };
  const compile = (file, type = '') =>
    compileUrl(`${base}/${file}?type=${encodeURIComponent(type)}`);

  beforeAll(async () => {
    server = createServer(answer);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    'application/wasm',
    'application/wasm; charset=utf-8',
    'application/octet-stream',
    'text/plain',
    '',
  ])('compiles with the type "%s"', async (type) => {
    expect(await compile('empty', type)).toBeInstanceOf(WebAssembly.Module);
  });

  it.each(['application/wasm', 'text/plain'])('that is cut off is told, %s', async (type) => {
    await expect(compile('half', type)).rejects.toThrow(/half.*is not a WebAssembly module \(/);
  });

  it('that is not there is told with its address', async () => {
    await expect(compile('missing')).rejects.toThrow(/missing.*the server answered 404/);
  });
});

describe('the words', () => {
  const url = new URL('https://host.org/assets/start.wasm');

  // As the browsers say it.
  it.each([
    "WebAssembly.compile(): Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not an allowed source of script in the following Content Security Policy directive",
    'call to WebAssembly.compile() blocked by CSP',
    "Refused to create a WebAssembly object because 'unsafe-eval' or 'wasm-unsafe-eval' is not an allowed source of script",
  ])('name what a policy needs: %s', (reason) => {
    expect(whyNotCompiled(url, reason, true)).toMatch(
      /content security policy.*needs 'wasm-unsafe-eval'$/,
    );
  });

  it('name a browser without WebAssembly', () => {
    expect(whyNotCompiled(url, 'WebAssembly is not defined', false)).toMatch(/has no WebAssembly/);
  });

  it('name the address of what is something else', () => {
    expect(whyNotCompiled(url, 'expected magic word', true)).toBe(
      'https://host.org/assets/start.wasm: is not a WebAssembly module (expected magic word)',
    );
  });
});
