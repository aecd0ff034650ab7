// Packages that only some commands need do not come with the package.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readManifest } from './manifest.js';

const { resolve } = createRequire(import.meta.url);

/**
 * @param {readonly string[]} names of packages
 * @returns {string[]} those that are not installed
 */
export function missingPackages(names) {
  return names.filter((name) => {
    const folders = resolve.paths(name) ?? [];
    return !folders.some((folder) => existsSync(path.join(folder, name)));
  });
}

/**
 * @param {string} command
 * @param {string[]} missing packages that it needs
 * @returns {string} what to do about it
 */
export function howToInstall(command, missing) {
  const { name, peerDependencies } = readManifest();
  const list = missing.map((one) => `"${one}@${peerDependencies[one]}"`).join(' ');
  return `${command} needs packages that are not installed here. Install them beside the playground:
  npm install ${name} ${list}`;
}
