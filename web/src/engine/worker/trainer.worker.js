// The worker: brings messages to the training loop and back.

import createStart from '../../wasm/start.js';
import { serve } from './serve.js';

// Border: the library of types knows the global scope of pages only.
const scope = /** @type {import('./serve.js').Scope} */ (/** @type {unknown} */ (globalThis));

serve(scope, {
  start: async () => ({ createModule: createStart }),
  full: () => import('./full.js'),
});
