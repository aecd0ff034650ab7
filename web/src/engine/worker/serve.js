// Connects a training loop to a channel of messages: a worker's global scope, or a stand-in for it
// on the main thread.

import { TrainingLoop } from './training-loop.js';
import { instantiate } from '../wasm/wasm-module.js';

/** @typedef {'start' | 'full'} ModuleKind */

/**
 * Answers { type: 'start', kind, module, slice } with { type: 'started' }; then runs a training loop.
 * { type: 'complete', module } gives a loop that has the start module only the full one.
 * @param {{ postMessage: Function, onmessage: Function | null }} scope
 * @param {Record<ModuleKind, () => Promise<Function>>} factories of the modules
 */
export function serve(scope, factories) {
  const post = (message, transfer) => scope.postMessage(message, transfer);
  const instance = async (kind, module) => instantiate(await factories[kind](), module);
  // Messages wait for the module that is being started, in their order.
  let loop = null;
  const steps = {
    start: async ({ kind, module, slice }) => {
      const engine = await instance(kind, module);
      loop = new TrainingLoop({ engine, post, defer: nextTurn(), now, slice });
      post({ type: 'started' }, []);
    },
    complete: async ({ module }) => loop?.useEngine(await instance('full', module)),
  };
  let before = Promise.resolve();
  scope.onmessage = ({ data }) => {
    const step = steps[data.type];
    before = before.then(() => (step ? step(data).catch(fail) : loop?.handle(data)));
  };
  const fail = ({ message }) =>
    post({ type: 'fatal', key: '', message: `the engine does not start: ${message}` }, []);
  post({ type: 'hello' }, []);
}

const now = () => performance.now();

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
