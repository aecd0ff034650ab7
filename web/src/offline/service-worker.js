// The service worker of the built site. The build puts the list of its files in front.

/* global BUILD */

import { serveOffline } from './serve.js';

const scope = /** @type {unknown} */ (globalThis);

serveOffline(/** @type {import('./serve.js').WorkerScope} */ (scope), BUILD);
