// The WebAssembly modules: compiled once, instantiated wherever they are needed. The start module is
// a small part of the full one, for a first visit; both train to the same bits.

const nodeModule = (name) => globalThis.process?.getBuiltinModule?.(`node:${name}`);

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
 * The start module.
 * @returns {Promise<WebAssembly.Module>}
 * @throws {Error} if it cannot be loaded or is not WebAssembly
 */
export function compileStartModule() {
  return compileUrl(new URL('../../wasm/start.wasm', import.meta.url));
}

async function compileUrl(address) {
  const url = new URL(address, baseUrl());
  if (url.protocol === 'file:' && nodeModule('fs')) {
    return WebAssembly.compile(nodeModule('fs').readFileSync(url));
  }
  return compileResponse(await fetchOk(url), url);
}

/**
 * @param {typeof import('../../wasm/playground.js').default} createModule factory of that module
 * @param {WebAssembly.Module} module
 * @returns {Promise<object>} what the bindings export: functions, and in what these make, objects
 */
export async function instantiate(createModule, module) {
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

// The bindings give pointers to objects, and methods as functions on them, see
// cpp/bindings/methods.h.
function withObjects(exports) {
  const engine = { ...exports };
  const methodNames = Object.keys(exports).filter((key) => key.includes('.'));
  for (const name of new Set(methodNames.map((key) => key.split('.')[0]))) {
    const [field, create] = [name.toLowerCase(), `create${name}`];
    const methods = methodsOf(name, exports);
    engine[create] = (...args) => {
      const { [field]: pointer, ...rest } = exports[create](...args);
      return { ...rest, [field]: pointer && { __proto__: methods, pointer } };
    };
  }
  return engine;
}

function methodsOf(name, exports) {
  const own = Object.keys(exports).filter((key) => key.startsWith(`${name}.`));
  const methods = own.map((key) => [key.slice(name.length + 1), method(key, exports[key])]);
  return Object.fromEntries(methods);
}

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
    throw new Error(`${url}: cannot be loaded (${error.message})`, { cause: error });
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
  const fs = nodeModule('fs');
  if (!fs || url.protocol !== 'file:' || !fs.existsSync(url)) return undefined;
  return new Uint8Array(fs.readFileSync(url));
}

function baseUrl() {
  return globalThis.document?.baseURI ?? import.meta.url;
}

// Streaming needs the right MIME type, which not every static host sends.
async function compileResponse(response, url) {
  const type = response.headers.get('content-type') ?? '';
  try {
    if (type.startsWith('application/wasm')) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${url}: is not a WebAssembly module (${error.message})`, { cause: error });
  }
}
