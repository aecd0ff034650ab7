// `npm run test:checkout`: builds and tests a copy in a folder whose path has spaces and the names of
// rooms in it. Takes some minutes; the quick counterpart checks the lists of sources alone.

import { main, progress } from '../../cpp/scripts/run.js';
import { copyTree, runIn } from './copy-tree.js';

const FOLDER = 'landscape catalog/surface probe';

await main(async () => {
  const { folder, remove } = copyTree('checkout', FOLDER);
  progress(`Testing in ${folder}`);
  try {
    const { code, text } = await runIn(folder, ['tests/scripts/test.js', 'wasm', 'web']);
    process.stdout.write(text);
    return code;
  } finally {
    remove();
  }
});
