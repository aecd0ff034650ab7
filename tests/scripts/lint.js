// `npm run lint` reads and complains; `npm run format` (--write) rewrites what is laid out otherwise.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { main, progress, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { clangFormat } from './test-tools.js';

await main(async () => {
  const write = process.argv.includes('--write');
  await ensureTools([clangFormat]);
  await ensureNpmPackages();

  const clangArgs = write ? ['-i'] : ['--dry-run', '-Werror'];
  const failed = [];
  for (const [name, program, args] of [
    ['clang-format', 'clang-format', ['--style=file', ...clangArgs, ...cppFiles()]],
    ['prettier', ...npmProgram('prettier/bin/prettier.cjs', [write ? '--write' : '--check', '.'])],
    // ESLint finds mistakes, and mistakes want a look: no automatic repair.
    ['eslint', ...npmProgram('eslint/bin/eslint.js', ['--max-warnings=0', '.'])],
  ]) {
    if (write && name === 'eslint') continue;
    progress(`== ${name}`);
    if ((await run(program, args, { stdout: 'inherit' })) !== 0) failed.push(name);
  }
  if (failed.length > 0) progress(`\nNot clean: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});

function npmProgram(file, args) {
  return [process.execPath, [path.join(root, 'node_modules', file), ...args]];
}

function cppFiles() {
  return ['cpp', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter((name) => /\.(h|cpp)$/.test(name))
      .sort()
      .map((name) => path.join(folder, name)),
  );
}
