// What is said of each collected link: whether it reaches the goal, whether its numbers are real, whether it is a
// solution of the exercise, and which other link trains the same.

import { runSpec } from '../config/spec.js';
import { MAX_LINK_LENGTH } from '../config/link.js';
import { freeProblems } from '../goals/free-names.js';
import { differenceText, lockedDifferences } from '../goals/same-task.js';
import { taskOf } from '../goals/task.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('./verify-link.js').Job} Job */
/** @typedef {import('./verify-link.js').Outcome} Outcome */
/** @typedef {import('./verify-table.js').Added} Added */

/**
 * @typedef {object} LinkEngine
 * @property {Catalog} catalog
 * @property {(link: string) => { config: Config, problems: InputError[] }} parseLink
 * @property {(config: Config) => string} formatLink
 */

/**
 * @typedef {object} Entry a link that was handed in
 * @property {string} refusal why it is not trained, in words; empty: it is
 * @property {Config} config
 * @property {Config | null} exercise null: the goal is that of the link itself
 * @property {Job} job
 * @property {string} training the same text for the same training
 * @property {InputError[]} problems with the link
 */

// Longer ones are not read at all, however they are encoded.
const MOST_LETTERS = 5 * MAX_LINK_LENGTH;

/**
 * @param {string} text the link as it was handed in
 * @param {string} exercise link; empty: none
 * @param {LinkEngine} engine
 * @returns {Entry}
 */
export function entryOf(text, exercise, engine) {
  const { config, problems } = engine.parseLink(text.length > MOST_LETTERS ? '' : text);
  const asked = exercise ? engine.parseLink(exercise).config : null;
  const { goal = [] } = asked ?? config;
  return {
    ...{ config, problems, exercise: asked },
    refusal: refusalOf(text, { ...config, goal }),
    job: { link: engine.formatLink(config), goal },
    training: trainingOf(config, engine.catalog),
  };
}

/**
 * @param {string} text
 * @param {Config} config with the goal by which it is judged
 */
function refusalOf(text, config) {
  if (text.trim() === '') return 'the cell is empty';
  if (text.length > MOST_LETTERS) return `the link has more than ${MOST_LETTERS} characters`;
  if (config.runs.length === 0) return 'it is no link with a run';
  if (!config.goal?.length) return 'it has no goal';
  const [problem] = taskOf({ goal: config.goal, runs: config.runs }).problems;
  return problem ? `${problem.key}: ${problem.value}: ${problem.message}` : '';
}

/**
 * @param {Config} config
 * @param {Catalog} catalog
 */
function trainingOf(config, catalog) {
  const specs = config.runs.map((_, index) => runSpec(config, index, catalog));
  return JSON.stringify([config.table ?? '', specs]);
}

/**
 * Whoever misspells what an exercise leaves free finds every solution changed.
 * @param {Entry[]} entries
 * @param {Catalog} catalog
 * @returns {string[]} what is wrong with the exercises, each once
 */
export function exerciseProblems(entries, catalog) {
  const problems = entries.flatMap(({ exercise }) =>
    exercise ? freeProblems(exercise, catalog) : [],
  );
  const lines = problems.map(({ key, value, message }) => `exercise: ${key}: ${value}: ${message}`);
  return [...new Set(lines)];
}

/**
 * @param {Entry[]} entries
 * @returns {{ jobs: Job[], places: number[] }} each training once, and the job of each entry; -1: none
 */
export function jobsOf(entries) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {Job[]} */
  const jobs = [];
  const places = entries.map(({ refusal, job, training }) => {
    if (refusal) return -1;
    const key = JSON.stringify([training, job.goal]);
    const place = known.get(key) ?? jobs.push(job) - 1;
    known.set(key, place);
    return place;
  });
  return { jobs, places };
}

/**
 * @param {Entry[]} entries in the order of the file
 * @param {Outcome[]} outcomes of the jobs
 * @param {number[]} places see jobsOf
 * @param {LinkEngine} engine
 * @returns {Added[]}
 */
export function judgements(entries, outcomes, places, engine) {
  /** @type {Map<string, number>} */
  const firstOf = new Map();
  return entries.map((entry, i) => {
    const outcome = outcomes[places[i]];
    const refusal = entry.refusal || outcome.refusal;
    const first = firstOf.get(entry.training);
    const isTrained = entry.config.runs.length > 0;
    if (first === undefined && isTrained) firstOf.set(entry.training, i);
    return {
      ...(refusal ? refusedCells(refusal) : cellsOf(entry, outcome)),
      goal_matches: refusal && !isTrained ? '' : goalWords(entry, engine),
      // Rows as a spreadsheet counts them, below the names of the columns.
      same_as: first === undefined ? '' : `row ${first + 2}`,
    };
  });
}

/** @param {string} refusal */
function refusedCells(refusal) {
  return { reached: `refused: ${refusal}`, steps: '', value: '', fingerprint: '', fp_matches: '' };
}

/**
 * @param {Entry} entry
 * @param {Outcome} outcome
 */
function cellsOf({ config }, { isReached, steps, values, fingerprint }) {
  const claimed = config.fingerprint;
  return {
    reached: isReached ? 'yes' : 'no',
    steps: Number.isNaN(steps) ? '' : String(steps),
    value: values.map(numberText).join('; '),
    fingerprint,
    fp_matches: claimed ? (claimed === fingerprint ? 'yes' : 'no') : 'none given',
  };
}

/**
 * As many digits as single precision has.
 * @param {number} value
 */
function numberText(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : 'not measured';
}

/**
 * @param {Entry} entry
 * @param {LinkEngine} engine
 */
function goalWords({ config, exercise }, { catalog }) {
  if (!exercise) return 'from the link itself';
  const differences = lockedDifferences(exercise, config, catalog);
  if (differences.length === 0) return 'yes';
  const told = differences.map((one) => differenceText(one, config, catalog));
  return `no: ${[...new Set(told)].join(', ')}`;
}
