// The plan of a sweep in a folder: one file, a table of all trainings. It holds the link, so that whatever works in
// the folder, on whatever machine, makes the same trainings.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { indexCatalog } from '../../catalog/catalog-index.js';
import { runNames } from '../../config/run-names.js';
import { settingValue } from '../../config/settings.js';
import { placeOf, planSweep } from '../../studies/sweep.js';
import { tableToCsv } from '../../studies/tables.js';
import { writeWhole } from './write-whole.js';

/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../engine/package/index.js').Engine} Engine */
/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */

/**
 * @typedef {object} PlannedSweep
 * @property {string} link canonical
 * @property {Config} config
 * @property {SweepPlan} plan
 * @property {string[]} names one for each run of the plan
 * @property {number} perTask trainings of each task but the last
 * @property {number} tasks
 */

/** More trainings than this are refused. */
const MOST_TRAININGS = 100_000;
// Slurm takes an array of 1,000 tasks unless it is told otherwise.
const MOST_TASKS = 1000;
const FILE = 'plan.csv';
const SEEDS = ['init.seed', 'batch.seed', 'data.seed'];
const STUDY = 'sweep';
// A link that shows one of them is not asking for a sweep. The list of views has it all, and would bring the drawing
// of all views into the package.
const OTHER_STUDIES = ['race', 'range', 'repeat', 'map'];

/**
 * @param {Engine} engine
 * @param {Config} config canonical, with a run
 * @param {number} [perTask] default: so many that there are at most 1,000 tasks
 * @returns {PlannedSweep}
 * @throws {Error} if it cannot be made
 */
export function plannedSweep(engine, config, perTask) {
  const { catalog } = engine;
  const index = indexCatalog(catalog);
  const value = (/** @type {string} */ key) => settingValue(config.settings, key, index);
  const shown = String(value('stage'));
  if (OTHER_STUDIES.includes(shown)) {
    throw new Error(`stage: ${shown}: must be ${STUDY} for a sweep; this link shows another study`);
  }
  // As on the page, where a sweep is made while it is shown.
  const swept = { ...config, settings: { ...config.settings, stage: STUDY } };
  const plan = planSweep({ config: swept, catalog, value, selected: 0, most: MOST_TRAININGS });
  if (plan.obstacle) throw new Error(plan.obstacle);
  const each = perTask ?? Math.ceil(plan.trials / MOST_TASKS);
  const names = runNames(config, catalog);
  return {
    ...{ link: engine.formatLink(swept), config: swept, plan, perTask: each },
    names: plan.runs.map((run) => names[run]),
    tasks: Math.ceil(plan.trials / each),
  };
}

/**
 * @param {PlannedSweep} sweep
 * @param {number} task
 * @returns {number[]} its trainings, as places among the jobs of the plan
 */
export function trainingsOf({ perTask, plan }, task) {
  const first = task * perTask;
  return Array.from({ length: Math.min(perTask, plan.trials - first) }, (_, i) => first + i);
}

/**
 * Writes the plan into its folder, unless it is there.
 * @param {string} folder
 * @param {PlannedSweep} sweep
 * @returns {void}
 * @throws {Error} if there is another one
 */
export function keepPlan(folder, sweep) {
  const present = readPlan(folder);
  if (present) return checkSame(folder, present, sweep);
  mkdirSync(folder, { recursive: true });
  writeWhole(path.join(folder, FILE), planText(sweep));
}

/**
 * @param {string} folder
 * @returns {{ link: string, engine: string, perTask: number } | null} null: there is no plan
 * @throws {Error} if it is not readable
 */
export function readPlan(folder) {
  const file = path.join(folder, FILE);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const lineOf = (/** @type {string} */ word) =>
    new RegExp(`^# ${word} (.+)$`, 'm').exec(text)?.[1].trim() ?? '';
  const [link, engine, perTask] = ['link', 'engine', 'per-task'].map(lineOf);
  if (!link || !(Number(perTask) > 0)) throw new Error(`${file} is no plan of a sweep.`);
  return { link, engine, perTask: Number(perTask) };
}

/**
 * @param {string} folder
 * @param {NonNullable<ReturnType<typeof readPlan>>} present
 * @param {PlannedSweep} sweep
 */
function checkSame(folder, present, { link, perTask }) {
  if (present.link !== link) {
    throw new Error(`${folder} holds another sweep: name another folder with --out.`);
  }
  if (present.perTask !== perTask) {
    const rule = `is planned with --per-task ${present.perTask}: name another folder with --out.`;
    throw new Error(`${folder} ${rule}`);
  }
  // Results of two builds must not be mixed: a fault that was mended may be in one of them.
  if (present.engine !== engineId()) {
    throw new Error(`${folder} was planned with another version: name another folder with --out.`);
  }
}

/** @returns {string} the same for the same numbers */
function engineId() {
  const module = readFileSync(new URL('../../wasm/playground.wasm', import.meta.url));
  return createHash('sha256').update(module).digest('hex').slice(0, 12);
}

/**
 * @param {PlannedSweep} sweep
 * @returns {string}
 */
function planText({ link, perTask, plan, names }) {
  const axes = [plan.x.key, ...(plan.y ? [plan.y.key] : [])];
  const seeds = SEEDS.filter((key) => plan.jobs.some(({ spec }) => key in spec.settings));
  const columns = ['training', 'task', 'run', ...axes, ...seeds, 'steps'];
  const rows = plan.jobs.map(({ spec, cell, steps }, training) => {
    const name = names[plan.runs.indexOf(plan.cells[cell].run)];
    const values = seeds.map((key) => Number(spec.settings[key]));
    const task = Math.floor(training / perTask);
    return [training, task, name, ...placeOf(plan, training).values, ...values, steps];
  });
  const head = [`# link ${link}`, `# engine ${engineId()}`, `# per-task ${perTask}`];
  return `${head.join('\r\n')}\r\n${tableToCsv({ columns, rows })}`;
}
