// Checks that programs and libraries which npm cannot bring are there, and gets them where it may.
// Node's own modules only: this runs before any package is installed.

import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { UserError, progress, run } from './run.js';

/**
 * @typedef {object} Tool something that must be on the machine
 * @property {string} name what people call it
 * @property {() => boolean} present is it there?
 * @property {string[]} apt its packages on Debian and Ubuntu
 * @property {string[]} dnf its packages on Fedora
 * @property {string[] | null} brew its Homebrew packages on macOS; null if it does not exist there
 * @property {string} [macCommand] what else gives it on macOS
 */

/**
 * The full path of the first of some programs that is on the PATH.
 * @param {...string} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const suffix of suffixes) {
        const file = path.join(folder, name + suffix);
        if (isExecutable(file)) return file;
      }
    }
  }
  return undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Is a C++ header where CMakeLists.txt looks for it?
 * @param {string} header such as `gtest/gtest.h`
 * @returns {boolean}
 */
export function hasHeader(header) {
  const prefixes = (process.env.CMAKE_PREFIX_PATH ?? '').split(path.delimiter).filter(Boolean);
  const usual = ['/usr', '/usr/local', '/opt/homebrew', '/opt/homebrew/opt/eigen@3'];
  return [...prefixes, ...usual].some((prefix) =>
    ['include', 'include/eigen3'].some((folder) => existsSync(path.join(prefix, folder, header))),
  );
}

/**
 * Makes sure that tools are there: installs what is missing where it may (root on Debian or Ubuntu),
 * else says what is missing and how to get it. Nothing is changed before everything was checked.
 * @param {Tool[]} tools
 * @throws {UserError} if something is missing in the end
 */
export async function ensureTools(tools) {
  const missing = tools.filter((tool) => !tool.present());
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) throw new UserError(howToGet(missing));

  const packages = packagesOf(missing, 'apt');
  progress(`Installing system packages: ${packages.join(' ')}`);
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', ...packages);
  const left = missing.filter((tool) => !tool.present()).map((tool) => tool.name);
  if (left.length > 0) {
    throw new UserError(`Installed, but still not where it is expected: ${left.join(', ')}.`);
  }
}

/** @param {...string} args */
async function aptGet(...args) {
  // Mirrors fail now and then; a second try is usually enough.
  for (let attempt = 1; attempt <= 2; ++attempt) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run('apt-get', ['-q', ...args], { env })) === 0) return;
    progress(`apt-get ${args[0]} failed (attempt ${attempt} of 2)`);
  }
  throw new UserError(`apt-get could not ${args[0]}; its messages are above.`);
}

/**
 * @param {Tool[]} tools
 * @param {'apt' | 'dnf' | 'brew'} manager
 */
function packagesOf(tools, manager) {
  return [...new Set(tools.flatMap((tool) => tool[manager] ?? []))];
}

/**
 * The message for somebody who has to install things by hand.
 * @param {Tool[]} missing
 * @returns {string}
 */
export function howToGet(missing) {
  const apt = `apt-get install -y ${packagesOf(missing, 'apt').join(' ')}`;
  const dnf = `sudo dnf install -y ${packagesOf(missing, 'dnf').join(' ')}`;
  const brew = packagesOf(missing, 'brew');
  const notOnMac = missing.filter((tool) => tool.brew === null).map((tool) => tool.name);
  const macLines = missing.flatMap((tool) => tool.macCommand ?? []);
  if (brew.length > 0) macLines.push(`brew install ${brew.join(' ')}`);
  if (notOnMac.length > 0) macLines.push(`(only on Linux: ${notOnMac.join(', ')})`);
  return [
    `Missing on this machine: ${missing.map((tool) => tool.name).join(', ')}.`,
    'Nothing was changed. Install it, then run the same command again:',
    '',
    `  Debian, Ubuntu   sudo apt-get update && sudo ${apt}`,
    `  Fedora           ${dnf}`,
    `  macOS            ${macLines.join('\n                   ')}`,
    `  Windows          wsl --install -d Debian    then, inside it, Node 20 and the Debian line`,
  ].join('\n');
}
