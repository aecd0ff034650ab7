// TensorFlow.js on its WebAssembly backend. Node gets it bundled: see ../bundle.js.

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { openSession } from './tfjs-session.js';

/** @type {import('../engines.js').Open} */
export async function open(cell, material, { tfjsWasmFolder }) {
  setWasmPaths(tfjsWasmFolder);
  await tf.setBackend('wasm');
  return openSession(tf, cell, material);
}
