// Puts a script together: sections of Python, in the order in which they are read.

import { problemName } from '../config/file-name.js';
import { randomNumbers } from './data.js';
import { defined } from './definitions.js';
import { Draft } from './draft.js';
import { recordedLines } from './parts.js';
import { planOf } from './plan.js';
import { dataTexts, networkTexts, readerTexts, surfaceTexts } from './problem.js';
import { float, literal, plain } from './python.js';
import { reasonAgainst } from './reasons.js';
import { runsText } from './run-texts.js';
import { areEqual, sharedSettings, trainingCount } from './shared.js';
import { checkText, evaluateText, mainText, plotText, trainText } from './training.js';

/** @typedef {import('./parts.js').ScriptRun} ScriptRun */
/** @typedef {import('./run-texts.js').Settings} Settings */
/** @typedef {import('../engine/worker/start-checks.js').RunStart} RunStart */

/**
 * @typedef {object} ScriptExperiment
 * @property {string} link canonical, what follows # in the address of the page
 * @property {string} [page] its address without a fragment; empty or left out: not known
 * @property {import('../config/config.js').Config} config canonical
 * @property {import('../catalog/catalog-index.js').Catalog} catalog
 * @property {Array<{ index: number, name: string } & RunStart>} runs those that are exported
 * @property {string} file name of the file without its extension
 */

/**
 * @typedef {object} Section
 * @property {string} title
 * @property {string} text Python
 */

/**
 * @typedef {object} Script
 * @property {string} address of the experiment
 * @property {string} title what it is about
 * @property {string} same what it has in common with the page, in words
 * @property {string[]} imports lines
 * @property {Section[]} sections
 * @property {Section} program what a file has at its end
 * @property {import('./npz.js').NamedArray[]} arrays of a file beside it; none: everything is inside
 */

/**
 * @param {ScriptExperiment} experiment
 * @param {'script' | 'notebook'} kind
 * @returns {Script}
 * @throws {Error} a sentence, if something in it has no translation
 */
export function scriptOf(experiment, kind) {
  const runs = runsOf(experiment);
  const draft = new Draft(runs);
  const shared = sharedSettings(runs);
  const isSurface = runs[0].plan.surface !== null;
  const { sections, imports, about } = sectionsOf(experiment, { draft, shared, isSurface, kind });
  return {
    address: addressOf(experiment),
    title: about.title,
    same: isSurface ? 'surface and start' : 'data, first weights and mini-batches',
    imports: importLines(sections.map(({ text }) => text).join('\n'), imports, kind),
    sections,
    program: { title: 'Program', text: mainText(about, seedHelp(shared, isSurface)) },
    arrays: draft.numbers.isApart ? draft.numbers.arrays() : [],
  };
}

/**
 * @param {ScriptExperiment} experiment
 * @param {{ draft: Draft, shared: Settings, isSurface: boolean, kind: 'script' | 'notebook' }} work
 */
function sectionsOf(experiment, { draft, shared, isSurface, kind }) {
  const data = isSurface ? [] : dataTexts(draft, shared);
  const problem = isSurface ? surfaceTexts(draft, shared) : networkTexts(draft, shared);
  const readers = isSurface ? [] : readerTexts(draft, { file: experiment.file, kind });
  const table = runsText(draft, shared, experiment.config);
  const training = trainingTexts(draft, shared, isSurface);
  const { texts, imports } = definitionsOf(draft);
  const about = aboutOf(experiment, draft, shared);
  /** @type {Array<[title: string, texts: string[]]>} */
  const all = [
    ['Settings', [settingsText(draft.runs, shared)]],
    [isSurface ? 'Noise' : 'Data', [...texts.data, ...readers, ...data]],
    [isSurface ? 'Surface' : 'Network', [...texts.network, ...problem]],
    ['Optimizers', texts.optimizers],
    ['Schedules', texts.schedules],
    ['Runs', [table]],
    ['Training', training],
    ['Curves', [plotText(about)]],
    ['Check', [checkText()]],
    ['Numbers of the page', [numbersText(draft)]],
  ];
  const sections = all
    .filter(([, parts]) => parts.length > 0)
    .map(([title, parts]) => ({ title, text: resolved(parts.join('\n\n\n'), draft) }));
  return { sections, imports, about };
}

/**
 * @param {ScriptExperiment} experiment
 * @returns {ScriptRun[]}
 * @throws {Error} a sentence, if one has no translation
 */
function runsOf({ config, catalog, runs: given }) {
  const all = given.length === config.runs.length;
  const reason = reasonAgainst(config, catalog, all ? null : given[0].index);
  if (reason) throw new Error(reason);
  const names = given.map(({ name }) => plain(name));
  const runs = given.map(({ index, name: _, ...start }, i) => {
    const isTwin = names.indexOf(names[i]) !== i || !names[i];
    const name = isTwin ? `${names[i]} #${i + 1}`.trim() : names[i];
    return { ...{ index, name, start }, plan: planOf(config, index, catalog) };
  });
  runs.forEach(refuseSingles);
  return runs;
}

/** @param {ScriptRun} run */
function refuseSingles({ plan, start }) {
  if (plan.norm?.id !== 'batch' || !start.data || plan.setting('drop_last')) return;
  const count = trainingCount(start);
  const size = Number(plan.setting('batch')) || count;
  if (count % size !== 1) return;
  throw new Error(
    `Batch norm in PyTorch refuses a mini-batch of one sample, and the last one of every epoch is such a batch: ${count} samples in batches of ${size}. Choose another batch size, or leave out the last batch.`,
  );
}

/**
 * @param {Draft} draft
 * @param {Settings} shared
 * @param {boolean} isSurface
 */
function trainingTexts({ names, cycles, changes }, shared, isSurface) {
  const same = {
    data: areEqual(names.data),
    model: areEqual(names.model),
    loss: areEqual(names.loss),
    weights: areEqual(names.weights),
    start: areEqual(names.start),
  };
  const full = { ...shared, cycles, changes, same };
  return [evaluateText(full, isSurface), trainText(full, isSurface)].filter((text) => text !== '');
}

/** @param {Draft} draft */
function definitionsOf({ uses, own, draws }) {
  if (uses.has('GradientNoise')) draws.add('normal');
  if (draws.size) own.PCG32 = { ...randomNumbers(draws), place: 'data' };
  return defined(uses, own);
}

/**
 * Where the numbers are is known in the end.
 * @param {string} text
 * @param {Draft} draft
 */
function resolved(text, { numbers }) {
  return text.replace(/\u{E000}(\w+)\u{E000}/gu, (_, name) => numbers.reference(name));
}

/** @param {ScriptExperiment} experiment */
function addressOf({ page, link }) {
  return page ? `${page}#${link}` : `#${link}`;
}

/**
 * @param {ScriptExperiment} experiment
 * @param {Draft} draft
 * @param {Settings} shared
 * @returns {import('./training.js').About}
 */
function aboutOf({ config, catalog }, { runs, names }, { sameSteps }) {
  const isSurface = runs[0].plan.surface !== null;
  const isHeldBack = runs.every(({ start }) => start.data?.training.includes(0));
  const network = isHeldBack ? 'Validation loss' : 'Training loss';
  const mayBeNegative = isSurface || names.loss.some((text) => text.includes('Poisson'));
  const list = runs.map(({ name }) => name);
  const short = list.length > 3 ? `${list.length} runs` : joined(list);
  return {
    title: plain(config.title ?? '') || `${short} on ${problemName({ config, catalog })}`,
    label: isSurface ? 'Height' : network,
    scale: config.settings.scale === 'linear' ? 'linear' : mayBeNegative ? 'either' : 'log',
    sameSteps,
  };
}

/** @param {string[]} names @returns {string} such as "a, b and c" */
function joined(names) {
  const last = names[names.length - 1];
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/**
 * @param {ScriptRun[]} runs
 * @param {Settings} shared
 */
function settingsText([{ plan, start }], shared) {
  const isSurface = plan.surface !== null;
  const point = [...start.parameters].map((value) => float(value)).join(', ');
  const hasBatch = !isSurface && !shared.isFull && shared.sameBatch;
  const seed = seedWords(shared);
  return [
    `STEPS = ${shared.steps}  # updates`,
    ...(hasBatch ? [`BATCH = ${literal(plan.setting('batch'))}`] : []),
    ...(seed && shared.sameSeed
      ? [`SEED = ${literal(plan.setting('batch.seed'))}  # of ${seed}`]
      : []),
    ...(shared.samePenalties
      ? shared.penalties.map(
          (key) => `${key.toUpperCase()} = ${literal(plan.setting(key))}  # penalty`,
        )
      : []),
    isSurface ? `START = (${point})` : `EVERY = ${shared.every}  # updates between two evaluations`,
  ].join('\n');
}

/** @param {Settings} shared @returns {string} what is random; '': nothing */
function seedWords({ noise, shuffled, dropout }) {
  if (noise) return 'the noise of gradients';
  const words = [
    ...(shuffled ? ['the order of mini-batches'] : []),
    ...(dropout ? ['dropout'] : []),
  ];
  return words.join(' and ');
}

/**
 * @param {Settings} shared
 * @param {boolean} isSurface
 */
function seedHelp({ noise }, isSurface) {
  if (!isSurface) return 'other first weights and mini-batches';
  return noise ? 'other noise' : '';
}

/** @param {Draft} draft */
function numbersText({ numbers, runs }) {
  const lines = numbers.isApart ? [] : numbers.lines();
  return [...lines, ...(lines.length ? [''] : []), ...recordedLines(runs)].join('\n');
}

const UTILS = 'from torch.nn.utils import parameters_to_vector, vector_to_parameters';

/**
 * @param {string} text of all sections
 * @param {string[]} wanted lines
 * @param {'script' | 'notebook'} kind
 */
function importLines(text, wanted, kind) {
  const standard = [
    ...wanted,
    ...['base64', 'math', 'pathlib', 'statistics']
      .filter((name) => text.includes(`${name}.`))
      .map((name) => `import ${name}`),
    ...(kind === 'script' ? ['import argparse', 'import sys'] : []),
  ].filter((line) => !line.includes('torch'));
  return [
    ...[...new Set(standard)].sort(),
    ...(standard.length ? [''] : []),
    ...(text.includes('np.') ? ['import numpy as np'] : []),
    'import torch',
    ...(/\bnn\./.test(text) ? ['from torch import nn'] : []),
    ...(/\b(parameters_to_vector|vector_to_parameters)\(/.test(text) ? [UTILS] : []),
  ];
}
