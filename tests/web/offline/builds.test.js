// What a page does about the builds of the site.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildName } from '../../../web/src/offline/names.js';
import { fakeCaches } from './fake-caches.js';
import { canBeKept, forgetSite, keepSite } from '../../../web/src/offline/builds.js';

const SCOPE = 'https://host.example/folder/';

function windowAt(address, { isFramed = false, isSecureContext = true } = {}) {
  const window = { location: new URL(address), isSecureContext };
  window.parent = isFramed ? {} : window;
  return window;
}

describe('a site may be kept', () => {
  it.each([
    ['https://host.example/', true],
    ['https://host.example/folder/?theme=dark#v=1', true],
    ['http://localhost:5173/', false],
    ['http://127.0.0.1:5173/', false],
    ['http://[::1]:5173/', false],
    ['http://course.localhost/', false],
    ['https://localhost.example/', true],
    ['http://localhost:5173/?offline=1', true],
    ['http://localhost:5173/?offline=0', false],
    ['file:///home/somebody/index.html', false],
  ])('%s: %s', (address, expected) => {
    expect(canBeKept(windowAt(address))).toBe(expected);
  });

  it('never in a frame, and nowhere that is not secure', () => {
    expect(canBeKept(windowAt(SCOPE, { isFramed: true }))).toBe(false);
    expect(canBeKept(windowAt(SCOPE, { isSecureContext: false }))).toBe(false);
  });
});

function workerAt(state) {
  const worker = new EventTarget();
  return Object.assign(worker, { state, postMessage: vi.fn() });
}

function containerWith({ waiting = null, controller = null } = {}) {
  const active = workerAt('activated');
  const registration = Object.assign(new EventTarget(), {
    ...{ scope: SCOPE, waiting, installing: null, active },
    update: vi.fn(async () => {}),
    unregister: vi.fn(async () => true),
  });
  const container = Object.assign(new EventTarget(), {
    ...{ controller, ready: Promise.resolve(registration) },
    register: vi.fn(async () => registration),
    getRegistration: vi.fn(async () => registration),
  });
  return { container, registration };
}

async function keep(container) {
  const onNewer = vi.fn();
  const fetched = () => ['https://host.example/folder/data/mnist.bin'];
  await keepSite({ container, scope: SCOPE, fetched, onNewer });
  return onNewer;
}

describe('keeping a site', () => {
  const reload = vi.fn();
  beforeEach(() => {
    vi.stubGlobal('document', new EventTarget());
    vi.stubGlobal('location', { reload });
  });
  afterEach(() => reload.mockClear());

  it('registers a service worker for its folder and says what the page has used', async () => {
    const { container, registration } = containerWith();
    await keep(container);
    const [[address, options]] = container.register.mock.calls;
    expect(String(address)).toBe(`${SCOPE}service-worker.js`);
    expect(options).toEqual({ scope: SCOPE, updateViaCache: 'none' });
    expect(registration.active.postMessage).toHaveBeenCalledWith({
      type: 'hello',
      urls: ['https://host.example/folder/data/mnist.bin'],
    });
  });

  it('tells of a newer build that is waiting, or comes', async () => {
    const { container } = containerWith({ waiting: workerAt('installed'), controller: {} });
    expect(await keep(container)).toHaveBeenCalledOnce();
    const later = containerWith({ controller: {} });
    const onNewer = await keep(later.container);
    expect(onNewer).not.toHaveBeenCalled();
    later.registration.installing = workerAt('installing');
    later.registration.dispatchEvent(new Event('updatefound'));
    later.registration.installing.state = 'installed';
    later.registration.installing.dispatchEvent(new Event('statechange'));
    expect(onNewer).toHaveBeenCalledOnce();
  });

  it('says nothing of the first one', async () => {
    const { container, registration } = containerWith();
    const onNewer = await keep(container);
    registration.installing = workerAt('installed');
    registration.dispatchEvent(new Event('updatefound'));
    registration.installing.dispatchEvent(new Event('statechange'));
    expect(onNewer).not.toHaveBeenCalled();
  });

  it('loads the newer one as soon as it answers for the page', async () => {
    const waiting = workerAt('installed');
    const { container } = containerWith({ waiting, controller: {} });
    const [[load]] = (await keep(container)).mock.calls;
    load();
    expect(waiting.postMessage).toHaveBeenCalledWith({ type: 'activate' });
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('only loads the page again where another tab was faster', async () => {
    const { container, registration } = containerWith({
      ...{ waiting: workerAt('installed'), controller: {} },
    });
    const [[load]] = (await keep(container)).mock.calls;
    registration.waiting = null;
    load();
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a site that was kept', () => {
  it('is forgotten, but not the one of another folder', async () => {
    const { container, registration } = containerWith();
    const caches = fakeCaches();
    const names = [SCOPE, `${SCOPE}v1/`].map((scope) => buildName(scope, 'a'));
    for (const name of names) await caches.open(name);
    await forgetSite({ container, caches, scope: `${SCOPE}v1/` });
    expect(registration.unregister).not.toHaveBeenCalled();
    expect(caches.names()).toEqual(names);
    await forgetSite({ container, caches, scope: SCOPE });
    expect(registration.unregister).toHaveBeenCalledOnce();
    expect(caches.names()).toEqual([names[1]]);
  });
});
