// Everything that the page and the Node programs need before they run: tools, packages, the
// WebAssembly module and the catalog. Quick when nothing is stale.

import { build } from '../../cpp/scripts/build.js';
import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureLists } from './lists.js';
import { ensureNpmPackages } from './npm-packages.js';
import { ensureViewLists } from './view-lists.js';

/**
 * @throws {import('../../cpp/scripts/run.js').UserError} if something is missing or does not build
 */
export async function setUpWeb() {
  await ensureTools(wasmTools);
  await ensureNpmPackages();
  await buildModule();
}

/**
 * Builds the lists of what describes itself, the WebAssembly modules and the catalog; tools and
 * packages must be there.
 * @throws {import('../../cpp/scripts/run.js').UserError} if it does not build
 */
export async function buildModule() {
  ensureLists();
  await ensureViewLists();
  await build('wasm', ['playground', 'start']);
  // Imported late: it needs a package that ensureNpmPackages may just have installed.
  const { ensureCatalog } = await import('./catalog.js');
  await ensureCatalog();
}
