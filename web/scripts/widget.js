// Builds dist/widget.mjs, the playground for notebooks. It carries the single file.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildModuleFile } from './module-file.js';

const input = fileURLToPath(new URL('../src/widget/index.js', import.meta.url));
const PAGE = 'virtual:single-file.js';

/**
 * @param {string} folder of the site, with the single file in it
 */
export async function buildWidget(folder) {
  const plugins = [pagePlugin(path.join(folder, 'optimizer-playground.html'))];
  await buildModuleFile(folder, { input, name: 'widget.mjs', plugins });
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
