// Running programs for the build scripts. Progress goes to standard error, so that commands such as
// `catalog` can keep standard output for their result. Node's own modules only: this runs before
// any package is installed.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A failure whose message says everything that the reader needs: no stack is printed. */
export class UserError extends Error {}

/**
 * Says what is going on.
 * @param {string} text
 */
export function progress(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program in the repository's top folder, without standard input.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdout?: 'progress' | 'inherit' | 'pipe',
 *   onLine?: (line: string) => void }} [options] where standard output goes: to standard error (the
 *   default), through, or to `onLine` (with `pipe`).
 * @returns {Promise<number>} its exit status; 127 if it does not start, 128 if a signal ended it.
 */
export function run(program, args, { env = {}, stdout = 'progress', onLine } = {}) {
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', stdout === 'progress' ? 2 : stdout, 'inherit'];
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    if (child.stdout && onLine) splitLines(child.stdout, onLine);
    child.on('error', (/** @type {Error} */ error) => {
      progress(`${program}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (/** @type {number | null} */ code) => resolve(code ?? 128));
  });
}

/**
 * Calls `onLine` for every line of a stream, the last one even without its newline.
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 */
function splitLines(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach((line) => onLine(line));
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}

/**
 * The body of a script: prints a UserError without its stack and sets the exit status.
 * @param {() => Promise<number | void>} body its result is the exit status (none: 0)
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    progress(error instanceof UserError ? `\n${error.message}` : stackOf(error));
    process.exitCode = 1;
  }
}

/**
 * What is known about a failure that nobody expected.
 * @param {unknown} error
 * @returns {string}
 */
export function stackOf(error) {
  return (error instanceof Error && error.stack) || String(error);
}

/**
 * The message of whatever was thrown.
 * @param {unknown} error
 * @returns {string}
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
