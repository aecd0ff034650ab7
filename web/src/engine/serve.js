// Connects a training loop to a channel of messages: a worker's global scope, or a stand-in for it
// on the main thread.

import { TrainingLoop } from './training-loop.js';
import { instantiate } from './wasm-module.js';

/**
 * Answers { type: 'start', module, slice } with { type: 'started' }; then runs a training loop.
 * @param {{ postMessage: Function, onmessage: Function | null }} scope
 * @param {Function} createModule factory of the build
 */
export function serve(scope, createModule) {
  const post = (message, transfer) => scope.postMessage(message, transfer);
  // Messages that arrive while the module starts wait for it, in their order.
  let started = null;
  scope.onmessage = ({ data }) => {
    if (data.type === 'start') started = start(data, createModule, post);
    else started?.then((loop) => loop?.handle(data));
  };
  post({ type: 'hello' }, []);
}

async function start({ module, slice }, createModule, post) {
  try {
    const engine = await instantiate(createModule, module);
    const now = () => performance.now();
    const loop = new TrainingLoop({ engine, post, defer: nextTurn(), now, slice });
    post({ type: 'started' }, []);
    return loop;
  } catch (error) {
    post({ type: 'fatal', key: '', message: `the engine does not start: ${error.message}` }, []);
    return null;
  }
}

// Calls back after messages that already wait; a timer would wait for milliseconds.
function nextTurn() {
  const { port1, port2 } = new MessageChannel();
  let work = null;
  port1.onmessage = () => work();
  return (callback) => {
    work = callback;
    port2.postMessage(null);
  };
}
