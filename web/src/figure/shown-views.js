// Which views a figure shows.

import { problemOf } from '../config/problem.js';
import { settingValue } from '../config/settings.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { chartsInForce } from '../views/charts-in-force.js';
import { wordOf } from '../views/picture/picture.js';
import { views } from '../wasm/views.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */
/** @typedef {{ catalog: Catalog, config: Config }} Experiment */

/** The picture that the page's stage shows. */
const STAGE = 'stage';
// It is there to be dragged: pictures have what one drags it for.
const RIBBON = 'ribbon';
const STUDIES = views.filter(({ kind }) => kind === 'study');

/**
 * The views that an experiment can have in a figure.
 * @param {Experiment} experiment
 * @returns {ViewDescription[]} charts and pictures that suit its problem
 */
export function drawableViews({ catalog, config }) {
  const problem = problemOf(config, catalog);
  return views.filter(({ kind, suits }) => kind !== 'study' && (suits?.(problem) ?? true));
}

/**
 * The views of some words, or those that the experiment's page shows.
 * @param {Experiment} experiment
 * @param {string[]} [words] ids of charts, words of pictures, "stage"; default: the page's charts and stage
 * @returns {{ shown: ViewDescription[], problems: InputError[] }} shown: in the order of the words, each once
 */
export function shownViews(experiment, words) {
  const fitting = drawableViews(experiment);
  const wanted = words ?? [STAGE, ...chartsInForce(experiment)];
  /** @type {InputError[]} */
  const problems = [];
  const drawn = wanted.filter((word, _, all) => word !== RIBBON || all.length === 1);
  const shown = drawn.flatMap((word) => {
    const found = viewOf(word, fitting, experiment);
    if (!found && words) problems.push({ key: 'show', value: word, message: ruleOf(fitting) });
    return found ?? [];
  });
  return { shown: [...new Set(shown)], problems };
}

/**
 * The study that the stage of an experiment's page shows. A figure without the page has the picture of the
 * problem in its place.
 * @param {Experiment} experiment
 * @returns {string} its word; empty: the stage shows no study
 */
export function studyOnStage({ catalog, config }) {
  const chosen = settingValue(config.settings, 'stage', indexCatalog(catalog));
  return STUDIES.some((view) => wordOf(view) === chosen) ? `${chosen}` : '';
}

/**
 * The studies among some words, and the other words.
 * @param {Experiment} experiment
 * @param {string[]} [words] see shownViews; default: as the page shows, which has no curves beside a study
 * @returns {{ studies: ViewDescription[], others: string[] | undefined }}
 */
export function shownStudies(experiment, words) {
  const onStage = studyOnStage(experiment);
  const meant = (/** @type {string} */ word) => (word === STAGE && onStage ? onStage : word);
  const wanted = (words ?? [STAGE]).map(meant);
  const studies = STUDIES.filter((view) => wanted.includes(wordOf(view)));
  const isOther = (/** @type {string} */ word) =>
    studies.every((view) => wordOf(view) !== meant(word));
  return { studies, others: words?.filter(isOther) ?? (studies.length ? [] : undefined) };
}

/**
 * @param {Experiment} experiment
 * @param {string[]} [words] see shownViews; default: as the page shows, which has its picture first
 * @returns {boolean} whether the first of them that can be drawn is a chart
 */
export function beginsWithChart(experiment, words = [STAGE]) {
  const kinds = words.flatMap((word) => {
    if (shownStudies(experiment, [word]).studies.length) return 'study';
    return shownViews(experiment, [word]).shown.map(({ kind }) => kind);
  });
  return kinds[0] === 'chart';
}

/**
 * @param {string} word
 * @param {ViewDescription[]} fitting
 * @param {Experiment} experiment
 */
function viewOf(word, fitting, experiment) {
  if (word === STAGE) return stageOf(fitting, experiment);
  const [id] = chartsInForce(experiment, [word]);
  return fitting.find((view) => wordOf(view) === word || (view.kind === 'chart' && view.id === id));
}

/**
 * @param {ViewDescription[]} fitting
 * @param {Experiment} experiment
 */
function stageOf(fitting, { catalog, config }) {
  const pictures = fitting.filter(({ kind }) => kind === 'picture');
  const chosen = settingValue(config.settings, 'stage', indexCatalog(catalog));
  return pictures.find((view) => wordOf(view) === chosen) ?? pictures[0];
}

/** @param {ViewDescription[]} fitting */
function ruleOf(fitting) {
  const words = new Set([...fitting, ...STUDIES].map(wordOf));
  return `must be one of ${[STAGE, ...words].join(', ')} for this problem`;
}
