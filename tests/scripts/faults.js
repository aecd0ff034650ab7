// `npm run test:faults`: everything that can happen to an open page, also what waits for time limits; prints how long
// recovery took.

import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { main, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import path from 'node:path';
import { setUpWeb } from '../../web/scripts/setup.js';
import { ensureSite } from '../../web/scripts/site.js';
import { chromium } from './test-tools.js';

await main(async () => {
  await ensureTools([...wasmTools, chromium]);
  await setUpWeb();
  await ensureSite();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--config=tests/browser/vitest.config.js', 'tests/browser/faults'];
  return run(process.execPath, args, { env: { FAULTS: 'all' }, stdout: 'inherit' });
});
