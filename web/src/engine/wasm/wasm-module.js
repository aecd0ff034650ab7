// Loads the full WebAssembly module: it is compiled once; instantiate.js makes an engine of it.

import { fetchOk, fileSystem } from './fetch-file.js';
import { messageOf } from './message-of.js';

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

function baseUrl() {
  return globalThis.document?.baseURI ?? import.meta.url;
}

/**
 * Streaming needs exactly the right MIME type, which not every static host sends.
 * @param {Response} response
 * @param {URL} url
 */
async function compileResponse(response, url) {
  const type = response.headers.get('content-type');
  try {
    if (type === 'application/wasm') return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const { whyNotCompiled } = await import('./compile-words.js');
    throw new Error(whyNotCompiled(url, messageOf(error)), { cause: error });
  }
}
