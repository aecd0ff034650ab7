// Folders of the benchmark, in Node.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where bundles and data go. */
export const benchFolder = path.join(root, 'build/bench');

/** Where the bundles of engines for Node are. */
export const nodeBundles = path.join(benchFolder, 'node');

/** TensorFlow.js's .wasm files, for Node; ends with a separator, as it wants. */
export const tfjsWasmFolder =
  path.join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist') + path.sep;
