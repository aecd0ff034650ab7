// `npm run bench`: sets up and builds what the benchmarks compare, then runs ../bench/run.js with the
// same arguments. Standard output is the benchmark's alone.

import path from 'node:path';
import { build } from '../../cpp/scripts/build.js';
import { nativeTools, wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { main, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { buildModule } from '../../web/scripts/setup.js';
import { buildSite } from '../../web/scripts/site.js';
import { chromium } from './test-tools.js';

await main(async () => {
  await ensureTools([...new Set([...nativeTools, ...wasmTools, chromium])]);
  await ensureNpmPackages();
  await build('native', ['native_bench']);
  await build('wasm', ['eigen_control']);
  await buildModule();
  await buildSite();
  const program = path.join(root, 'tests/bench/run.js');
  return run(process.execPath, [program, ...process.argv.slice(2)], { stdout: 'inherit' });
});
