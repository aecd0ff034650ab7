// `npm run test:soak [-- --minutes 60]`: the page in the hands of somebody who does not stop, in Chromium. No error, no
// memory that is kept, the same numbers in the end. Prints a line a minute; TEST_SEED=N repeats a run.

import path from 'node:path';
import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { main, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { setUpWeb } from '../../web/scripts/setup.js';
import { ensureSite } from '../../web/scripts/site.js';
import { chromium } from './test-tools.js';

await main(async () => {
  await ensureTools([...wasmTools, chromium]);
  await setUpWeb();
  await ensureSite();
  const program = path.join(root, 'tests/soak/run.js');
  return run(process.execPath, [program, ...process.argv.slice(2)], { stdout: 'inherit' });
});
