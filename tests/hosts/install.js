// Gets the generators of the hosts: packages of npm and PyPI into build/hosts/, programs of the system by its
// package manager. Nothing of it becomes a dependency of the project.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';
import { ensureTools, findProgram } from '../../cpp/scripts/system-tools.js';
import { runProgram } from './run-program.js';

/**
 * @typedef {object} Packages what a host is made of; versions are exact
 * @property {Record<string, string>} [npm]
 * @property {Record<string, string>} [python]
 * @property {import('../../cpp/scripts/system-tools.js').Tool[]} [system]
 */

const MINUTES = 10;

/** Where everything of the hosts is put. */
export const hostsFolder = path.join(root, 'build/hosts');

/**
 * Installs what is not there yet, in the versions that are wanted.
 * @param {string} id of the host
 * @param {Packages} packages
 * @returns {Promise<string>} folder with the packages
 * @throws {Error} if something cannot be had
 */
export async function installPackages(id, packages) {
  const folder = path.join(hostsFolder, id, 'packages');
  const wanted = JSON.stringify({ npm: packages.npm, python: packages.python });
  const listFile = path.join(folder, 'installed.json');
  await ensureTools(packages.system ?? []);
  if (existsSync(listFile) && readFileSync(listFile, 'utf8') === wanted) return folder;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (packages.npm) await installFromNpm(folder, packages.npm);
  if (packages.python) await installFromPyPi(folder, packages.python);
  // Last, so that what was interrupted is done again.
  writeFileSync(listFile, wanted);
  return folder;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} dependencies
 */
async function installFromNpm(folder, dependencies) {
  const description = { private: true, type: 'module', dependencies };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(description));
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  // npm names its own script to what it runs; without npm around us, find it on the PATH.
  const npm = process.env.npm_execpath;
  if (npm) await runProgram(process.execPath, [npm, ...args], { cwd: folder, minutes: MINUTES });
  else await runProgram('npm', args, { cwd: folder, minutes: MINUTES });
}

/**
 * @param {string} folder
 * @param {Record<string, string>} versions
 */
async function installFromPyPi(folder, versions) {
  const python = findProgram('python3', 'python');
  if (!python) throw new Error('Python 3 is not on this machine');
  await runProgram(python, ['-m', 'venv', path.join(folder, 'python')], { minutes: MINUTES });
  const names = Object.entries(versions).map(([name, version]) => `${name}==${version}`);
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...names];
  await runProgram(pythonProgram(folder, 'python'), args, { minutes: MINUTES });
}

/**
 * @param {string} folder with packages of npm
 * @param {string} name of a program that one of them has
 * @returns {string}
 */
export function npmProgram(folder, name) {
  return path.join(folder, 'node_modules/.bin', name);
}

/**
 * @param {string} folder with packages of PyPI
 * @param {string} name of a program that one of them has
 * @returns {string}
 */
export function pythonProgram(folder, name) {
  return path.join(folder, 'python/bin', name);
}
