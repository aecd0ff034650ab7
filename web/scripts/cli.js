// `npm run -s catalog`, `npm run -s replay -- LINK` and others: sets up, then runs the program of that name in
// ../src/cli/. Standard output is the program's alone.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { main } from '../../cpp/scripts/run.js';
import { setUpWeb } from './setup.js';

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  await setUpWeb();
  const program = fileURLToPath(new URL(`../src/cli/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
  // A terminal sends it to both: the program decides when it ends.
  process.on('SIGINT', () => {});
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code ?? 128));
  });
});
