// The files that are in the document of the single file. The script that starts it can unpack them, and leaves that to
// the page as a function.

/** @typedef {(name: string) => ReadableStream<Uint8Array> | null} FileInside null: there is none of that name */

const UNPACKER = 'fileInside';

/** @param {FileInside} fileInside */
export function offer(fileInside) {
  Object.defineProperty(globalThis, UNPACKER, { value: fileInside });
}

/** @type {FileInside} */
export function fileInside(name) {
  const unpacker = /** @type {{ fileInside?: FileInside }} */ (globalThis)[UNPACKER];
  return unpacker?.(name) ?? null;
}

/** @type {Map<string, string>} addresses of texts, by name */
const unpacked = new Map();

/**
 * Unpacks a text, for links that lead to it.
 * @param {string} name
 */
export async function unpackText(name) {
  const bytes = await new Response(fileInside(name)).arrayBuffer();
  const text = new Blob([bytes], { type: 'text/plain;charset=utf-8' });
  unpacked.set(name, URL.createObjectURL(text));
}

/**
 * @param {string} name
 * @returns {string | undefined} address of a text that was unpacked
 */
export function unpackedInside(name) {
  return unpacked.get(name);
}

/**
 * A picture that is in this document; pictures are compressed by themselves, and each is there once, for both themes.
 * @param {string} name
 * @returns {string} address; "": there is none of that name
 */
export function pictureInside(name) {
  const text = textInside(name.replace(/-dark\.webp$/, '-light.webp'));
  return text === null ? '' : `data:image/webp;base64,${text}`;
}

/**
 * @param {string} name
 * @returns {string | null} a file as it is written in the document
 */
export function textInside(name) {
  return document.querySelector(`script[data-file="${CSS.escape(name)}"]`)?.textContent ?? null;
}
