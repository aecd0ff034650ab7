// `npm run build`: the release build of the site into dist/.

import { fileURLToPath } from 'node:url';
import { main } from '../../cpp/scripts/run.js';
import { buildSite } from './site.js';
import { setUpWeb } from './setup.js';

await main(async () => {
  await setUpWeb();
  await buildSite();
  console.log(`The site is in ${fileURLToPath(new URL('../../dist/', import.meta.url))}`);
});
