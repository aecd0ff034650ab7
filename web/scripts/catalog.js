// Writes ../src/wasm/catalog.json: the catalog of the C++ core, with every formula also as MathML.
// The page reads this file, so it needs neither WebAssembly on its main thread nor a TeX renderer.

import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import temml from 'temml';
import { UserError, progress } from '../../cpp/scripts/run.js';

const folder = fileURLToPath(new URL('../src/wasm/', import.meta.url));
const moduleFile = path.join(folder, 'playground.js');
const wasmFile = path.join(folder, 'playground.wasm');
const catalogFile = path.join(folder, 'catalog.json');

/**
 * Writes the catalog if it is older than the WebAssembly module or this script.
 * @throws {UserError} if a formula is not valid TeX
 */
export async function ensureCatalog() {
  const sources = [wasmFile, fileURLToPath(import.meta.url)];
  if (existsSync(catalogFile)) {
    const written = statSync(catalogFile).mtimeMs;
    if (sources.every((file) => statSync(file).mtimeMs <= written)) return;
  }
  progress('Writing the catalog');
  const catalog = withMathml(await readCatalog());
  // Renamed into place, so that nobody ever reads half a file.
  writeFileSync(`${catalogFile}.new`, `${JSON.stringify(catalog)}\n`);
  renameSync(`${catalogFile}.new`, catalogFile);
}

async function readCatalog() {
  const { default: createModule } = await import(pathToFileURL(moduleFile).href);
  const module = await createModule({ wasmBinary: readFileSync(wasmFile) });
  return JSON.parse(module.catalogJson());
}

/**
 * A copy of catalog data in which every `formula` (TeX) has a `formulaMathml` beside it and every
 * `symbol` a `symbolMathml`.
 * @param {unknown} value any part of the catalog
 * @param {string} [where] its place, for messages
 * @returns {unknown}
 * @throws {UserError} if a formula is not valid TeX
 */
export function withMathml(value, where = 'catalog') {
  if (Array.isArray(value)) {
    return value.map((item, index) => withMathml(item, `${where}/${item?.id ?? index}`));
  }
  if (value === null || typeof value !== 'object') return value;
  const copy = {};
  for (const [key, part] of Object.entries(value)) {
    copy[key] = withMathml(part, `${where}/${key}`);
    if (key === 'formula' && part) copy.formulaMathml = render(part, true, `${where}/${key}`);
    if (key === 'symbol' && part) copy.symbolMathml = render(part, false, `${where}/${key}`);
  }
  return copy;
}

function render(tex, displayMode, where) {
  try {
    return temml.renderToString(tex, { displayMode, throwOnError: true });
  } catch (error) {
    throw new UserError(`${where}: not valid TeX: ${tex}\n${error.message}`);
  }
}
