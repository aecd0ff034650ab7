// Work for a worker besides training the runs on screen. A long task is a generator: it yields its
// progress whenever it can be interrupted, and returns its result as plain data. A short one just
// returns its result.

import { lateTasks } from './late-tasks.js';
import { trials } from './trial.js';

export const tasks = { ...lateTasks, trials };

/** @typedef {keyof typeof tasks} TaskName */

/**
 * @template {TaskName} Name
 * @typedef {Parameters<typeof tasks[Name]>[1]} TaskArgs what a task takes
 */

/**
 * @template {TaskName} Name
 * @typedef {ReturnType<typeof tasks[Name]> extends Generator<unknown, infer Result> ? Result :
 *   ReturnType<typeof tasks[Name]>} TaskResult what a task gives
 */

/**
 * @template {TaskName} Name
 * @typedef {ReturnType<typeof tasks[Name]> extends Generator<infer Progress, unknown> ? Progress : never}
 *   TaskProgress what a task tells while it works
 */
