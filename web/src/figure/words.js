// What a figure says in words: its title, and what was trained.

import { indexCatalog } from '../catalog/catalog-index.js';
import { describeRun, differsIn } from '../config/describe.js';
import { problemName, runsInShort } from '../config/file-name.js';
import { problemOf } from '../config/problem.js';
import { runNames } from '../config/run-names.js';
import { pickedParams, settingParam, settingValue } from '../config/settings.js';
import { writeValue } from '../config/value-text.js';
import { formatCount } from '../drawing/format.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {{ catalog: Catalog, config: Config }} Experiment */

// Settings that are told in words of their own.
const TOLD = ['problem', 'data', 'surface', 'hidden', 'activation', 'batch', 'steps'];
const GROUPS = ['Data', 'Network', 'Surface', 'Training'];

/**
 * @param {Experiment} experiment
 * @returns {string} such as "Adam and SGD on two spirals"
 */
export function titleOf(experiment) {
  const title = `${runsInShort(experiment, { comma: ', ', and: ' and ' })} on ${problemName(experiment)}`;
  return title[0].toUpperCase() + title.slice(1);
}

/**
 * What was trained, and how far.
 * @param {Experiment} experiment
 * @param {number} step the last one that the figure shows
 * @returns {string} sentences
 */
export function captionOf(experiment, step) {
  const { runs, settings } = experiment.config;
  const index = indexCatalog(experiment.catalog);
  const steps = Number(settingValue(settings, 'steps', index));
  const until =
    step < steps
      ? `step ${formatCount(step)} of ${formatCount(steps)}`
      : `step ${formatCount(step)}`;
  const names = runs.map((_, place) => runWords(experiment, place)).join('; ');
  return `${problemWords(experiment)}. ${names}. Up to ${until}.`;
}

/**
 * Sentences with the numbers that the curves have.
 * @param {{ text: string }[]} sentences
 * @param {boolean} [hasSeed] whether chance has a part in them
 * @returns {string} one in a line
 */
export function saidIn(sentences, hasSeed = false) {
  const lines = sentences.map(({ text }, i) => `(${i + 1}) ${text}.`);
  return [...lines, ...(hasSeed && lines.length ? ['All of this with this seed.'] : [])].join('\n');
}

/** @param {Experiment} experiment */
function problemWords(experiment) {
  const { config, catalog } = experiment;
  const index = indexCatalog(catalog);
  const { surface } = problemOf(config, catalog);
  const valueOf = (/** @type {string} */ key) => {
    const param = settingParam(config.settings, key, index);
    return param ? writeValue(param, settingValue(config.settings, key, index) ?? null) : '';
  };
  const batch = Number(valueOf('batch'));
  const network = [
    valueOf('hidden') === 'none' ? 'no hidden layer' : `hidden layers ${valueOf('hidden')}`,
    valueOf('activation'),
    batch > 0 ? `batches of ${batch}` : 'all samples in one batch',
  ];
  return [problemName(experiment), ...(surface ? [] : network), ...otherSettings(experiment)].join(
    ', ',
  );
}

/**
 * What differs from the defaults and is part of the problem.
 * @param {Experiment} experiment
 */
function otherSettings({ config: { settings }, catalog }) {
  const index = indexCatalog(catalog);
  const told = catalog.settings.filter(({ group }) => GROUPS.includes(group ?? ''));
  const keys = told.flatMap((setting) => [
    setting.id,
    ...pickedParams(settings, setting, index).map(({ key }) => key),
  ]);
  return keys.flatMap((key) => {
    const param = settingParam(settings, key, index);
    if (!param || !Object.hasOwn(settings, key) || TOLD.includes(key)) return [];
    return `${key.replace(/[._]/g, ' ')} ${writeValue(param, settings[key])}`;
  });
}

/**
 * @param {Experiment} experiment
 * @param {number} place of the run
 */
function runWords({ config, catalog }, place) {
  const run = config.runs[place];
  const name = runNames(config, catalog)[place];
  const rule = describeRun({ ...run, label: '' }, catalog);
  const lr = indexCatalog(catalog)
    .rule(run.optimizer, run.params)
    ?.params.find(({ id }) => id === 'lr');
  const value = lr ? writeValue(lr, run.params.lr ?? lr.default) : '';
  const isNamed = !lr || name.endsWith(` lr ${value}`);
  const rate = isNamed ? [] : [`learning rate ${value}`];
  const others = differsIn(config, catalog)[place].filter(({ key }) => key !== 'lr');
  const facts = [...(run.label ? [rule] : []), ...rate, ...others.map(({ text }) => text)];
  return [name, facts.filter((fact) => !name.endsWith(fact)).join(', ')].filter(Boolean).join(': ');
}
