// What a page does about the builds of the site: it says which one it is of, has it kept for when there is no
// connection, and hears of a newer one.

import { buildName, placeName } from './names.js';

/** @typedef {import('./names.js').ToServiceWorker} ToServiceWorker */

// A page that stays open asks for a newer build now and then, when somebody looks at it again.
const ASK_MILLISECONDS = 3_600_000;

/**
 * The build that a page is of.
 * @param {Document} document
 * @returns {string} "" for a page that is served from its sources, or is one file
 */
export function buildOf(document) {
  return document.querySelector('meta[name="build"]')?.getAttribute('content') ?? '';
}

/**
 * Whether the site may be kept for this page: never in frames, and on the developer's own machine only where the
 * address asks for it, since a page that stays the same after a build would be a puzzle.
 * @param {Pick<Window, 'location' | 'parent' | 'isSecureContext'>} window
 * @returns {boolean}
 */
export function canBeKept(window) {
  const { location, parent, isSecureContext } = window;
  if (parent !== window || !isSecureContext || !/^https?:$/.test(location.protocol)) return false;
  const isLocal = /^(localhost|127\.[\d.]+|\[::1\]|.*\.localhost)$/.test(location.hostname);
  return !isLocal || new URLSearchParams(location.search).get('offline') === '1';
}

/**
 * Says to everybody that a page of this build is open, until it is closed.
 * @param {LockManager} locks
 * @param {string} scope
 * @param {string} id of the build
 */
export function holdBuild(locks, scope, id) {
  const hold = () => {
    const left = new Promise((resolve) => {
      // A page in the history of the tab must hold no lock.
      addEventListener('pagehide', resolve, { once: true });
    });
    locks.request(buildName(scope, id), { mode: 'shared' }, () => left).catch(() => {});
  };
  hold();
  addEventListener('pageshow', ({ persisted }) => persisted && hold());
}

/**
 * @typedef {object} Kept
 * @property {ServiceWorkerContainer} container
 * @property {string} scope address of the folder of the site
 * @property {() => string[]} fetched addresses of what the page has fetched so far
 * @property {(load: () => void) => void} onNewer called when a newer build is there; `load` opens it
 */

/**
 * Has the site kept.
 * @param {Kept} kept
 * @returns {Promise<void>} when all of it is there
 * @throws {Error} if the browser refuses
 */
export async function keepSite({ container, scope, fetched, onNewer }) {
  const address = new URL('service-worker.js', scope);
  const registration = await container.register(address, { scope, updateViaCache: 'none' });
  // A page without one was there before everything else, and is of the newest build.
  const tell = () => container.controller && onNewer(() => loadNewer(container, registration));
  if (registration.waiting) tell();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && tell());
  });
  askNowAndThen(registration);
  const { active } = await container.ready;
  send(active, { type: 'hello', urls: fetched() });
}

/**
 * @param {ServiceWorker | null} worker
 * @param {ToServiceWorker} message
 */
function send(worker, message) {
  worker?.postMessage(message);
}

/**
 * @param {ServiceWorkerContainer} container
 * @param {ServiceWorkerRegistration} registration
 */
function loadNewer(container, { waiting }) {
  const reload = () => location.reload();
  // In another tab somebody was faster.
  if (!waiting) return reload();
  container.addEventListener('controllerchange', reload, { once: true });
  return send(waiting, { type: 'activate' });
}

/** @param {ServiceWorkerRegistration} registration */
function askNowAndThen(registration) {
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - asked < ASK_MILLISECONDS) return;
    asked = performance.now();
    registration.update().catch(() => {});
  });
}

/**
 * Undoes what was asked for once.
 * @param {{ container: ServiceWorkerContainer, caches: CacheStorage, scope: string }} site
 */
export async function forgetSite({ container, caches, scope }) {
  const registration = await container.getRegistration(scope);
  if (registration?.scope !== scope) return;
  await registration.unregister();
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(placeName(scope)));
  await Promise.all(own.map((name) => caches.delete(name)));
}
