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

/**
 * A picture that is in this document; pictures are compressed by themselves.
 * @param {string} name
 * @returns {string} address; "": there is none of that name
 */
export function pictureInside(name) {
  const text = textInside(name);
  return text === null ? '' : `data:image/webp;base64,${text}`;
}

/**
 * @param {string} name
 * @returns {string | null} a file as it is written in the document
 */
export function textInside(name) {
  return document.querySelector(`script[data-file="${CSS.escape(name)}"]`)?.textContent ?? null;
}
