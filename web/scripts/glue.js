// The Vite plugin that leaves out what the scripts of Emscripten never do in the site: look for the WebAssembly
// module by themselves. They are always given it, see engine/wasm/instantiate.js. A worker that begins with
// such a script is smaller, and needs no address of its own.

const SCRIPT = /[\\/]wasm[\\/](start|playground)\.js$/;

// As Emscripten writes it; what another version writes differently stays as it is.
/** @type {[RegExp, string][]} */
const PARTS = [
  // How files are read, by kind of environment.
  [/if\(ENVIRONMENT_IS_WEB\|\|ENVIRONMENT_IS_WORKER\)\{.*?\}else\{\}(?=var out=)/s, ''],
  // Where the module is.
  [
    /(var wasmBinaryFile;)if\(Module\["locateFile"\]\)\{.*?\}else\{wasmBinaryFile=new URL\([^)]*\)\.toString\(\)\}/s,
    '$1',
  ],
  // Loading it.
  [/instantiateAsync\(\)\.catch\(readyPromiseReject\);/, ''],
  [/\bimport\.meta\.url\b/g, 'undefined'],
];

/**
 * @returns {import('vite').Plugin}
 */
export function gluePlugin() {
  return {
    name: 'glue',
    enforce: 'pre',
    transform: (code, id) => (SCRIPT.test(id) ? withoutLoading(code) : null),
  };
}

/**
 * @param {string} code of a script that Emscripten wrote
 * @returns {string}
 */
export function withoutLoading(code) {
  return PARTS.reduce((text, [part, rest]) => text.replace(part, rest), code);
}
