// The worker where it cannot load files of its own: everything in one script.

import createStart from '../../wasm/start.js';
import createFull from '../../wasm/playground.js';
import { serve } from './serve.js';

serve(globalThis, { start: async () => createStart, full: async () => createFull });
