// The declarations of the package, made from the comments of the sources.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError, root, run } from '../../../cpp/scripts/run.js';

const source = path.join(root, 'web/src');
// Written by hand, for modules that only the bundler has.
const GIVEN = ['widget/single-file.d.ts'];

/**
 * @param {string} script
 * @returns {string} its declarations
 */
export const declarationOf = (script) => script.replace(/\.js$/, '.d.ts');

/**
 * Makes the declarations that can be reached from those of the entries.
 * @param {string[]} entries below web/src
 * @param {(file: string, text: string) => void} write takes a file below web/src
 */
export async function writeDeclarations(entries, write) {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizer-playground-types-'));
  try {
    await emitDeclarations(entries, folder);
    const files = new Set(entries.map(declarationOf));
    for (const file of files) {
      // Some are written by hand, beside what the build makes.
      const emitted = path.join(folder, file);
      const text = readFileSync(existsSync(emitted) ? emitted : path.join(source, file), 'utf8');
      const plain = tidyDeclarations(text);
      for (const request of typeRequestsOf(plain)) {
        files.add(declarationOf(path.posix.join(path.posix.dirname(file), request)));
      }
      write(file, plain);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} entries
 * @param {string} folder
 */
async function emitDeclarations(entries, folder) {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const code = await run(process.execPath, [
    ...[compiler, '--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly'],
    ...['--target', 'es2023', '--lib', 'es2024,dom', '--types', 'node', '--skipLibCheck'],
    ...['--module', 'esnext', '--moduleResolution', 'bundler', '--allowArbitraryExtensions'],
    ...['--rootDir', source, '--outDir', folder],
    ...[...entries, ...GIVEN].map((file) => path.join(source, file)),
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
