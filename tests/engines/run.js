// What `npm run test:engines` does when the site is there, see ../scripts/engines.js.

import { parseArgs } from 'node:util';
import { main, progress } from '../../cpp/scripts/run.js';
import { testSeed } from '../scripts/seed.js';
import { serve } from '../../web/scripts/serve.js';
import { engine, isTaken, othersIn, places, trainedInNode } from './compare.js';
import { coveringLinks } from './links.js';

const SHOWN = 5;

await main(async () => {
  const { values } = parseArgs({
    options: {
      links: { type: 'string', default: '300' },
      only: { type: 'string', default: '' },
    },
  });
  progress(`TEST_SEED=${testSeed}`);
  const options = { seed: testSeed, count: Number(values.links), trains: isTaken };
  const links = await coveringLinks(engine.catalog, options);
  const expected = [];
  for (const link of links) expected.push(await trainedInNode(link));
  const runs = expected.flat().length;
  console.log(`${links.length} links with ${runs} runs, trained in Node`);
  const site = await serve();
  let failed = 0;
  const chosen = places.filter(({ name }) => name.includes(values.only));
  for (const place of chosen) {
    const start = performance.now();
    const others = await othersIn(place, site.url, links, expected);
    failed += others.length;
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(
      `${place.name}: ${links.length - others.length} equal, ${others.length} not (${seconds} s)`,
    );
    for (const words of others.slice(0, SHOWN)) console.log(`  ${words}`);
  }
  await site.close();
  const total = links.length * chosen.length;
  console.log(`${total - failed} passed, ${failed} failed`);
  return failed ? 1 : 0;
});
