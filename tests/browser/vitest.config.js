import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['tests/browser/**/*.test.js'],
    setupFiles: ['tests/scripts/vitest-setup.js'],
    globalSetup: ['tests/browser/serve-site.js'],
    // One browser at a time: several would fight for the cores and miss each other's deadlines.
    fileParallelism: false,
    // Files share the modules that they load.
    isolate: false,
    unstubGlobals: true,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
