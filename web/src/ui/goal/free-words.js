// What an exercise leaves free, and what was changed besides, in words.

import { controlTarget } from '../../config/control-key.js';
import { inSentence } from '../../drawing/in-sentence.js';
import { labelOf } from '../../drawing/typed-values.js';
import { RUNS } from '../../goals/same-task.js';

/** @typedef {import('../../goals/same-task.js').Difference} Difference */
/** @typedef {{ config: import('../../config/config.js').Config, catalog: import('../../catalog/catalog-index.js').Catalog }} Experiment */

/** @type {Record<string, string>} what is no control */
const OTHERS = {
  [RUNS]: 'the runs',
  ...{ goal: 'the goal', hint: 'the hints', table: 'the data', with: 'what wraps the optimizer' },
};

/**
 * @param {Experiment} experiment
 * @returns {string} a sentence
 */
export function freeWords(experiment) {
  const names = experiment.config.free ?? [RUNS];
  return `Free to change: ${listWords(names.map((name) => nameOf(name, experiment)))}.`;
}

/**
 * @param {Difference[]} differences at least one
 * @param {Experiment} experiment
 * @returns {string} sentences
 */
export function lockedWords(differences, experiment) {
  const names = differences.map(({ run, key }) =>
    nameOf(run === null ? key : `run${run + 1}.${key}`, experiment),
  );
  return `Changed besides: ${listWords([...new Set(names)])}. A solution leaves that as it was.`;
}

/**
 * @param {string} name as in `free=`
 * @param {Experiment} experiment
 */
export function nameOf(name, { config, catalog }) {
  const [, number, rest = name] = /^run(\d+)\.(.+)$/.exec(name) ?? [];
  const target = controlTarget(name, { config, catalog, selected: 0 });
  const words = OTHERS[rest] ?? (target ? inSentence(labelOf(target.spec)) : rest);
  return number && config.runs.length > 1 ? `${words} of run ${number}` : words;
}

/** @param {string[]} words */
function listWords(words) {
  const last = words.length - 1;
  return last > 0 ? `${words.slice(0, last).join(', ')} and ${words[last]}` : words[0];
}
