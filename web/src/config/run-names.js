// Names of runs where there is little room.

import { describeRun, differsIn } from './describe.js';

const SHORT = 16;

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./config.js').Config} Config */
/** @typedef {import('./config.js').RunConfig} RunConfig */
/** @typedef {import('./describe.js').Difference} Difference */

/**
 * A name for each run, for the ends of curves and the heads of pictures: its label, or its
 * optimizer's name. Runs of the same name are told apart by what differs.
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @returns {string[]} one per run
 */
export function runNames(config, catalog) {
  const names = config.runs.map((run) => shortName(run, catalog));
  if (new Set(names).size === names.length) return names;
  const differences = differsIn(config, catalog);
  return names.map((name, index) => {
    const twins = names.flatMap((other, place) => (other === name ? [place] : []));
    return twins.length < 2 ? name : `${name} ${distinction(index, twins, differences)}`;
  });
}

/**
 * The first thing in which a run differs from all its twins, else its number.
 * @param {number} index of the run
 * @param {number[]} twins indices of the runs of its name
 * @param {Difference[][]} differences
 */
function distinction(index, twins, differences) {
  /** @type {(place: number, key: string) => string | undefined} */
  const valueOf = (place, key) => differences[place].find((one) => one.key === key)?.value;
  const telling = differences[index].find(({ key, value }) =>
    twins.every((place) => place === index || valueOf(place, key) !== value),
  );
  return telling?.text ?? `#${twins.indexOf(index) + 1}`;
}

/**
 * @param {RunConfig} run
 * @param {Catalog} catalog
 */
function shortName(run, catalog) {
  return run.label || shortRuleName(run, catalog);
}

/**
 * The name of a run's optimizer without what stands in brackets; its id where that is shorter.
 * @param {Pick<RunConfig, 'optimizer'>} run
 * @param {Catalog} catalog
 * @returns {string}
 */
export function shortRuleName(run, catalog) {
  const name = describeRun({ optimizer: run.optimizer, label: '' }, catalog);
  if (name.length <= SHORT) return name;
  const bare = name.replace(/\s*\(.*\)\s*/g, '').trim();
  const id = run.optimizer.replace(/-/g, ' ');
  if (bare.length <= Math.max(SHORT, id.length)) return bare;
  return id.length <= 4 ? id.toUpperCase() : id.charAt(0).toUpperCase() + id.slice(1);
}
