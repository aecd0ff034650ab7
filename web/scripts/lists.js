// Writes lists of the files in a folder that describe themselves, such as export formats, for the parts
// of the page that offer all of them. A list is written before anything imports it, because a browser
// cannot look into a folder.

import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Writes every list that is missing or out of date. */
export function ensureLists() {
  writeList('formats', filesIn('export/formats'));
}

/**
 * Writes a module that exports, as `name`, the list of the default exports of some files.
 * @param {string} name also of the file, wasm/<name>.js
 * @param {string[]} files paths below web/src
 */
export function writeList(name, files) {
  const imports = files.map((file, i) => `import item${i} from '../${file}';\n`);
  const items = files.map((_, i) => `item${i}`);
  writeModule(name, `${imports.join('')}\nexport const ${name} = [${items.join(', ')}];\n`);
}

/**
 * Writes a module into web/src/wasm, unless it is there.
 * @param {string} name of the file, without ".js"
 * @param {string} text
 */
export function writeModule(name, text) {
  const target = path.join(source, 'wasm', `${name}.js`);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  // Renamed into place, so that nobody ever reads half a file.
  writeFileSync(`${target}.new`, text);
  renameSync(`${target}.new`, target);
}

/**
 * @param {string} folder below web/src
 * @returns {string[]} paths of the scripts in it, sorted, below web/src
 */
function filesIn(folder) {
  return readdirSync(path.join(source, folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => name.slice(0, -'.js'.length))
    .sort()
    .map((name) => `${folder}/${name}.js`);
}
