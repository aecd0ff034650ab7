// `npm run lighthouse`: the four scores of Lighthouse for the page, an embed and a lesson, medians of five, on a phone and
// on a desktop. Each should be at least 95. For a quiet machine: what else runs costs the page its points.

import { UserError, main } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { setUpWeb } from '../../web/scripts/setup.js';
import { ensureSite } from '../../web/scripts/site.js';
import { WAYS, installLighthouse, scoresOf } from '../lighthouse/measure.js';
import { chromium } from './test-tools.js';

const TIMES = 5;
const WANTED = 95;

await main(async () => {
  await ensureTools([chromium]);
  await setUpWeb();
  await ensureSite();
  await installLighthouse();
  let failed = 0;
  for (const [place, machine] of WAYS) {
    const { scores, speed } = await scoresOf(place, machine, TIMES);
    failed += Object.values(scores).filter((score) => score < WANTED).length;
    const words = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
    console.log(`${place}, ${machine} (machine ${speed}): ${words.join(', ')}`);
  }
  console.log(`${4 * WAYS.length - failed} passed, ${failed} failed`);
  if (failed) throw new UserError(`${failed} scores are below ${WANTED}.`);
});
