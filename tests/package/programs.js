// Runs programs for the tests of the package.

import { execFile } from 'node:child_process';
import path from 'node:path';

const npm = process.env.npm_execpath;
const PROGRAMS = 'node_modules/.bin';

/**
 * @param {string} cwd the folder in which it runs
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function resultOf(cwd, program, args) {
  // What is installed in a folder is found by its name there, as npx does.
  const places = [path.join(cwd, PROGRAMS), process.env.PATH].join(path.delimiter);
  const options = { cwd, maxBuffer: 1e8, env: { ...process.env, PATH: places } };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

/**
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string>} its standard output
 * @throws {Error} with all it said, if it fails
 */
export async function outputOf(cwd, program, args) {
  const { code, stdout, stderr } = await resultOf(cwd, program, args);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')}: status ${code}\n${stdout}\n${stderr}`);
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
export const runNpm = (cwd, ...args) =>
  npm ? outputOf(cwd, process.execPath, [npm, ...args]) : outputOf(cwd, 'npm', args);
