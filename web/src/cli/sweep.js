// `npm run -s sweep -- LINK [options]`: makes the sweep of a link on all cores, or on a cluster. Exit status: 0 done;
// 1 the link could not be used, or trainings are missing; 2 wrong usage; 130 interrupted.

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { datasetOf } from '../config/spec.js';
import { decodeTable, engineTable } from '../config/table.js';
import { fileName } from '../config/file-name.js';
import { loadEngine } from '../engine/package/index.js';
import { DataSets, isFile } from '../engine/wasm/data-sets.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { compileModule } from '../engine/wasm/wasm-module.js';
import { compileSpec } from '../own/compile-spec.js';
import { readCount, tell } from './arguments.js';
import { NO_RUN } from './link-runs.js';
import { write } from './output.js';
import { startProgram } from './program.js';
import { makeAll } from './sweep/all-tasks.js';
import { allTrials, collect, missingTasks, rangesOf } from './sweep/collect.js';
import { keepPlan, plannedSweep, readPlan, trainingsOf } from './sweep/plan.js';
import { makeOnDask } from './sweep/on-dask.js';
import { Results } from './sweep/results.js';
import { writeSubmit } from './sweep/slurm.js';
import { Trainer } from './sweep/task.js';

/** @typedef {import('../engine/package/index.js').Engine} Engine */
/** @typedef {import('./sweep/plan.js').PlannedSweep} PlannedSweep */
/** @typedef {import('./sweep/task.js').Material} Material */

/**
 * @typedef {object} Order what the command line asks for
 * @property {string | null} link null: that of the plan in the folder
 * @property {string | null} out null: named after the experiment
 * @property {number} jobs
 * @property {string} [scheduler] address of a Dask cluster that makes it
 * @property {number} [perTask]
 * @property {'all' | 'plan' | 'slurm' | 'task' | 'collect'} what
 * @property {number} task
 */

/** @typedef {{ engine: Engine, sweep: PlannedSweep, folder: string, order: Order }} Sweep */

const INTERRUPTED = 130;
const ACTIONS = /** @type {const} */ (['plan', 'slurm', 'task', 'collect']);
const DATA = new URL('../../public/data/', import.meta.url);
/** @type {Record<Order['what'], (sweep: Sweep) => Promise<number>>} what is done, by what is asked for */
const STEPS = {
  async plan({ sweep, folder }) {
    console.error(`${folder}: ${sweep.plan.trials} trainings in ${sweep.tasks} tasks.`);
    return 0;
  },
  async slurm({ sweep, folder }) {
    console.log(`sbatch ${writeSubmit(folder, sweep.tasks)}`);
    return 0;
  },
  task: makeTask,
  collect: collectAll,
  all: makeSweep,
};

await startProgram({
  name: 'sweep',
  takes: '[LINK] [options]',
  options: `  LINK           a link of the page, or what follows its #: its sweep settings say what is tried. Without it, the
                 plan in the folder is gone on with
  --out DIR      folder of the plan and of all results (default: named after the experiment)
  --jobs N       trainings at a time (default: one for each core)
  --plan         only write DIR/plan.csv, a table of all trainings
  --scheduler A  make it on the Dask cluster whose scheduler has the address A, such as tcp://node1:8786
  --slurm        write DIR/submit.sh, too, for a Slurm cluster: an array of jobs, one for each task
  --per-task N   trainings of a task (default: so many that there are at most 1,000 tasks)
  --task I       make task I only, counted from 0, with one training at a time
  --collect      write DIR/sweep.csv and DIR/sweep.json of what is there; the page opens the latter`,
  examples: [
    '"v=1&data=moons&steps=200&sweep.from=0.001&sweep.to=1&sweep.seeds=3&run=adam" --out rates',
    '--out rates',
    '"v=1&data=moons&steps=200&sweep.seeds=3&run=adam" --out rates --slurm',
  ],
  exits: {
    1: 'the link could not be used, or trainings are missing',
    [INTERRUPTED]: 'interrupted: the same command goes on, and trains nothing twice',
  },
  read: readArguments,
  run,
});
// Threads that are still at work end with the process.
process.exit();

/**
 * @param {Order} order
 * @returns {Promise<number>} exit status
 */
async function run(order) {
  const sweep = await opened(order);
  return sweep ? STEPS[order.what](sweep) : 1;
}

/**
 * Reads the link and its plan, and keeps the plan in the folder.
 * @param {Order} order
 * @returns {Promise<Sweep | null>} null: the link was of no use, which is told
 * @throws {Error} if there is no such sweep
 */
async function opened(order) {
  const text = order.link ?? readPlan(order.out ?? '')?.link;
  if (!text) throw new Error(`${order.out} has no plan yet: give a link.`);
  const engine = await loadEngine();
  const { config, problems } = engine.parseLink(text);
  problems.forEach(tell);
  if (config.runs.length === 0) {
    console.error(NO_RUN);
    return null;
  }
  const name = path.parse(fileName({ config, catalog: engine.catalog }, 'sweep', 'csv')).name;
  const folder = order.out ?? name;
  const sweep = plannedSweep(engine, config, order.perTask ?? readPlan(folder)?.perTask);
  if (sweep.plan.note) console.error(sweep.plan.note);
  keepPlan(folder, sweep);
  return { engine, sweep, folder, order };
}

/**
 * Makes one task, as a job of an array does.
 * @param {Sweep} about
 */
async function makeTask({ engine, sweep, folder, order: { task } }) {
  if (task >= sweep.tasks) {
    console.error(`--task ${task}: the tasks of this sweep are 0 to ${sweep.tasks - 1}.`);
    return 2;
  }
  const results = new Results(folder);
  const there = results.read(task).size;
  let made = 0;
  const [one] = tasksOf(sweep, [task], engine);
  const trainer = new Trainer(await materialOf(sweep, engine));
  await trainer.perform(one, results, { onMade: () => ++made });
  console.error(`Task ${task}: ${made} made, ${there} there before.`);
  return 0;
}

/**
 * Makes all tasks on this machine, and puts them together.
 * @param {Sweep} about
 */
async function makeSweep({ engine, sweep, folder, order: { jobs, scheduler } }) {
  const results = new Results(folder);
  const trials = allTrials(sweep, results);
  const missing = missingTasks(sweep, trials);
  const total = trials.length;
  const done = trials.filter(Boolean).length;
  const threads = Math.min(jobs, missing.length);
  const there = done > 0 ? `, of which ${done} are there already` : '';
  const where = scheduler ? `on ${scheduler}` : `${threads} at a time`;
  console.error(`${folder}: ${total} trainings${there}; ${where}.`);
  const work = { folder, trainings: { total, done } };
  const count = (/** @type {number} */ task) =>
    trainingsOf(sweep, task).filter((training) => !trials[training]).length;
  const isOver = scheduler
    ? await makeOnDask({ ...work, scheduler, tasks: missing, count })
    : await makeAll({
        ...{ ...work, threads, material: await materialOf(sweep, engine) },
        tasks: tasksOf(sweep, missing, engine),
      });
  const status = await collectAll({ engine, sweep, folder });
  if (isOver || status === 0) return status;
  console.error('Interrupted: the same command goes on.');
  return INTERRUPTED;
}

/**
 * Writes what is there as the page does, and says what is missing.
 * @param {Pick<Sweep, 'engine' | 'sweep' | 'folder'>} about
 */
async function collectAll({ engine, sweep, folder }) {
  const trials = allTrials(sweep, new Results(folder));
  const missing = missingTasks(sweep, trials);
  const { files, words } = collect(sweep, trials, engine.catalog, folder);
  await write(`${[...words, ...files].join('\n')}\n`);
  if (missing.length === 0) return 0;
  const left = trials.filter((trial) => !trial).length;
  const tasks = `${missing.length === 1 ? 'task' : 'tasks'} ${rangesOf(missing)}`;
  console.error(`${left} of ${trials.length} trainings are missing (${tasks}).`);
  return 1;
}

/**
 * @param {PlannedSweep} sweep
 * @param {number[]} tasks
 * @param {Engine} engine
 * @returns {Generator<import('./sweep/task.js').Task, undefined>} made when they are asked for
 */
function* tasksOf(sweep, tasks, { catalog }) {
  for (const task of tasks) {
    const trainings = trainingsOf(sweep, task).map((training) => {
      return { training, spec: compileSpec(sweep.plan.jobs[training].spec, catalog) };
    });
    yield { task, trainings };
  }
  return undefined;
}

/**
 * @param {PlannedSweep} sweep
 * @param {Engine} engine
 * @returns {Promise<Material>}
 * @throws {Error} if something cannot be loaded
 */
async function materialOf({ plan, config }, { catalog }) {
  const entries = new Set(plan.jobs.map(({ spec }) => datasetOf(spec, catalog)));
  const files = new DataSets(() => DATA);
  /** @type {Material} */
  const material = { module: await compileModule(), dataSets: [] };
  for (const entry of entries) {
    if (isFile(entry)) material.dataSets.push([entry.id, await files.load(entry)]);
    if (!entry?.own || !config.table) continue;
    const { table, problems } = await decodeTable(config.table);
    if (!table) throw new Error(problems[0].message);
    material.table = engineTable(table);
  }
  return material;
}

/**
 * @param {string[]} args
 * @returns {Order | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const counts = { jobs: string, 'per-task': string, task: string };
  const options = {
    out: string,
    scheduler: string,
    ...counts,
    plan: flag,
    slurm: flag,
    collect: flag,
  };
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return orderOf(positionals, values);
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * @param {string[]} links
 * @param {{ out?: string, scheduler?: string, jobs?: string, 'per-task'?: string, task?: string, plan: boolean, slurm: boolean,
 *   collect: boolean }} values
 * @returns {Order | string} a sentence about what is wrong with them
 */
function orderOf(links, values) {
  if (links.length > 1) return `One link is needed; there are ${links.length}.`;
  const [link = null] = links;
  const { out = null } = values;
  if (link === null && out === null) return 'A link is needed, or a folder with a plan.';
  const jobs = readCount('--jobs', values.jobs);
  const perTask = readCount('--per-task', values['per-task']);
  const task = readCount('--task', values.task, 0);
  const wrong = [jobs, perTask, task].find((count) => typeof count === 'string');
  if (wrong !== undefined) return String(wrong);
  const isAsked = { ...values, plan: values.plan && !values.slurm, task: task !== undefined };
  const asked = ACTIONS.filter((action) => isAsked[action]);
  if (asked.length > 1) return `--${asked[0]} and --${asked[1]} do not go together.`;
  return {
    ...{ link, out, scheduler: values.scheduler, what: asked[0] ?? 'all', task: Number(task ?? 0) },
    jobs: Number(jobs ?? availableParallelism()),
    perTask: perTask === undefined ? undefined : Number(perTask),
  };
}
