// `npm run build`: the release builds of the site into dist/ and of the npm package into dist/package/.

import { fileURLToPath } from 'node:url';
import { main } from '../../cpp/scripts/run.js';
import { buildPackage } from './package.js';
import { buildSite } from './site.js';
import { setUpWeb } from './setup.js';

await main(async () => {
  await setUpWeb();
  await buildSite();
  // After the site, which clears the folder.
  const folder = await buildPackage();
  console.log(`The site is in ${fileURLToPath(new URL('../../dist/', import.meta.url))}`);
  console.log(`The package is in ${folder}/`);
});
