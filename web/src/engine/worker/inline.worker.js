// The worker where it cannot load files of its own: everything in one script.

import createStart from '../../wasm/start.js';
import * as full from './full.js';
import { serve } from './serve.js';

// Border: the library of types knows the global scope of pages only.
const scope = /** @type {import('./serve.js').Scope} */ (/** @type {unknown} */ (globalThis));

serve(scope, {
  start: async () => ({ createModule: createStart }),
  full: async () => full,
});
