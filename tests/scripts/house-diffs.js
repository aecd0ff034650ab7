// The diffs of tests/house/diffs/: what had to be written for entries that are there. They are made from
// the repository, so they are always those of the current sources. Run with --write, this writes them;
// tests/web/house/diffs.test.js checks that they are current.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';
import { additions } from '../house/additions.js';

/** @typedef {import('../house/additions.js').Addition} Addition */
/** @typedef {import('../house/additions.js').Part} Part */

/** Where the diffs are, relative to the repository. */
export const diffFolder = 'tests/house/diffs';

/**
 * Where the diff of an addition is kept.
 * @param {Addition} addition
 * @returns {string} relative to the repository
 */
export function diffFile({ id }) {
  return `${diffFolder}/${id}.diff`;
}

/**
 * The diff that would add an entry to a repository without it.
 * @param {Addition} addition
 * @returns {string}
 * @throws {Error} if the repository no longer has what belongs to the entry
 */
export function additionDiff({ parts }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'house-diff-'));
  try {
    for (const side of ['a', 'b']) mkdirSync(path.join(folder, side));
    for (const { file, only } of parts.flatMap(filesOf)) {
      const after = readFileSync(path.join(root, file));
      put(path.join(folder, 'b', file), after);
      if (only) put(path.join(folder, 'a', file), without(after.toString(), only, file));
    }
    // It ends with 1 when there are differences, which is what we want.
    const args = ['diff', '--no-index', '--no-prefix', '--no-renames', '--no-color', 'a', 'b'];
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 1) throw new Error(`git diff: ${stderr || 'no difference'}`);
    // Which objects of git these were says nothing to anybody.
    return stdout.replace(/^index .*\n/gm, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * How many files an addition touches; what has a folder of its own counts as one.
 * @param {Addition} addition
 * @returns {number}
 */
export function touchedBy({ parts }) {
  return parts.length;
}

/**
 * Takes additions out of a copy of the repository, or puts them in.
 * @param {string} folder of the copy
 * @param {Addition[]} list
 * @param {'remove' | 'add'} direction
 * @throws {Error} if a diff does not fit
 */
export function applyDiffs(folder, list, direction) {
  const files = list.map((addition) => path.join(root, diffFile(addition)));
  const reverse = direction === 'remove' ? ['--reverse'] : [];
  execFileSync('git', ['apply', ...reverse, ...files], { cwd: folder, stdio: 'inherit' });
}

/**
 * The files of a part: those of a folder, each whole, or itself.
 * @param {Part} part
 * @returns {Part[]}
 */
function filesOf({ file, only }) {
  if (!statSync(path.join(root, file)).isDirectory()) return [{ file, only }];
  return readdirSync(path.join(root, file), { recursive: true, encoding: 'utf8' })
    .map((name) => ({ file: path.join(file, name) }))
    .filter((part) => statSync(path.join(root, part.file)).isFile())
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * A text before somebody wrote some places of it.
 * @param {string} text
 * @param {RegExp[]} places each of which has to be there
 * @param {string} file for messages
 */
function without(text, places, file) {
  return places.reduce((rest, place) => {
    if (rest.search(place) < 0) throw new Error(`${file} has nothing like ${place}`);
    return rest.replace(place, '');
  }, text);
}

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function put(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

if (process.argv.includes('--write')) {
  mkdirSync(path.join(root, diffFolder), { recursive: true });
  for (const addition of additions) {
    writeFileSync(path.join(root, diffFile(addition)), additionDiff(addition));
    console.log(`Written: ${diffFile(addition)}`);
  }
}
