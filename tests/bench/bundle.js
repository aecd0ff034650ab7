// Bundles what does not run as it is: everything for the browser, and TensorFlow.js for Node, whose
// package for Node comes without gradients.

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { benchFolder, nodeBundles, root, tfjsWasmFolder } from './folders.js';

const common = { configFile: false, logLevel: 'error' };

/** Bundles the browser's side into benchFolder/page. */
export async function bundlePage() {
  const outDir = path.join(benchFolder, 'page');
  await build({
    ...common,
    root: path.join(root, 'tests/bench/page'),
    base: './',
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  });
  for (const name of readdirSync(tfjsWasmFolder).filter((file) => file.endsWith('.wasm'))) {
    copyFileSync(path.join(tfjsWasmFolder, name), path.join(outDir, name));
  }
}

/**
 * Bundles engines for Node.
 * @param {string[]} modules their files
 */
export async function bundleForNode(modules) {
  mkdirSync(nodeBundles, { recursive: true });
  // The backend's glue is CommonJS and looks for its own folder.
  const banner = 'const __dirname = import.meta.dirname;';
  await build({
    ...common,
    root,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: nodeBundles,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { input: modules, output: { banner } },
    },
  });
}
