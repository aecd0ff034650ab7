// Configures and builds one of the presets of ../../CMakePresets.json.

import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { UserError, progress, root, run } from './run.js';

/**
 * The folder in which a preset is built.
 * @param {string} preset
 * @returns {string}
 */
export function buildFolder(preset) {
  return path.join(root, 'build', preset);
}

/**
 * Builds what is stale; CMake and Ninja know what that is, and a second call takes a moment.
 * @param {'native' | 'sanitize' | 'fuzz' | 'wasm'} preset
 * @param {string[]} [targets] default: everything
 * @throws {UserError} if the build fails
 */
export async function build(preset, targets = []) {
  const folder = buildFolder(preset);
  removeForeignBuild(folder);
  if (!existsSync(path.join(folder, 'build.ninja'))) {
    progress(`Configuring the ${preset} build`);
    await cmake(['--preset', preset]);
  }
  const selection = targets.flatMap((target) => ['--target', target]);
  const jobs = String(availableParallelism());
  progress(`Building ${targets.join(', ') || 'everything'} (${preset})`);
  await cmake(['--build', folder, '--parallel', jobs, ...selection]);
}

/** @param {string[]} args */
async function cmake(args) {
  if ((await run('cmake', args)) !== 0) {
    throw new UserError(`cmake ${args.join(' ')} failed; its messages are above.`);
  }
}

/**
 * Removes a build that belongs to another folder: a copied or moved checkout brings one along, and
 * CMake refuses it.
 * @param {string} folder
 */
function removeForeignBuild(folder) {
  const cache = path.join(folder, 'CMakeCache.txt');
  if (!existsSync(cache)) return;
  const home = /^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)$/m.exec(readFileSync(cache, 'utf8'))?.[1];
  if (home && existsSync(home) && realpathSync(home) === realpathSync(root)) return;
  rmSync(folder, { recursive: true, force: true });
}
