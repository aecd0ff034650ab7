// The start module: a small part of the full one, for a first visit. Both train to the same bits.

import { compileUrl } from './wasm-module.js';

/**
 * @returns {Promise<WebAssembly.Module>}
 * @throws {Error} if it cannot be loaded or is not WebAssembly
 */
export function compileStartModule() {
  return compileUrl(new URL('../../wasm/start.wasm', import.meta.url));
}
