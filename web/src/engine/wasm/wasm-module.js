// Loads the full WebAssembly module: it is compiled once; instantiate.js makes an engine of it.

import { messageOf } from './message-of.js';

// Only in Node, and without an import that a bundler would want to follow.
const fileSystem = () => globalThis.process?.getBuiltinModule?.('node:fs');

/**
 * @typedef {object} ModuleSource
 * @property {BufferSource | WebAssembly.Module} [wasmBinary] the module itself
 * @property {string | URL} [wasmUrl] where it is; default: beside the engine
 */

/**
 * The full module.
 * @param {ModuleSource} [source]
 * @returns {Promise<WebAssembly.Module>}
 * @throws {Error} if it cannot be loaded or is not WebAssembly
 */
export async function compileModule({ wasmBinary, wasmUrl } = {}) {
  if (wasmBinary instanceof WebAssembly.Module) return wasmBinary;
  if (wasmBinary) return WebAssembly.compile(wasmBinary);
  return compileUrl(wasmUrl ?? new URL('../../wasm/playground.wasm', import.meta.url));
}

/**
 * @param {string | URL} address
 * @returns {Promise<WebAssembly.Module>}
 * @throws {Error} if it cannot be loaded or is not WebAssembly
 */
export async function compileUrl(address) {
  const url = new URL(address, baseUrl());
  const fs = url.protocol === 'file:' && fileSystem();
  if (fs) return WebAssembly.compile(fs.readFileSync(url));
  return compileResponse(await fetchOk(url), url);
}

/**
 * @param {URL} url
 * @returns {Promise<Response>}
 * @throws {Error} naming the address and what went wrong
 */
export async function fetchOk(url) {
  const response = await fetch(url).catch((error) => {
    throw new Error(`${url}: cannot be loaded (${messageOf(error)})`, { cause: error });
  });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  return response;
}

/**
 * Reads a file synchronously where that is possible.
 * @param {URL} url
 * @returns {Uint8Array | undefined} undefined in a browser, or if there is no such file
 */
export function readFileIfNode(url) {
  const fs = fileSystem();
  if (!fs || url.protocol !== 'file:' || !fs.existsSync(url)) return undefined;
  return new Uint8Array(fs.readFileSync(url));
}

function baseUrl() {
  return globalThis.document?.baseURI ?? import.meta.url;
}

/**
 * Streaming needs the right MIME type, which not every static host sends.
 * @param {Response} response
 * @param {URL} url
 */
async function compileResponse(response, url) {
  const type = response.headers.get('content-type') ?? '';
  try {
    if (type.startsWith('application/wasm')) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${url}: is not a WebAssembly module (${messageOf(error)})`, { cause: error });
  }
}
