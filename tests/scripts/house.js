// `npm run test:house`: takes entries out of a copy of the repository, sees that everything else builds
// without them, adds them by the diffs of tests/house/diffs/, and sees them work. Takes some minutes.

import path from 'node:path';
import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { main, messageOf, progress } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { additions } from '../house/additions.js';
import { copyTree, runIn } from './copy-tree.js';
import { applyDiffs } from './house-diffs.js';
import { chromium } from './test-tools.js';

/** @typedef {{ passed: number, failed: number }} Counts */

await main(async () => {
  await ensureTools([...wasmTools, chromium]);
  await ensureNpmPackages();
  const { trials } = await import('../house/trials.js');
  const { folder, remove } = copyTree('house', 'playground');
  const chosen = additions.filter(({ id }) => trials.some((trial) => trial.id === id));
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0 };
  try {
    for (const direction of /** @type {const} */ (['remove', 'add'])) {
      progress(`== ${direction} ${chosen.map(({ example }) => example).join(', ')} in ${folder}`);
      applyDiffs(folder, chosen, direction);
      const isBuilt = await attempt('it builds', counts, () => build(folder));
      if (!isBuilt) break;
      for (const trial of trials) {
        const isThere = direction === 'add';
        const name = `${trial.id} ${isThere ? 'works' : 'is not there'}: ${trial.name}`;
        await attempt(name, counts, () => trial.run(folder, isThere));
      }
    }
  } finally {
    remove();
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
});

/** @param {string} folder of the copy */
async function build(folder) {
  const { code } = await runIn(folder, [path.join(folder, 'web/scripts/build.js')]);
  if (code !== 0) throw new Error(`the build ended with ${code}`);
}

/**
 * @param {string} name
 * @param {Counts} counts changed in place
 * @param {() => Promise<void>} check throws if something is wrong
 * @returns {Promise<boolean>} whether it passed
 */
async function attempt(name, counts, check) {
  try {
    await check();
    ++counts.passed;
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    ++counts.failed;
    console.log(`✗ ${name}\n  ${messageOf(error)}`);
    return false;
  }
}
