// Connects a training loop to a channel of messages: a worker's global scope, or a stand-in for it
// on the main thread.

import { TrainingLoop } from './training-loop.js';
import { messageOf } from '../wasm/message-of.js';
import { instantiate } from '../wasm/instantiate.js';

// Chromium leaves in a worker what messages leave behind (0.03 MB a second) until memory is short. It looks when so
// large an array is made, which costs nothing, since nobody touches it.
const MESSAGES = 1000;
const LARGE_BYTES = 64 << 20;

/** @typedef {import('../messages.js').ModuleKind} ModuleKind */
/** @typedef {import('../messages.js').ToWorker} ToWorker */
/** @typedef {import('../messages.js').FromWorker} FromWorker */

/**
 * @typedef {object} EngineParts what comes with a module
 * @property {import('../wasm/instantiate.js').ModuleFactory} createModule
 * @property {Tasks} [tasks] default: none
 */

/** @typedef {typeof import('./tasks.js').tasks} Tasks */

/**
 * @typedef {object} Scope a worker's global scope, as far as it is needed
 * @property {(message: FromWorker, transfer: Transferable[]) => void} postMessage
 * @property {((event: MessageEvent) => void) | null} onmessage
 */

/**
 * Makes an engine when it is told to start, then runs a training loop in it. A message to complete it
 * gives the full module to a loop that has the start module only.
 * @param {Scope} scope
 * @param {Record<ModuleKind, () => Promise<EngineParts>>} parts of the modules
 */
export function serve(scope, parts) {
  /** @type {(message: FromWorker, transfer: Transferable[]) => void} */
  const post = (message, transfer) => scope.postMessage(message, transfer);
  /** @type {TrainingLoop | null} */
  let loop = null;
  /** @param {ToWorker} message */
  const handle = async (message) => {
    if (message.type !== 'start' && message.type !== 'complete') return loop?.handle(message);
    const kind = message.type === 'start' ? message.kind : 'full';
    const { createModule, tasks } = await parts[kind]();
    const engine = await instantiate(createModule, message.module);
    if (message.type === 'complete') return loop?.useEngine(engine, tasks);
    loop = new TrainingLoop({ engine, tasks, post, defer: nextTurn(), now, slice: message.slice });
    return post({ type: 'started' }, []);
  };
  // Messages wait for the module that is being started, in their order.
  let before = Promise.resolve();
  let count = 0;
  scope.onmessage = ({ data }) => {
    if (++count % MESSAGES === 0) suggestCollection();
    before = before.then(() => handle(data)).catch(fail);
  };
  /** @param {unknown} error */
  const fail = async (error) => {
    const { whyRefused } = await import('../wasm/compile-words.js');
    const reason = whyRefused(messageOf(error)) || messageOf(error);
    post({ type: 'fatal', key: '', message: `the engine does not start: ${reason}` }, []);
  };
  post({ type: 'hello' }, []);
}

function suggestCollection() {
  try {
    // The build would leave out what has no effect.
    new ArrayBuffer(LARGE_BYTES).slice(0, 0);
  } catch {
    // Memory is short already.
  }
}

const now = () => performance.now();

/**
 * Calls back after messages that already wait; a timer would wait for milliseconds.
 * @returns {(callback: () => void) => void}
 */
function nextTurn() {
  const { port1, port2 } = new MessageChannel();
  let work = () => {};
  port1.onmessage = () => work();
  return (callback) => {
    work = callback;
    port2.postMessage(null);
  };
}
