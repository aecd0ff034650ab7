// There are three ways to get a worker: from its file; from a blob that has everything in one script of the old
// kind, which starts wherever the page has another origin than the script, or none (sandboxed iframes,
// files), where Chromium starts no module; on the main thread, where there are no workers at all.

import { messageOf } from '../wasm/message-of.js';

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
// A script that has not come by then may never come.
const LONGEST_START = 10_000;

// Few pages need them.
const otherWays = () => import('./other-workers.js');

const aside = { isParallel: true, slice: WORKER_SLICE };

/** @type {Strategy[]} in the order in which they are tried */
export const strategies = [
  {
    create: async () =>
      new Worker(new URL('../worker/trainer.worker.js', import.meta.url), { type: 'module' }),
    ...aside,
  },
  { create: async () => (await otherWays()).createBlobWorker(), ...aside },
  { create: async () => (await otherWays()).createLocalWorker(), isParallel: false, slice: 4 },
];

/**
 * The ways that can lead to a worker; one that fails for sure would cost time.
 * @param {string | undefined} [page] origin of the page; "null": it has none
 * @param {string} [script] address of this script
 * @returns {Strategy[]} in the order in which they are tried
 */
export function waysHere(page = globalThis.origin, script = import.meta.url) {
  const isOrdinary = page !== 'null' && page === new URL(script).origin;
  return isOrdinary ? strategies : strategies.slice(1);
}

/**
 * @param {() => Promise<WorkerLike>} create
 * @param {number} [limit] milliseconds
 * @returns {Promise<WorkerLike>} a worker that has said hello
 * @throws {Error} if it cannot start here, or not in time
 */
export function startWorker(create, limit = LONGEST_START) {
  return new Promise((resolve, reject) => {
    /** @type {WorkerLike | null} */
    let worker = null;
    let isOver = false;
    const fail = (/** @type {string} */ message) => {
      isOver = true;
      clearTimeout(timer);
      worker?.terminate();
      reject(new Error(message));
    };
    const timer = setTimeout(() => fail('the worker does not answer'), limit);
    const listen = (/** @type {WorkerLike} */ made) => {
      worker = made;
      if (isOver) return made.terminate();
      made.onerror = (event) => {
        event.preventDefault?.();
        fail(event.message || 'the worker does not start');
      };
      made.onmessage = ({ data }) => {
        if (data.type !== 'hello') return;
        clearTimeout(timer);
        resolve(made);
      };
      return undefined;
    };
    create()
      .then(listen)
      .catch((error) => fail(messageOf(error)));
  });
}
