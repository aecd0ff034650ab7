// `npm run lint` reads and complains; `npm run format` (--write) rewrites what is laid out otherwise.
// Nothing has to be built for it: generated modules have declarations beside them.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { main, progress, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { clangFormat } from './test-tools.js';

/** @typedef {{ name: string, program: string, args: string[] }} Check */

await main(async () => {
  const write = process.argv.includes('--write');
  await ensureTools([clangFormat]);
  await ensureNpmPackages();

  const checks = write ? layoutChecks(true) : [...layoutChecks(false), ...codeChecks()];
  const failed = [];
  for (const { name, program, args } of checks) {
    progress(`== ${name}`);
    if ((await run(program, args, { stdout: 'inherit' })) !== 0) failed.push(name);
  }
  if (failed.length > 0) progress(`\nNot clean: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});

/**
 * How the files are laid out.
 * @param {boolean} write repair it instead of complaining
 * @returns {Check[]}
 */
function layoutChecks(write) {
  const clangArgs = write ? ['-i'] : ['--dry-run', '-Werror'];
  return [
    {
      name: 'clang-format',
      program: 'clang-format',
      args: ['--style=file', ...clangArgs, ...cppFiles()],
    },
    npmCheck('prettier', 'prettier/bin/prettier.cjs', [write ? '--write' : '--check', '.']),
  ];
}

/**
 * What the code says. These find mistakes, and mistakes want a look: no automatic repair.
 * @returns {Check[]}
 */
function codeChecks() {
  return [
    npmCheck('eslint', 'eslint/bin/eslint.js', ['--max-warnings=0', '.']),
    npmCheck('types', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']),
  ];
}

/**
 * @param {string} name
 * @param {string} file of the program, below node_modules/
 * @param {string[]} args
 * @returns {Check}
 */
function npmCheck(name, file, args) {
  return {
    name,
    program: process.execPath,
    args: [path.join(root, 'node_modules', file), ...args],
  };
}

function cppFiles() {
  return ['cpp', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(h|cpp)$/.test(name))
      .sort()
      .map((name) => path.join(folder, name)),
  );
}
