// The worker: brings messages to the training loop and back.

import createStart from '../../wasm/start.js';
import { serve } from './serve.js';
import { trials } from './trial.js';

// Border: the library of types knows the global scope of pages only.
const scope = /** @type {import('./serve.js').Scope} */ (/** @type {unknown} */ (globalThis));

// What is loaded later must not share code with this file: WebKit would run the file a second time, as
// another module, which answers no message.
serve(scope, {
  start: async () => ({ createModule: createStart }),
  full: async () => {
    const [{ default: createModule }, { lateTasks }] = await Promise.all([
      import('../../wasm/playground.js'),
      import('./late-tasks.js'),
    ]);
    return { createModule, tasks: { ...lateTasks, trials } };
  },
});
