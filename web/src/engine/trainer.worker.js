// The worker: brings messages to the training loop and back.

import createModule from '../wasm/playground.js';
import { serve } from './serve.js';

serve(globalThis, createModule);
