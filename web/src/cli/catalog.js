// `npm run -s catalog` writes the catalog as JSON to standard output.

import { loadEngine } from '../engine/package/index.js';
import { write } from './output.js';
import { startProgram } from './program.js';

await startProgram({
  name: 'catalog',
  takes: '',
  examples: ['> catalog.json'],
  exits: { 1: 'the engine does not start' },
  read: (args) => (args.length ? `It takes no arguments, not ${args.join(' ')}.` : {}),
  run: async () => {
    const { catalog } = await loadEngine();
    await write(`${JSON.stringify(catalog, null, 1)}\n`);
    return 0;
  },
});
