// What all programs of the command line have in common: help, wrong arguments, exit statuses.

import path from 'node:path';
import { messageOf } from '../engine/wasm/message-of.js';
import { commands } from './commands.js';
import { howToInstall, missingPackages } from './missing-packages.js';
import { write } from './output.js';

/**
 * @template Request
 * @typedef {object} Program
 * @property {string} name of its command, see commands.js
 * @property {string} takes its arguments, as one writes them
 * @property {string} [options] a line for each argument
 * @property {string[]} examples arguments that do something useful
 * @property {Record<number, string>} [exits] what exit statuses mean, where it is not the usual
 * @property {(args: string[]) => Request | string} read gives a sentence if something is wrong with the
 *   arguments
 * @property {(request: Request) => Promise<number>} run gives the exit status
 */

/** @typedef {Omit<Program<unknown>, 'read' | 'run'>} ProgramText */

const EXITS = { 0: 'done', 1: 'the link could not be used', 2: 'the arguments are wrong' };
const FAILED = 1;
/** Of all programs. */
export const WRONG_ARGUMENTS = 2;

/**
 * Runs a program with the arguments of this process, and sets the exit status.
 * @template Request
 * @param {Program<Request>} program
 */
export async function startProgram(program) {
  const args = process.argv.slice(2);
  if (isHelp(args)) await write(helpOf(program));
  else process.exitCode = await statusOf(program, program.read(args));
}

/**
 * @template Request
 * @param {Program<Request>} program
 * @param {Request | string} request
 * @returns {Promise<number>} exit status
 */
async function statusOf(program, request) {
  if (typeof request === 'string') {
    console.error(`${request}\n${usageOf(program)}`);
    return WRONG_ARGUMENTS;
  }
  const missing = missingPackages(commandOf(program.name)?.needs ?? []);
  if (missing.length) {
    console.error(howToInstall(program.name, missing));
    return FAILED;
  }
  try {
    return await program.run(request);
  } catch (error) {
    console.error(messageOf(error));
    return FAILED;
  }
}

/** @param {string} name */
const commandOf = (name) => commands.find((command) => command.name === name);

/**
 * @param {string[]} args
 * @returns {boolean} whether they ask for help; what follows -- is no option
 */
export function isHelp(args) {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

/** @param {ProgramText} program */
function helpOf(program) {
  const { name, examples, exits } = program;
  return [
    `${commandOf(name)?.summary}.`,
    usageOf(program),
    `Examples:\n${examples.map((args) => `  ${callOf(name, args)}`).join('\n')}`,
    `Exit status:\n${Object.entries({ ...EXITS, ...exits })
      .map(lineOf)
      .join('\n')}`,
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** @param {[string, string]} exit */
const lineOf = ([status, meaning]) => `  ${status.padEnd(4)}${meaning}`;

/** @param {ProgramText} program */
function usageOf({ name, takes, options }) {
  return [`Usage: ${callOf(name, takes)}`, ...(options ? [options] : [])].join('\n');
}

/**
 * A program that was started by its own file is one of the repository; else it came with the package.
 * @param {string} name
 * @param {string} args
 */
function callOf(name, args) {
  const isOfRepository = path.basename(process.argv[1] ?? '', '.js') === name;
  // npm takes options before -- for its own.
  const passesOn = args !== '' && !args.startsWith('>');
  const call = isOfRepository
    ? `npm run -s ${name}${passesOn ? ' --' : ''}`
    : `npx optimizer-playground ${name}`;
  return `${call} ${args}`.trimEnd();
}
