// A small static server: what `npm start` serves, tests see, and the package gives to a classroom in the same way.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import { messageOf } from '../engine/wasm/message-of.js';

const USUAL_PORT = 5173;
const PORTS_TO_TRY = 20;

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.txt', '.json', '.svg', '.wasm']);

/**
 * @typedef {object} ServeOptions
 * @property {string} folder what is served
 * @property {string} [prefix] path below which it is; it begins and ends with a slash
 * @property {string} [host] interface
 * @property {number} [port] 0: any that is free
 * @property {Record<string, string>} [headers] sent with every file
 * @property {Record<string, string>} [types] MIME types by ending, where they are not the usual ones
 * @property {boolean} [compresses] whether texts and programs are compressed, as most hosts do
 */

/**
 * @typedef {object} Served
 * @property {string} url of the page; it ends with a slash
 * @property {() => Promise<void>} close stops the server and ends its connections
 */

/**
 * Starts a server at the port that somebody asked for, which must not silently become another one, or else at the
 * usual port or the next that is free.
 * @param {Omit<ServeOptions, 'port'> & { port: number | null }} options port: null if nobody asked for one
 * @returns {Promise<Served>}
 * @throws {Error} in words, if there is none
 */
export async function serveAt({ port, ...options }) {
  const first = port ?? USUAL_PORT;
  const last = port === null ? first + PORTS_TO_TRY : first;
  for (let candidate = first; ; ++candidate) {
    try {
      return await serve({ ...options, port: candidate });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (isTaken && candidate < last) continue;
      const reason = isTaken ? `port ${candidate} is already in use.` : messageOf(error);
      throw new Error(`Cannot serve: ${reason}`, { cause: error });
    }
  }
}

/**
 * Starts a server.
 * @param {ServeOptions} options
 * @returns {Promise<Served>}
 * @throws {Error} with `code` 'EADDRINUSE' if the port is taken
 */
export async function serve({
  folder,
  prefix = '/',
  host = '127.0.0.1',
  port = 0,
  headers = {},
  types = {},
  compresses = false,
}) {
  const top = path.resolve(folder) + path.sep;
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  /** @type {() => Promise<void>} */
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      // Browsers keep connections open.
      server.closeAllConnections();
    });
  return { url: `http://${addressOf(server)}${prefix}`, close };

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  function answer(request, response) {
    const address = request.url ?? '/';
    const file = fileFor(address, top, prefix);
    if (file && isFolder(file)) {
      const { pathname, search } = new URL(address, 'http://localhost');
      response.writeHead(301, { location: `${pathname}/${search}` }).end();
      return;
    }
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.\n');
      return;
    }
    const isCompressed = compresses && COMPRESSED.has(path.extname(file));
    const encoding = isCompressed ? { 'content-encoding': 'gzip' } : {};
    response.writeHead(200, {
      ...headersOf(file, { ...CONTENT_TYPES, ...types }),
      ...encoding,
      ...headers,
    });
    if (request.method === 'HEAD') response.end();
    else {
      const content = createReadStream(file).on('error', () => response.destroy());
      (isCompressed ? content.pipe(createGzip()) : content).pipe(response);
    }
  }
}

/**
 * The file behind an address, if there is one: pages also without their ending, and the page of a folder.
 * @param {string} address path and query
 * @param {string} top folder, with a separator at its end
 * @param {string} prefix
 * @returns {string | undefined} a folder: its address lacks a slash
 */
function fileFor(address, top, prefix) {
  const { pathname } = new URL(address, 'http://localhost');
  if (!pathname.startsWith(prefix)) return undefined;
  const name = decoded(pathname.slice(prefix.length));
  const isPage = name === '' || name.endsWith('/');
  const file = path.join(top, isPage ? `${name}index.html` : name);
  if (!file.startsWith(top)) return undefined;
  return [file, `${file}.html`].find(isFile) ?? (isFile(`${file}/index.html`) ? file : undefined);
}

/** @param {string} file */
function isFile(file) {
  return existsSync(file) && statSync(file).isFile();
}

/** @param {string} file */
function isFolder(file) {
  return statSync(file).isDirectory();
}

/** @param {string} text that may be no proper part of an address */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Names in assets/ change with what is in them; everything else is asked for again.
 * @param {string} file
 * @param {Record<string, string>} types by ending
 */
function headersOf(file, types) {
  const isNamedByContent = file.includes(`${path.sep}assets${path.sep}`);
  return {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/** @param {import('node:http').Server} server that listens */
function addressOf(server) {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port');
  return `${hostName(address.address)}:${address.port}`;
}

/**
 * An interface as one writes it in an address.
 * @param {string} address such as `127.0.0.1` or `::1`
 * @returns {string}
 */
export function hostName(address) {
  return address.includes(':') ? `[${address}]` : address;
}
