// `npm run test:hosts [-- HOST ...]`: installs real generators, lets each build example notes with the snippets of
// the page, and reads them in Chromium, with the playground on another origin. Takes some minutes.

import { UserError, main, messageOf, progress } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { chromium } from './test-tools.js';

await main(async () => {
  await ensureTools([...wasmTools, chromium]);
  await ensureNpmPackages();
  const { buildModule } = await import('../../web/scripts/setup.js');
  const { buildSite } = await import('../../web/scripts/site.js');
  const { hosts } = await import('../hosts/hosts.js');
  const { readHosts } = await import('../hosts/read-hosts.js');
  const chosen = choose(hosts, process.argv.slice(2));
  await buildModule();
  await buildSite();
  const counts = { passed: 0, failed: 0 };
  await readHosts(chosen, async (name, check) => {
    const start = performance.now();
    const problem = await problemOf(check);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (problem === null) ++counts.passed;
    else ++counts.failed;
    console.log(problem === null ? `✓ ${name} (${seconds} s)` : `✗ ${name}\n  ${problem}`);
    return problem === null;
  });
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
});

/**
 * @template {{ id: string, name: string }} T
 * @param {T[]} hosts
 * @param {string[]} ids none: all of them
 * @returns {T[]}
 */
function choose(hosts, ids) {
  const unknown = ids.find((id) => !hosts.some((host) => host.id === id));
  if (unknown) {
    const known = hosts.map(({ id }) => id).join(', ');
    throw new UserError(`No host ${unknown}; there are ${known}.`);
  }
  const chosen = hosts.filter(({ id }) => ids.length === 0 || ids.includes(id));
  progress(`Testing in ${chosen.map(({ name }) => name).join(', ')}`);
  return chosen;
}

/** @param {() => Promise<void>} check */
async function problemOf(check) {
  try {
    await check();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
