#!/usr/bin/env node
// `npx optimizer-playground COMMAND ...`: starts the program of that name, which gives the exit status; 2: there is none.

import { commands } from './commands.js';
import { readManifest } from './manifest.js';
import { WRONG_ARGUMENTS, isHelp } from './program.js';

const HELP = `Usage: npx optimizer-playground COMMAND ...

Trains small neural networks with many optimizers, as the page of the Optimizer Playground does: the same link
gives the same numbers, to the last bit.

${commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

  npx optimizer-playground COMMAND --help    says more about a command
  npx optimizer-playground --version         prints the version

A link is an address of the page, or what follows its #. It is written in quotes:
  npx optimizer-playground replay "v=1&data=moons&run=adam,lr=0.01"`;

const [first = '', ...rest] = process.argv.slice(2);
const command = commands.find(({ name }) => name === first);
if (command) {
  // The program reads the arguments that follow.
  process.argv.splice(2, process.argv.length, ...rest);
  await import(`./${command.name}.js`);
} else if (isHelp([first])) console.log(HELP);
else if (first === '--version') console.log(readManifest().version);
else {
  console.error(first ? `There is no command ${first}.\n\n${HELP}` : HELP);
  process.exitCode = WRONG_ARGUMENTS;
}
