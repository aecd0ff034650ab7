// Serves dist/ to the browser tests as a strict host would: from a sub-path, without the headers that
// allow shared memory, under a content policy that forbids eval. Tests read the page's address with
// `inject('siteUrl')` from vitest.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const prefix = '/some/folder/';

const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:";

/**
 * Starts the server on a free port.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with a slash
 */
export async function serveSite() {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      // Browsers keep connections open.
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close };
}

function answer(request, response) {
  const file = fileFor(new URL(request.url, 'http://localhost').pathname);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    // Names in assets/ change with what is in them.
    ...(file.includes(`${path.sep}assets${path.sep}`) && {
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  });
  createReadStream(file).pipe(response);
}

// The file of dist/ behind an address, if there is one.
function fileFor(pathname) {
  if (!pathname.startsWith(prefix)) return undefined;
  const name = decodeURIComponent(pathname.slice(prefix.length)) || 'index.html';
  const file = path.join(dist, name);
  return file.startsWith(dist) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** Vitest's global set-up: its result is the tear-down. */
export default async function setup(project) {
  const site = await serveSite();
  project.provide('siteUrl', site.url);
  return () => site.close();
}
