// `node web/scripts/lessons/preview.js`: builds the lessons anew into a site that was built before, to look at them.

import { fileURLToPath } from 'node:url';
import { main } from '../../../cpp/scripts/run.js';
import { buildLessons } from './build.js';

await main(async () => {
  const site = fileURLToPath(new URL('../../../dist/', import.meta.url));
  await buildLessons(site);
  console.log(`The lessons are in ${site}learn/`);
});
