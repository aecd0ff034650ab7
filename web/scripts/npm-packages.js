// Installs the npm packages of package-lock.json when they are missing or others. Node's own modules
// only: this runs before any package is installed.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError, progress, root, run } from '../../cpp/scripts/run.js';

/**
 * Makes node_modules agree with package-lock.json.
 * @throws {UserError} if npm fails
 */
export async function ensureNpmPackages() {
  if (isCurrent()) return;
  progress('Installing npm packages');
  const args = ['ci', '--no-audit', '--no-fund'];
  // npm names its own script to what it runs; without npm around us, find it on the PATH.
  const npm = process.env.npm_execpath;
  const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (code !== 0) throw new UserError('npm ci failed; its messages are above.');
}

// npm writes node_modules/.package-lock.json last, listing what it installed.
function isCurrent() {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const same = Object.keys(installed).every(
    (name) => installed[name].version === wanted[name]?.version,
  );
  // Packages for other systems are optional and stay out.
  const complete = Object.keys(wanted).every(
    (name) => name === '' || name in installed || wanted[name].optional,
  );
  return same && complete;
}
