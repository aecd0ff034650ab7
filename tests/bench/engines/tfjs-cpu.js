// TensorFlow.js on its plain JavaScript backend. Node gets it bundled: see ../bundle.js.

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import { openSession } from './tfjs-session.js';

/** @type {import('../engines.js').Open} */
export async function open(cell, material) {
  await tf.setBackend('cpu');
  return openSession(tf, cell, material);
}
