// Lists of what describes itself, written from what the folders hold: nobody keeps them by hand. Node
// and the page both import them from ../src/wasm/, beside everything else that the build makes.

import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** @typedef {{ id: string, order?: number }} Described the default export of a listed module */

/** Writes all lists that are not up to date. */
export async function writeLists() {
  await writeList('views', 'view.js', 'views.js');
}

/**
 * Writes a module whose default export is the list of the default exports of some modules, by their
 * order and then by their ids.
 * @param {string} room folder below web/src
 * @param {string} name of the module in each folder of the room that has one
 * @param {string} list file in web/src/wasm
 * @param {(one: any) => boolean} [isListed]
 */
export async function writeList(room, name, list, isListed = () => true) {
  const modules = readdirSync(path.join(source, room))
    .map((folder) => `${room}/${folder}/${name}`)
    .filter((file) => existsSync(path.join(source, file)));
  const found = await Promise.all(
    modules.map(async (file) => {
      const { default: one } = await import(pathToFileURL(path.join(source, file)).href);
      return { file, one: /** @type {Described} */ (one) };
    }),
  );
  const listed = found
    .filter(({ one }) => isListed(one))
    .sort((a, b) => (a.one.order ?? 0) - (b.one.order ?? 0) || (a.one.id < b.one.id ? -1 : 1));
  const lines = listed.map(({ file }, i) => `import entry${i} from '../${file}';`);
  const names = listed.map((_, i) => `entry${i}`).join(', ');
  write(path.join(source, 'wasm', list), `${lines.join('\n')}\n\nexport default [${names}];\n`);
}

/**
 * @param {string} file renamed into place, so that nobody ever reads half of it
 * @param {string} text
 */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
