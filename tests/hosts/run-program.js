// Runs the programs of the hosts. What they print is only of interest if they fail.

import { spawn } from 'node:child_process';

const LAST_LINES = 25;

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, minutes?: number }} [options]
 * @returns {Promise<string>} what it printed
 * @throws {Error} with the end of what it printed, if it fails or takes too long
 */
export function runProgram(program, args, { cwd, env = {}, minutes = 5 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      // Programs that ask or count are told that nobody answers.
      env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Some programs end well when they are told to stop.
    let isTooLate = false;
    const clock = setTimeout(() => (isTooLate = child.kill()), minutes * 60_000);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (text += chunk));
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(clock);
      const end = isTooLate ? `no result after ${minutes} minutes` : (code ?? signal);
      if (end === 0) resolve(text);
      else reject(new Error(failureOf([program, ...args], end, text)));
    });
  });
}

/**
 * @param {string[]} command
 * @param {number | string | null} end status, signal or words
 * @param {string} text
 */
function failureOf(command, end, text) {
  const last = text.trim().split('\n').slice(-LAST_LINES).join('\n  ');
  return `${command.join(' ')} ended with ${end}:\n  ${last}`;
}
