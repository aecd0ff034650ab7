// What a figure and its files are called.

import { fileName, namePart } from '../../config/file-name.js';
import { titleOf } from '../../figure/words.js';
import { placeFiller } from '../../narrator/fill-places.js';
import { withoutNumbers } from '../../quantities/template.js';

/** @typedef {import('../../config/file-name.js').Experiment} Experiment */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('./figure-definition.js').Definition} Definition */

/** @type {RunView['status'][]} */
const OVER = ['finished', 'diverged', 'failed'];
// The rest of a name has room for views.
const MOST_OF_TITLE = 50;

/**
 * The title for a text that stays as it is, such as a caption.
 * @param {Experiment & { frame?: { runs: Pick<RunView, 'status'>[] } | null }} experiment
 * @returns {string} with its numbers where training is over; else they may still change
 */
export function plainTitle(experiment) {
  const { config, frame } = experiment;
  if (!config.title) return titleOf(experiment);
  const isOver = frame?.runs.length && frame.runs.every(({ status }) => OVER.includes(status));
  const fill = placeFiller(/** @type {Parameters<typeof placeFiller>[0]} */ (experiment));
  return withoutNumbers(isOver ? fill(config.title) : config.title);
}

/**
 * @param {Experiment} experiment
 * @param {Pick<Definition, 'show' | 'isWhole'>} definition
 * @param {string} extension without a dot
 * @returns {string} such as "which-rate-is-best-loss-boundary.svg": figures of different views have different names
 */
export function figureFile(experiment, { show, isWhole }, extension) {
  const views = isWhole ? '' : show.join('-');
  const title = namePart(withoutNumbers(experiment.config.title ?? ''), MOST_OF_TITLE);
  if (!title) return fileName(experiment, views, extension);
  return `${namePart(`${title}-${views}`)}.${extension}`;
}
