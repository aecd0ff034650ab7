// Copies of the repository for the long checks, as somebody would have it who just cloned it.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';

/**
 * Copies the files that git knows or would add, and the installed packages. The place is always the same,
 * so that a cache of the compiler has seen it before; what an earlier copy left there goes.
 * @param {string} check for which it is
 * @param {string} name of the folder, which may have several levels
 * @returns {{ folder: string, remove: () => void }}
 */
export function copyTree(check, name) {
  const temporary = path.join(realpathSync(tmpdir()), 'optimizer-playground', check);
  rmSync(temporary, { recursive: true, force: true });
  const folder = path.join(temporary, name);
  const list = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root });
  for (const file of list.toString().split('\0')) {
    const source = path.join(root, file);
    // A file that was just deleted is still on the list.
    if (!file || !existsSync(source)) continue;
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(source, path.join(folder, file));
  }
  const packages = path.join(folder, 'node_modules');
  cpSync(path.join(root, 'node_modules'), packages, { recursive: true, verbatimSymlinks: true });
  return { folder, remove: () => rmSync(temporary, { recursive: true, force: true }) };
}

/**
 * @typedef {object} Output of a program that ended
 * @property {number} code exit status; 128 if a signal ended it
 * @property {string} text what it wrote to standard output
 */

/**
 * Runs a script in a copy; what it says on standard error passes through.
 * @param {string} folder
 * @param {string[]} args of Node
 * @returns {Promise<Output>}
 */
export function runIn(folder, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      // npm's variables are about the repository, not about its copy.
      env: { ...process.env, INIT_CWD: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('close', (code) => resolve({ code: code ?? 128, text }));
  });
}
