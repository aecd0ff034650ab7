// Why a page does not start, and what helps: for the reader, and for whoever put the page there.

/** @typedef {'file' | 'sandbox' | 'connection' | 'script'} Cause */

/**
 * @typedef {object} Link
 * @property {string} address
 * @property {string} text
 * @property {'here' | 'again' | 'window'} [opens] default: here
 */

/**
 * @typedef {object} Words
 * @property {string} title
 * @property {string[]} sentences
 * @property {Link} link what the reader can do now
 */

/**
 * @param {string} entry address of the script that could not be loaded
 * @param {{ protocol: string, origin: string, fetch: typeof fetch }} [here]
 * @returns {Promise<Cause>}
 */
export async function causeHere(entry, here) {
  const {
    protocol,
    origin,
    fetch: load,
  } = here ?? {
    protocol: location.protocol,
    origin: globalThis.origin,
    fetch: globalThis.fetch.bind(globalThis),
  };
  if (protocol === 'file:') return 'file';
  // Such an answer cannot be read; that there is one says that the server can be reached.
  const isThere = await load(entry, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
  if (!isThere) return 'connection';
  return origin === 'null' ? 'sandbox' : 'script';
}

/**
 * @param {Cause} cause
 * @param {{ address: string, reason: string }} page its address, and what the browser says
 * @returns {Words}
 */
export function wordsFor(cause, { address, reason }) {
  /** @type {Link} */
  const again = { address, text: 'Load the page again', opens: 'again' };
  switch (cause) {
    case 'file':
      return {
        title: 'This page does not work as a file',
        sentences: [
          'Browsers load no parts of a page from a folder. optimizer-playground.html, beside this file, has everything in it and works without a server and without a network.',
        ],
        link: { address: singleFile(address), text: 'Open optimizer-playground.html' },
      };
    case 'sandbox':
      return {
        title: 'The playground cannot start in this frame',
        sentences: [
          'The frame is sandboxed, and the server of the playground does not allow such frames to load its scripts.',
          'Whoever keeps the server can send the header "Access-Control-Allow-Origin: *". Whoever wrote the page around it can add allow-same-origin to the sandbox of the frame, or use the single file, optimizer-playground.html.',
        ],
        link: {
          address: withoutEmbed(address),
          text: 'Open the playground in a window of its own',
          opens: 'window',
        },
      };
    case 'connection':
      return {
        title: 'The playground could not be loaded',
        sentences: ['Its server cannot be reached. Is there a connection?'],
        link: again,
      };
    default:
      return {
        title: 'The playground could not start',
        sentences: [
          `A part of it is missing, or this browser does not understand it. The browser says: ${reason}`,
        ],
        link: again,
      };
  }
}

/** @param {string} address of a page in the same folder */
function singleFile(address) {
  const { search, hash } = new URL(address);
  return `optimizer-playground.html${search}${hash}`;
}

/** @param {string} address */
function withoutEmbed(address) {
  const url = new URL(address);
  url.searchParams.delete('embed');
  return url.href;
}
