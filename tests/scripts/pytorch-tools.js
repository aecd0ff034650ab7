// The two PyTorch that scripts are tried with: the one of Debian, which is old, and a current one.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError, progress, root, run } from '../../cpp/scripts/run.js';

const SYSTEM_PYTHON = '/usr/bin/python3';
const environment = path.join(root, 'build/pytorch/environment');

/** @type {import('../../cpp/scripts/system-tools.js').Tool} */
export const debianPyTorch = {
  name: 'PyTorch of Debian',
  present: () => existsSync(SYSTEM_PYTHON) && versionOf(SYSTEM_PYTHON) !== '',
  apt: ['python3-torch', 'python3-numpy', 'python3-venv'],
  dnf: ['python3-torch', 'python3-numpy'],
  brew: null,
};

/**
 * @typedef {object} Python
 * @property {string} program
 * @property {string} version of PyTorch
 */

/**
 * Debian's, and the newest of the package index, which is installed into build/ (some gigabytes where the index
 * only has the one for graphics processors).
 * @returns {Promise<Python[]>}
 */
export async function pythons() {
  const program = path.join(environment, 'bin/python');
  if (!existsSync(program) || versionOf(program) === '') await installCurrent(program);
  return [SYSTEM_PYTHON, program].map((each) => ({ program: each, version: versionOf(each) }));
}

/** @param {string} program */
async function installCurrent(program) {
  progress(`Installing the current PyTorch into ${path.relative(root, environment)}`);
  const steps = [
    [SYSTEM_PYTHON, ['-m', 'venv', environment]],
    [program, ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', 'torch', 'numpy']],
  ];
  for (const [command, args] of /** @type {Array<[string, string[]]>} */ (steps)) {
    if ((await run(command, args)) !== 0) {
      throw new UserError(`The current PyTorch cannot be installed: ${command} failed.`);
    }
  }
}

/**
 * @param {string} program
 * @returns {string} empty: there is no PyTorch
 */
function versionOf(program) {
  const ask = ['-c', 'import torch, numpy; print(torch.__version__)'];
  try {
    return execFileSync(program, ask, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
