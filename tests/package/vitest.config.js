import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['tests/package/**/*.test.js'],
    globalSetup: 'tests/package/install.js',
    // Packing, installing and compiling are programs of their own.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
