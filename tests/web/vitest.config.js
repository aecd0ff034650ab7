import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['tests/web/**/*.test.js'],
    setupFiles: ['tests/scripts/vitest-setup.js'],
    testTimeout: 30_000,
  },
});
