// The worker where it cannot load files of its own. The build makes one script of it, which is no module,
// see web/scripts/script-text.js.

import createStart from '../../wasm/start.js';
import * as full from './full.js';
import { serve } from './serve.js';

// Border: the library of types knows the global scope of pages only.
const scope = /** @type {import('./serve.js').Scope} */ (/** @type {unknown} */ (globalThis));

serve(scope, {
  start: async () => ({ createModule: createStart }),
  full: async () => full,
});
