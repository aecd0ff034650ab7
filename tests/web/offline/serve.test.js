// What a service worker does with its events.

import { describe, expect, it, vi } from 'vitest';
import { buildName } from '../../../web/src/offline/names.js';
import { serveOffline } from '../../../web/src/offline/serve.js';
import { fakeCaches, fakeNetwork } from './fake-caches.js';

const SCOPE = 'https://host.example/';
const BUILD = { id: 'build-b', files: [{ path: '' }, { path: 'data/mnist.bin', onUse: true }] };
const FILES = { [SCOPE]: 'build-b', [`${SCOPE}data/mnist.bin`]: 'build-b digits' };

function workerScope() {
  const listeners = new Map();
  const scope = {
    addEventListener: (type, listener) => listeners.set(type, listener),
    registration: { scope: SCOPE, installing: null, waiting: null },
    clients: { claim: vi.fn(async () => {}) },
    skipWaiting: vi.fn(async () => {}),
    caches: fakeCaches(),
    fetch: fakeNetwork(FILES).fetch,
    navigator: { locks: { query: async () => ({ held: [], pending: [] }) } },
  };
  serveOffline(scope, BUILD);
  const fire = async (type, event = {}) => {
    const works = [];
    listeners.get(type)({ waitUntil: (work) => works.push(work), ...event });
    await Promise.all(works);
  };
  return { scope, fire };
}

describe('a service worker', () => {
  it('waits after it has installed everything', async () => {
    const { scope, fire } = workerScope();
    await fire('install');
    expect(scope.caches.names()).toEqual([buildName(SCOPE, 'build-b')]);
    expect(scope.skipWaiting).not.toHaveBeenCalled();
  });

  it('answers for pages that are open when it begins, and removes what no page needs', async () => {
    const { scope, fire } = workerScope();
    await scope.caches.open(buildName(SCOPE, 'build-a'));
    await fire('install');
    await fire('activate');
    expect(scope.clients.claim).toHaveBeenCalledOnce();
    expect(scope.caches.names()).toEqual([buildName(SCOPE, 'build-b')]);
  });

  it('begins when a reader asks for it', async () => {
    const { scope, fire } = workerScope();
    await fire('message', { data: { type: 'activate' } });
    expect(scope.skipWaiting).toHaveBeenCalledOnce();
  });

  it('keeps what a page has used, and leaves alone what a newer build has fetched', async () => {
    const { scope, fire } = workerScope();
    await fire('install');
    const newer = buildName(SCOPE, 'build-c');
    await scope.caches.open(newer);
    scope.registration.waiting = {};
    const hello = { data: { type: 'hello', urls: [`${SCOPE}data/mnist.bin`] } };
    await fire('message', hello);
    expect(scope.caches.pathsIn(buildName(SCOPE, 'build-b'))).toContain('/data/mnist.bin');
    expect(scope.caches.names()).toContain(newer);
  });

  it.each([[undefined], [null], ['activate'], [{ type: 'purge' }]])(
    'does nothing about the message %j',
    async (data) => {
      const { scope, fire } = workerScope();
      await fire('message', { data });
      expect(scope.skipWaiting).not.toHaveBeenCalled();
      expect(scope.caches.names()).toEqual([]);
    },
  );

  it('answers what it knows and lets everything else pass', async () => {
    const { fire } = workerScope();
    await fire('install');
    const respondWith = vi.fn();
    const ask = (url, mode = 'navigate') =>
      fire('fetch', { respondWith, request: { url, mode, method: 'GET' } });
    await ask(`${SCOPE}v1/`);
    expect(respondWith).not.toHaveBeenCalled();
    await ask(SCOPE);
    expect(await (await respondWith.mock.calls[0][0]).text()).toBe('build-b');
  });
});
