// `npm run test:cluster`: starts a Slurm cluster of one node on this machine, and makes a sweep there as its guide says,
// while tasks are killed and the node goes away; then the same on Dask. Takes some minutes; it must be root, as the
// daemons of Slurm are.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { UserError, main, messageOf, progress, root } from '../../cpp/scripts/run.js';
import { ensureTools, findProgram } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { chromium } from './test-tools.js';

const folder = path.join(root, 'build/cluster');
const PYTHON = '/usr/bin/python3';
const DAEMONS = ['munged', 'slurmctld', 'slurmd', 'sbatch'];

/** @type {import('../../cpp/scripts/system-tools.js').Tool} */
const slurmTools = {
  name: 'Slurm and MUNGE',
  present: () => DAEMONS.every((name) => findProgram(name)),
  apt: ['slurm-wlm', 'munge'],
  dnf: ['slurm-slurmctld', 'slurm-slurmd', 'munge'],
  brew: null,
};

/** @type {import('../../cpp/scripts/system-tools.js').Tool} */
const daskTools = {
  name: 'Dask',
  present: () => spawnSync(PYTHON, ['-c', 'import distributed']).status === 0,
  apt: ['python3-distributed'],
  dnf: ['python3-distributed'],
  brew: null,
};

await main(async () => {
  if (process.getuid?.() !== 0) throw new UserError('A Slurm cluster is started by root only.');
  await ensureTools([...wasmTools, chromium, slurmTools, daskTools]);
  await ensureNpmPackages();
  const { buildModule } = await import('../../web/scripts/setup.js');
  const { buildSite } = await import('../../web/scripts/site.js');
  await buildModule();
  await buildSite();
  return checkCluster();
});

/** @returns {Promise<number>} exit status */
async function checkCluster() {
  const { mkdirSync, rmSync } = await import('node:fs');
  const { ClusterChecks } = await import('../cluster/checks.js');
  const { Dask } = await import('../cluster/dask.js');
  const { Slurm } = await import('../cluster/slurm.js');
  const home = path.join(folder, 'home');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const slurm = new Slurm(path.join(folder, 'slurm'));
  const dask = new Dask(path.join(folder, 'dask'));
  const counts = { passed: 0, failed: 0 };
  try {
    progress('Starting Slurm');
    await slurm.start();
    for (const [name, check] of new ClusterChecks(slurm, dask, home).all()) {
      const problem = await check().then(() => null, messageOf);
      if (problem === null) ++counts.passed;
      else ++counts.failed;
      console.log(problem === null ? `✓ ${name}` : `✗ ${name}\n  ${problem}`);
    }
  } finally {
    await dask.stop();
    await slurm.stop();
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}
