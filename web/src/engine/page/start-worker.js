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

// Few pages need them.
const otherWays = () => import('./other-workers.js');

/** @type {Strategy[]} in the order in which they are tried */
export const strategies = [
  {
    create: async () =>
      new Worker(new URL('../worker/trainer.worker.js', import.meta.url), { type: 'module' }),
    isParallel: true,
    slice: WORKER_SLICE,
  },
  {
    create: async () => (await otherWays()).createInlineWorker(),
    isParallel: true,
    slice: WORKER_SLICE,
  },
  {
    create: async () => (await otherWays()).createDataWorker(),
    isParallel: true,
    slice: WORKER_SLICE,
  },
  {
    create: async () => (await otherWays()).createLocalWorker(),
    isParallel: false,
    slice: 4,
  },
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
