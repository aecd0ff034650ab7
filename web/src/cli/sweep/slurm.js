// The script that a Slurm cluster runs: an array of jobs, one for each task.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from './write-whole.js';

const FILE = 'submit.sh';
const LOGS = 'logs';
const program = fileURLToPath(new URL('../sweep.js', import.meta.url));

/**
 * @param {string} folder of the sweep
 * @param {number} tasks
 * @returns {string} the script
 */
export function writeSubmit(folder, tasks) {
  const place = path.resolve(folder);
  mkdirSync(path.join(place, LOGS), { recursive: true });
  const file = path.join(folder, FILE);
  writeWhole(file, submitText(place, tasks));
  return file;
}

/**
 * @param {string} place the folder of a sweep, from the root
 * @returns {string[]} what makes a task of it, on any machine that sees the same folders: "--task" and its number follow
 */
export function taskCommand(place) {
  return [process.execPath, program, '--out', place];
}

/**
 * @param {string} place the folder
 * @param {number} tasks
 */
export function submitText(place, tasks) {
  const command = taskCommand(place).map(quoted).join(' ');
  return `#!/bin/bash
# Trains the sweep of this folder, which must be the same on all nodes: sbatch submit.sh
# What is there already is not trained again: after a failure, submit it once more.
# At most 32 at a time: sbatch --array=0-${tasks - 1}%32 submit.sh
#SBATCH --job-name=sweep
#SBATCH --array=0-${tasks - 1}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=01:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output="${place}/${LOGS}/task-%a.txt"

exec ${command} --task "$SLURM_ARRAY_TASK_ID"
`;
}

/**
 * @param {string} text
 * @returns {string} one word of a shell
 */
function quoted(text) {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
