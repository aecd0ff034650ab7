// `npm run test:engines [-- --links 300] [--only Firefox]`: random links that cover the catalog have the same
// fingerprints in Node, Chromium, Firefox and WebKit, with any number of workers, in whatever way somebody comes to the
// end. TEST_SEED=N makes other links.

import path from 'node:path';
import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { main, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { setUpWeb } from '../../web/scripts/setup.js';
import { ensureSite } from '../../web/scripts/site.js';
import { browserTools } from './test-tools.js';

await main(async () => {
  await ensureTools([...wasmTools, ...browserTools]);
  await setUpWeb();
  await ensureSite();
  const program = path.join(root, 'tests/engines/run.js');
  return run(process.execPath, [program, ...process.argv.slice(2)], { stdout: 'inherit' });
});
