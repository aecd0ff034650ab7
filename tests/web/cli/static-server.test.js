// The static server: what it sends, and what it does not.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../../web/src/cli/static-server.js';

let folder;
let site;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
  mkdirSync(path.join(folder, 'site/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'not for guests');
  for (const name of ['site/v1', 'site/notes']) mkdirSync(path.join(folder, name));
  for (const name of [
    'index.html',
    'other.html',
    'v1/index.html',
    'notes/index.html',
    'assets/a.js',
    'assets/a.css',
    'b.wasm',
    'c.svg',
    'd.other',
  ]) {
    writeFileSync(path.join(folder, 'site', name), `this is ${name}`);
  }
  site = await serve({ folder: path.join(folder, 'site'), prefix: '/below/', headers: { x: 'y' } });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

// Without what fetch() makes of an address.
function statusOf(address) {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve) => {
    request({ hostname, port, path: address }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
}

describe('the static server', () => {
  it.each([
    ['', 'text/html; charset=utf-8', 'index.html'],
    ['index.html', 'text/html; charset=utf-8', 'index.html'],
    ['notes/', 'text/html; charset=utf-8', 'notes/index.html'],
    ['index.html?embed=1', 'text/html; charset=utf-8', 'index.html'],
    ['index', 'text/html; charset=utf-8', 'index.html'],
    ['other.html', 'text/html; charset=utf-8', 'other.html'],
    ['other?a=b', 'text/html; charset=utf-8', 'other.html'],
    ['v1/', 'text/html; charset=utf-8', 'v1/index.html'],
    ['v1/index', 'text/html; charset=utf-8', 'v1/index.html'],
    ['assets/a.js', 'text/javascript; charset=utf-8', 'assets/a.js'],
    ['assets/a.css', 'text/css; charset=utf-8', 'assets/a.css'],
    ['b.wasm', 'application/wasm', 'b.wasm'],
    ['c.svg', 'image/svg+xml', 'c.svg'],
    ['d.other', 'application/octet-stream', 'd.other'],
  ])('sends %s as %s', async (address, type, name) => {
    const response = await fetch(site.url + address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x')).toBe('y');
    expect(await response.text()).toBe(`this is ${name}`);
  });

  it('sends those who forget the slash of a folder to its page', async () => {
    const { status, headers } = await fetch(`${site.url}v1?embed=1`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, '/below/v1/?embed=1']);
  });

  it('lets browsers keep only what is named by its content', async () => {
    const cached = async (address) =>
      (await fetch(site.url + address)).headers.get('cache-control');
    expect(await cached('')).toBe('no-cache');
    expect(await cached('assets/a.js')).toMatch(/immutable/);
  });

  it.each([
    ['/index.html'],
    ['/below/none.html'],
    ['/below/assets'],
    ['/below/../secret.txt'],
    ['/below/%2e%2e/secret.txt'],
    ['/below/..%2fsecret.txt'],
    ['/below/%e0%a4%a'],
  ])('has nothing at %s', async (address) => {
    expect(await statusOf(address)).toBe(404);
  });

  it('says that a port is taken', async () => {
    const port = Number(new URL(site.url).port);
    await expect(serve({ folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
