// Text of a file that somebody brought, whatever program saved it.

const MAX_BYTES = 10_000_000;
// A file that is no text holds zeros.
const BINARY = '\0';

/**
 * @param {File} file
 * @returns {Promise<{ text: string, failure: string }>} failure: why there is no text, for people
 */
export async function readTextFile(file) {
  if (file.size > MAX_BYTES) {
    const size = (file.size / 1e6).toFixed(1);
    return { text: '', failure: `${file.name} has ${size} MB, but at most 10 MB can be read.` };
  }
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (!text.trim()) return { text: '', failure: `${file.name} is empty.` };
  if (!text.includes(BINARY)) return { text, failure: '' };
  const failure = `${file.name} is not a text file. Save the table as a CSV file first.`;
  return { text: '', failure };
}

/**
 * UTF-16 where a byte order mark says so, else UTF-8 where the bytes are valid, else what Windows programs
 * write in western Europe.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
