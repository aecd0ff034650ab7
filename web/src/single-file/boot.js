// The only script that stands in the single file as text: it unpacks the page and starts it. The content security
// policy of the file knows both by their hashes.

import { whyRefused } from '../engine/wasm/compile-words.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { offer, textInside } from './inside.js';
import { unpack } from './unpack.js';

const SMALLEST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

const read = (/** @type {string} */ name) => {
  const text = textInside(name);
  return text === null ? null : unpack(text);
};

offer(read);
start().catch(tell);

async function start() {
  // The unpacker is WebAssembly, and would not say why it does not start.
  await WebAssembly.compile(SMALLEST);
  append('style', await new Response(read('page.css')).text());
  append('script', await new Response(read('page.js')).text());
}

/**
 * @param {'style' | 'script'} tag
 * @param {string} text
 */
function append(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  document.head.append(element);
}

/** @param {unknown} error */
function tell(error) {
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  const reason = whyRefused(messageOf(error)) || messageOf(error);
  words.textContent = `The playground cannot start here: ${reason}.`;
  document.querySelector('#page')?.replaceChildren(words);
}
