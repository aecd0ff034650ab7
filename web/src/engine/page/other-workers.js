// Workers where the usual one cannot start (see start-worker.js).

/** @typedef {import('./start-worker.js').WorkerLike} WorkerLike */

/** @type {string | null} of the script, for as long as the page is there */
let blobAddress = null;

/** Everything in one script, from a blob. */
export async function createBlobWorker() {
  const { default: script } = await import('../worker/whole.worker.js?script');
  blobAddress ??= URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(blobAddress);
}

/** Both ends of a worker's channel on one thread. Messages are delivered later, as real ones are. */
export async function createLocalWorker() {
  const { serve } = await import('../worker/serve.js');
  return connectLocally((scope) =>
    serve(scope, {
      start: async () => ({ createModule: (await import('../../wasm/start.js')).default }),
      full: () => import('../worker/full.js'),
    }),
  );
}

/**
 * @param {(scope: import('../worker/serve.js').Scope) => void} run what a worker's script does with its global scope
 * @returns {WorkerLike}
 */
export function connectLocally(run) {
  const { port1, port2 } = new MessageChannel();
  /** @type {WorkerLike} */
  const worker = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer) => port1.postMessage(message, transfer),
    terminate: () => port1.close(),
  };
  port1.onmessage = (event) => worker.onmessage?.(event);
  /** @type {import('../worker/serve.js').Scope} */
  const scope = {
    onmessage: null,
    postMessage: (message, transfer) => port2.postMessage(message, transfer),
  };
  port2.onmessage = (event) => scope.onmessage?.(event);
  // The owner sets its handlers first.
  queueMicrotask(() => run(scope));
  return worker;
}
