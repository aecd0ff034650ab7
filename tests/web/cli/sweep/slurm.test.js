// The script that a cluster runs.

import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { rangesOf } from '../../../../web/src/cli/sweep/collect.js';
import { submitText } from '../../../../web/src/cli/sweep/slurm.js';

it('has a task for each place of the array, and survives odd names of folders', () => {
  const folder = `/home/it's "mine"/$HOME rates`;
  const text = submitText(folder, 36);
  expect(text).toContain('\n#SBATCH --array=0-35\n');
  // What the shell makes of its last line.
  const said = text.replace(/\nexec /, '\nprintf "%s\\n" ');
  const { stdout } = spawnSync('bash', ['-c', said], {
    ...{ encoding: 'utf8', env: { ...process.env, SLURM_ARRAY_TASK_ID: '7' } },
  });
  const words = stdout.trim().split('\n');
  expect(words[0]).toBe(process.execPath);
  expect(words.slice(2)).toEqual(['--out', folder, '--task', '7']);
});

it('names tasks as it takes them', () => {
  expect(rangesOf([0, 1, 2, 5, 7, 8])).toBe('0-2,5,7-8');
  expect(rangesOf([])).toBe('');
});
