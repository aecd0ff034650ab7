// What `npm run test:soak` does when the site is there, see ../scripts/soak.js.

import { parseArgs } from 'node:util';
import { main, progress } from '../../cpp/scripts/run.js';
import { testSeed } from '../scripts/seed.js';
import { serve } from '../../web/scripts/serve.js';
import { soak } from './soak.js';
import { growth } from './memory.js';

// Caches fill and code is compiled at first.
const WARM_UP_MINUTES = 10;
// Megabytes an hour.
const MOST_GROWTH = 5;
const MINUTES_PER_HOUR = 60;

await main(async () => {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '60' } },
  });
  const site = await serve();
  progress(`TEST_SEED=${testSeed}`);
  const options = { minutes: Number(values.minutes), seed: testSeed, tell: print };
  const { samples, problems } = await soak(site.url, options).finally(() => site.close());
  const warm = samples.filter(({ minutes }) => minutes >= WARM_UP_MINUTES);
  // A short run says little.
  const judged = warm.length > 1 ? warm : samples;
  const kept = judged.map(({ minutes, memory }) => ({
    hours: minutes / MINUTES_PER_HOUR,
    megabytes: memory.page + memory.workers,
  }));
  const hourly = growth(kept);
  for (const problem of problems) console.log(`✗ ${problem}`);
  console.log(`What is kept grows by ${hourly.toFixed(1)} MB an hour (at most ${MOST_GROWTH})`);
  const failed = problems.length + (hourly < MOST_GROWTH ? 0 : 1);
  console.log(`${failed ? 0 : 1} passed, ${failed} failed`);
  return failed ? 1 : 0;
});

/** @param {import('./soak.js').Sample} sample */
function print({ minutes, memory, acts }) {
  const megabytes = Object.entries(memory).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  console.log(`minute ${minutes}: ${acts} acts, MB: ${megabytes.join(', ')}`);
}
