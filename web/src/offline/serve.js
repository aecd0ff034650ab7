// What the service worker does when it is asked.

import { SiteCache } from './site-cache.js';

/** @typedef {import('./names.js').ToServiceWorker} ToServiceWorker */

/**
 * @typedef {object} LongEvent
 * @property {(work: Promise<unknown>) => void} waitUntil
 * @property {Request} request of a fetch
 * @property {(answer: Promise<Response>) => void} respondWith to a fetch
 * @property {ToServiceWorker} data of a message
 */

/**
 * @typedef {object} WorkerScope what is used of a service worker's global scope
 * @property {(type: string, listener: (event: LongEvent) => void) => void} addEventListener
 * @property {Pick<ServiceWorkerRegistration, 'scope' | 'installing' | 'waiting'>} registration
 * @property {{ claim: () => Promise<void> }} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {CacheStorage} caches
 * @property {typeof fetch} fetch
 * @property {{ locks?: Pick<LockManager, 'query'> }} navigator
 */

/**
 * A newer build waits until the last page of the older one is closed, or until a reader asks for it.
 * @param {WorkerScope} scope
 * @param {import('./names.js').Build} build
 */
export function serveOffline(scope, build) {
  const { registration, caches, navigator } = scope;
  const site = new SiteCache({
    ...{ build, caches, scope: registration.scope, locks: navigator.locks },
    fetch: (request, options) => scope.fetch(request, options),
  });

  scope.addEventListener('install', (event) => event.waitUntil(site.install()));

  scope.addEventListener('activate', (event) => {
    // Pages that were there before have their data sets kept as well.
    event.waitUntil(site.purge().then(() => scope.clients.claim()));
  });

  scope.addEventListener('fetch', (event) => {
    const answer = site.answer(event.request);
    if (answer) event.respondWith(answer);
  });

  scope.addEventListener('message', (event) => {
    const { data } = event;
    if (data?.type === 'activate') event.waitUntil(scope.skipWaiting());
    else if (data?.type === 'hello') event.waitUntil(greet(data.urls));
  });

  // Time to see what is still open, unless a newer build is on its way, whose cache nobody has opened yet.
  /** @param {string[]} urls what the page has fetched so far */
  async function greet(urls) {
    await site.keep(urls);
    if (!registration.installing && !registration.waiting) await site.purge();
  }
}
