// Where files come from in the single file: they are in the document. The build puts this module in the place of
// engine/wasm/fetch-file.js.

import { fileInside } from './inside.js';

const TYPES = { wasm: 'application/wasm', bin: 'application/octet-stream' };

/**
 * @param {URL} url whose last part is the name of the file
 * @returns {Promise<Response>}
 * @throws {Error} if it is not in the document
 */
export async function fetchOk(url) {
  const name = url.pathname.split('/').at(-1) ?? '';
  const content = fileInside(name);
  if (!content) {
    throw new Error(
      `${name} is not in this file; optimizer-playground-with-mnist.html has all data sets`,
    );
  }
  const [, ending] = name.split('.');
  const type = TYPES[/** @type {keyof typeof TYPES} */ (ending)];
  return new Response(content, { headers: { 'content-type': type } });
}

/** There is no file system here. */
export const fileSystem = () => undefined;

/** @returns {Uint8Array | undefined} */
export function readFileIfNode() {
  return undefined;
}
