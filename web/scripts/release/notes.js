// Prints what the changelog says about a version: node web/scripts/release/notes.js 1.2.3

import { main } from '../../../cpp/scripts/run.js';
import { changesOf } from './documents.js';

await main(async () => {
  const [version = ''] = process.argv.slice(2);
  console.log(changesOf(version));
});
