import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'dist/', 'web/src/wasm/', 'web/public/'] },
  js.configs.recommended,
  {
    rules: {
      'prefer-const': 'error',
      'no-var': 'error',
      eqeqeq: 'error',
      // A method that others override says what they are given.
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['web/src/**'],
    // Engine and configuration also run in Node; `process` and the like stay out of the page.
    languageOptions: { globals: { ...globals['shared-node-browser'], ...globals.browser } },
  },
  {
    files: ['web/src/cli/**', '**/scripts/**', 'tests/**', '*.config.js', 'web/*.config.js'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    // Browser tests hand functions over to the page.
    files: ['browser', 'bench', 'engines', 'hosts', 'house', 'soak'].map(
      (name) => `tests/${name}/**`,
    ),
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    // Read by Emscripten, which puts it beside a module and among its own names.
    files: ['cpp/bindings/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        ...globals.browser,
        ...Object.fromEntries(
          [
            ...['mergeInto', 'LibraryManager', 'Module', 'HEAPU8', 'HEAPU32', 'UTF8Decoder'],
            ...['_malloc', '_free', 'registerType', 'simpleReadValueFromPointer'],
          ].map((name) => [name, 'readonly']),
        ),
      },
    },
  },
  {
    files: ['**/*.worker.js'],
    languageOptions: { globals: { ...globals.worker } },
  },
];
