// Why a module could not be compiled, for whoever can change that.

// What the engines say where a content security policy forbids it.
const FORBIDDEN = /unsafe-eval|content security policy|\bCSP\b/i;

/**
 * Why the browser refuses WebAssembly, if it does.
 * @param {string} reason what the browser says
 * @param {boolean} [hasWebAssembly]
 * @returns {string} "": it may be something else
 */
export function whyRefused(reason, hasWebAssembly = 'WebAssembly' in globalThis) {
  if (!hasWebAssembly) {
    return 'this browser has no WebAssembly, without which nothing can be trained; perhaps it is switched off here';
  }
  if (!FORBIDDEN.test(reason)) return '';
  return "the content security policy of the host forbids WebAssembly: its script-src needs 'wasm-unsafe-eval'";
}

/**
 * @param {URL | string} url of the module, or its name
 * @param {string} reason what the browser says
 * @param {boolean} [hasWebAssembly]
 * @returns {string}
 */
export function whyNotCompiled(url, reason, hasWebAssembly) {
  return whyRefused(reason, hasWebAssembly) || `${url}: is not a WebAssembly module (${reason})`;
}
