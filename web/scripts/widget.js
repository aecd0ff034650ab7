// Builds dist/widget.mjs, the playground for notebooks. It carries the single file.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../src/widget/index.js', import.meta.url));
const PAGE = 'virtual:single-file.js';

/**
 * @param {string} folder of the site, with the single file in it
 */
export async function buildWidget(folder) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [pagePlugin(path.join(folder, 'optimizer-playground.html'))],
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      chunkSizeWarningLimit: 2000,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'widget.mjs', codeSplitting: false },
      },
    },
  });
}

/**
 * @param {string} file
 * @returns {import('vite').Plugin}
 */
function pagePlugin(file) {
  return {
    name: 'single-file-text',
    resolveId: (id) => (id === PAGE ? `\0${PAGE}` : null),
    load: (id) =>
      id === `\0${PAGE}` ? `export default ${JSON.stringify(readFileSync(file, 'utf8'))};` : null,
  };
}
