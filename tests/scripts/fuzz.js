// `npm run test:fuzz`: random and damaged inputs of every kind, for a long time. The usual numbers take about an hour
// on two cores. With `--cpp` it is the fuzzers of the engine instead. ../fuzz/main.js and ../fuzz/engine.js have options.

import path from 'node:path';
import { main, root, run } from '../../cpp/scripts/run.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';

await main(async () => {
  const args = process.argv.slice(2);
  await ensureNpmPackages();
  const { buildModule } = await import('../../web/scripts/setup.js');
  await buildModule();
  const program = args.includes('--cpp') ? 'engine.js' : 'main.js';
  return run(process.execPath, [path.join(root, 'tests/fuzz', program), ...args], {
    stdout: 'inherit',
  });
});
