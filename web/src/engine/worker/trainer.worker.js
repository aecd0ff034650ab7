// The worker: brings messages to the training loop and back.

import createStart from '../../wasm/start.js';
import { serve } from './serve.js';

serve(globalThis, {
  start: async () => createStart,
  full: async () => (await import('../../wasm/playground.js')).default,
});
