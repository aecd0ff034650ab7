// Loads the full WebAssembly module: it is compiled once, and instantiated wherever it is needed.

import { messageOf } from './message-of.js';

/** @typedef {import('../../wasm/playground.js').ModuleFactory} ModuleFactory */
/** @typedef {import('./bindings.js').RawEngine} RawEngine */
/** @typedef {Awaited<ReturnType<ModuleFactory>>} Exports functions that Embind makes */

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
 * @param {ModuleFactory} createModule factory of that module
 * @param {WebAssembly.Module} module
 * @returns {Promise<RawEngine>} what the bindings export: functions, and in what these make, objects.
 *   The start module has a part of them only, see AnyEngine
 */
export async function instantiate(createModule, module) {
  /** @type {Exports} */
  const exports = await new Promise((resolve, reject) => {
    createModule({
      // The factory would look for the file itself, at an address that a blob worker cannot form.
      locateFile: (name) => name,
      instantiateWasm: (imports, onInstance) => {
        WebAssembly.instantiate(module, imports).then(
          (instance) => onInstance(instance, module),
          reject,
        );
        return {};
      },
    }).then(resolve, reject);
  });
  return withObjects(exports);
}

/**
 * The bindings give pointers to objects, and methods as functions on them, see cpp/bindings/methods.h.
 * @param {Exports} exports
 * @returns {RawEngine}
 */
function withObjects(exports) {
  /** @type {Record<string, unknown>} */
  const engine = { ...exports };
  const methodNames = Object.keys(exports).filter((key) => key.includes('.'));
  for (const name of new Set(methodNames.map((key) => key.split('.')[0]))) {
    const [field, create] = [name.toLowerCase(), `create${name}`];
    const methods = methodsOf(name, exports);
    engine[create] = (/** @type {unknown[]} */ ...args) => {
      const { [field]: pointer, ...rest } = exports[create](...args);
      return { ...rest, [field]: pointer && { __proto__: methods, pointer } };
    };
  }
  // What has been put together is what bindings.js describes.
  return /** @type {RawEngine} */ (/** @type {unknown} */ (engine));
}

/**
 * @param {string} name of the class
 * @param {Exports} exports
 */
function methodsOf(name, exports) {
  const own = Object.keys(exports).filter((key) => key.startsWith(`${name}.`));
  const methods = own.map((key) => [key.slice(name.length + 1), method(key, exports[key])]);
  return Object.fromEntries(methods);
}

/**
 * @param {string} key class and method
 * @param {Exports[string]} call
 * @returns {(this: { pointer: number }, ...args: unknown[]) => unknown}
 */
function method(key, call) {
  return function (...args) {
    const { pointer } = this;
    if (!pointer) throw new Error(`${key}: the object was deleted`);
    if (key.endsWith('.delete')) this.pointer = 0;
    return call(pointer, ...args);
  };
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
