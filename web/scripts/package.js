// Builds the npm package into dist/package/: the files that the package's entry imports, as they are,
// with declarations made from their comments.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError, root, run } from '../../cpp/scripts/run.js';
import { licencesText } from './licences.js';

const source = path.join(root, 'web/src');
const target = path.join(root, 'dist/package');
const ENTRY = 'engine/package/index.js';
// What is written beside the sources here is below lib/ there, so that addresses relative to the
// sources stay what they are: public/ is where the real data sets are looked for.
const LIBRARY = 'lib';
const DATA = 'public/data';

/**
 * npm packages, the WebAssembly module and the catalog must be there (see setup.js).
 * @returns {Promise<string>} the folder
 * @throws {UserError} if it does not build
 */
export async function buildPackage() {
  const { files, packages } = await graphFrom(ENTRY);
  rmSync(target, { recursive: true, force: true });
  for (const file of files) copy(path.join(source, file), path.join(LIBRARY, file));
  copy(path.join(root, 'web', DATA), DATA);
  copy(path.join(root, 'LICENSE'), 'LICENSE');
  write('licences.txt', licencesText());
  copy(path.join(source, path.dirname(ENTRY), 'README.md'), 'README.md');
  await writeDeclarations();
  write('package.json', `${JSON.stringify(manifest(packages), null, 2)}\n`);
  return target;
}

/**
 * @param {string} from
 * @param {string} to below the package
 */
function copy(from, to) {
  cpSync(from, path.join(target, to), { recursive: true });
}

/**
 * @param {string} file below the package
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
  writeFileSync(path.join(target, file), text);
}

/**
 * @param {Set<string>} packages that are imported
 * @returns {object} the package's package.json
 * @throws {UserError} if one of them is no dependency
 */
function manifest(packages) {
  const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { name, version, description, license, type, engines, dependencies } = about;
  const missing = [...packages].find((one) => !Object.hasOwn(dependencies, one));
  if (missing) throw new UserError(`The package imports ${missing}, which is no dependency.`);
  const entry = `./${LIBRARY}/${ENTRY}`;
  return {
    ...{ name, version, description, license, type, engines },
    exports: { '.': { types: declarationOf(entry), default: entry } },
    dependencies: Object.fromEntries([...packages].sort().map((one) => [one, dependencies[one]])),
  };
}

/**
 * Everything that a script imports, directly or through others.
 * @param {string} entry below web/src
 * @returns {Promise<{ files: Set<string>, packages: Set<string> }>} files below web/src
 */
async function graphFrom(entry) {
  // Imported late: it is a package that may just have been installed.
  const { parseSync } = await import('vite');
  const files = new Set([entry]);
  /** @type {Set<string>} */
  const packages = new Set();
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    for (const request of requestsOf(file, parseSync)) {
      if (request.startsWith('.')) files.add(path.posix.join(path.posix.dirname(file), request));
      else if (!request.startsWith('node:')) packages.add(request);
    }
  }
  return { files, packages };
}

const ADDRESS = /new URL\(\s*'(\.[^']+[^/'])',\s*import\.meta\.url/g;

/**
 * What a script imports, and the files whose addresses it makes.
 * @param {string} file below web/src
 * @param {typeof import('vite').parseSync} parseSync
 * @returns {string[]}
 */
function requestsOf(file, parseSync) {
  const text = readFileSync(path.join(source, file), 'utf8');
  const { module } = parseSync(file, text);
  const fixed = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  const late = module.dynamicImports
    .map(({ moduleRequest: { start, end } }) => text.slice(start, end))
    .filter((request) => /^'[^']*'$/.test(request))
    .map((request) => request.slice(1, -1));
  const addresses = [...text.matchAll(ADDRESS)].map(([, address]) => address);
  return [...fixed, ...passedOn, ...late, ...addresses];
}

/** @param {string} script */
const declarationOf = (script) => script.replace(/\.js$/, '.d.ts');

/** Writes the declarations that can be reached from those of the entry. */
async function writeDeclarations() {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizer-playground-types-'));
  try {
    await emitDeclarations(folder);
    const files = new Set([declarationOf(ENTRY)]);
    for (const file of files) {
      // Some are written by hand, beside what the build makes.
      const emitted = path.join(folder, file);
      const text = readFileSync(existsSync(emitted) ? emitted : path.join(source, file), 'utf8');
      const plain = tidyDeclarations(text);
      for (const request of typeRequestsOf(plain)) {
        files.add(declarationOf(path.posix.join(path.posix.dirname(file), request)));
      }
      write(path.join(LIBRARY, file), plain);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function emitDeclarations(folder) {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const code = await run(process.execPath, [
    ...[compiler, '--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly'],
    ...['--target', 'es2023', '--lib', 'es2024,dom', '--types', 'node', '--skipLibCheck'],
    ...['--module', 'esnext', '--moduleResolution', 'bundler', '--allowArbitraryExtensions'],
    ...['--rootDir', source, '--outDir', folder, path.join(source, ENTRY)],
  ]);
  if (code !== 0) throw new UserError('The declarations of the package cannot be made.');
}

// The compiler keeps comments from which it has made types, which then say everything twice; and the star of
// a comment's line stays in a list of words that goes on in the next one.
const TYPEDEF = /^\/\*\*(?:(?!\*\/)[^])*?@(?:typedef|import)\b(?:(?!\*\/)[^])*?\*\/\n/gm;
const STAR = /\| \*\s+(?=')/g;
const COMMENT = /\/\*[^]*?\*\/|\/\/.*/g;
const TYPE_IMPORT = /(?:\bfrom|\bimport\()\s*['"](\.[^'"]+)['"]/g;

/** @param {string} text of a declaration file */
export function tidyDeclarations(text) {
  return text.replace(TYPEDEF, '').replace(STAR, '| ');
}

/** @param {string} text of a declaration file */
function typeRequestsOf(text) {
  return [...text.replace(COMMENT, '').matchAll(TYPE_IMPORT)].map(([, request]) => request);
}
