// Where files come from that are no scripts: modules and data sets. In the single file they are in the document,
// see single-file/fetch-file.js, which takes the place of this module there.

import { messageOf } from './message-of.js';

/** The files of the machine: only in Node, and without an import that a bundler would want to follow. */
export const fileSystem = () => globalThis.process?.getBuiltinModule?.('node:fs');

// Who has not begun to answer by then may never do.
const LONGEST_SILENCE = 30_000;

/**
 * @param {URL} url
 * @returns {Promise<Response>}
 * @throws {Error} naming the address and what went wrong
 */
export async function fetchOk(url) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(new Error('no answer')), LONGEST_SILENCE);
  const answer = fetch(url, { signal: control.signal }).finally(() => clearTimeout(timer));
  const response = await answer.catch((error) => {
    const words =
      globalThis.navigator?.onLine === false
        ? `you are offline, and ${url.pathname.split('/').at(-1)} was not used here before`
        : `${url}: cannot be loaded (${messageOf(error)})`;
    throw new Error(words, { cause: error });
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
