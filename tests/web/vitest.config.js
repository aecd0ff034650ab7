import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['tests/web/**/*.test.js'],
    setupFiles: ['tests/scripts/vitest-setup.js'],
    testTimeout: 30_000,
    // Files share a worker's modules: loading them anew for each file took more time than the tests. What a test
    // puts in the place of a global is taken away after it.
    isolate: false,
    unstubGlobals: true,
  },
});
