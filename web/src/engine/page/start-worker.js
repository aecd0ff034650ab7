// There are four ways to get a worker: from its file; from a blob, where the script is of another origin than the
// page; from a data address, where the page has no origin (sandboxed iframes), since Chromium starts
// no module from a blob there; on the main thread, where there are no workers at all.

/** @typedef {import('../messages.js').FromWorker} FromWorker */
/** @typedef {import('../messages.js').ToWorker} ToWorker */

/**
 * @typedef {object} WorkerLike a worker, or a stand-in for one
 * @property {(message: ToWorker, transfer: Transferable[]) => void} postMessage
 * @property {((event: MessageEvent<FromWorker>) => void) | null} onmessage
 * @property {((event: ErrorEvent) => void) | null} onerror
 * @property {() => void} terminate
 */

/**
 * @typedef {object} Strategy
 * @property {() => Promise<WorkerLike>} create
 * @property {boolean} isParallel false: shares the main thread
 * @property {number} slice milliseconds of work at a time
 */

// Short enough to stop soon, longer than a round (see pace.js): between two slices a worker sends itself
// a message, and browsers clean up after these late.
const WORKER_SLICE = 40;

/** @type {Strategy[]} in the order in which they are tried */
export const strategies = [
  {
    create: async () =>
      new Worker(new URL('../worker/trainer.worker.js', import.meta.url), { type: 'module' }),
    isParallel: true,
    slice: WORKER_SLICE,
  },
  { create: createInlineWorker, isParallel: true, slice: WORKER_SLICE },
  { create: createDataWorker, isParallel: true, slice: WORKER_SLICE },
  { create: createLocalWorker, isParallel: false, slice: 4 },
];

/**
 * @param {() => Promise<WorkerLike>} create
 * @returns {Promise<WorkerLike>} a worker that has said hello
 * @throws {Error} if it cannot start here
 */
export async function startWorker(create) {
  const worker = await create();
  /** @type {Promise<void>} */
  const hello = new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      event.preventDefault?.();
      worker.terminate();
      reject(new Error(event.message || 'the worker does not start'));
    };
    worker.onmessage = ({ data }) => {
      if (data.type === 'hello') resolve();
    };
  });
  await hello;
  return worker;
}

async function createInlineWorker() {
  const { default: InlineWorker } = await import('../worker/inline.worker.js?worker&inline');
  return new InlineWorker();
}

// The bundler's inline worker takes a data address when there is no address for its blob.
async function createDataWorker() {
  const { default: InlineWorker } = await import('../worker/inline.worker.js?worker&inline');
  const { createObjectURL } = URL;
  URL.createObjectURL = () => '';
  try {
    return new InlineWorker();
  } finally {
    URL.createObjectURL = createObjectURL;
  }
}

// Both ends of a worker's channel on one thread. Messages are delivered later, as real ones are.
async function createLocalWorker() {
  const { serve } = await import('../worker/serve.js');
  return connectLocally((scope) =>
    serve(scope, {
      start: async () => (await import('../../wasm/start.js')).default,
      full: async () => (await import('../../wasm/playground.js')).default,
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
