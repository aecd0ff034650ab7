// `npm test` and `npm run test:LAYER`: sets up, builds and runs the layers that are named (default:
// all). `--update` writes the table of golden errors. The last line is the total over all runners:
// "N passed, N failed".

import { UserError, main, progress, stackOf } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { layers } from './layers.js';
import { testSeed } from './seed.js';

await main(async () => {
  const args = process.argv.slice(2);
  const update = args.includes('--update');
  const selected = select(args.filter((arg) => arg !== '--update'));
  await ensureTools([...new Set(selected.flatMap((layer) => layer.tools))]);
  if (selected.some((layer) => layer.npm)) await ensureNpmPackages();
  progress(`TEST_SEED=${testSeed}`);

  const total = { passed: 0, failed: 0 };
  for (const step of selected.flatMap((layer) => layer.steps)) {
    const { passed, failed } = await runStep(step, { update });
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * @param {string[]} names
 * @returns {import('./layers.js').Layer[]}
 */
function select(names) {
  for (const name of names) {
    if (!Object.hasOwn(layers, name)) {
      throw new UserError(`No layer ${name}; there are ${Object.keys(layers).join(', ')}.`);
    }
  }
  return names.length > 0 ? names.map((name) => layers[name]) : Object.values(layers);
}

/**
 * A step that does not build is one failure, and the others still run.
 * @param {import('./layers.js').Step} step
 * @param {import('./layers.js').Options} options
 * @returns {Promise<import('./runners.js').Counts>}
 */
async function runStep(step, options) {
  console.log(`\n== ${step.name}`);
  const start = performance.now();
  try {
    return await step.run(options);
  } catch (error) {
    progress(error instanceof UserError ? error.message : stackOf(error));
    return { passed: 0, failed: 1 };
  } finally {
    progress(`${step.name} took ${Math.round((performance.now() - start) / 1000)} s`);
  }
}
