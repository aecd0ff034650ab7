// The views that a figure can have, and moving them about.

import { views } from '../../wasm/views.js';
import { shownViews, studyOnStage } from '../../figure/shown-views.js';
import { chartIds } from '../../views/charts-in-force.js';
import { wordOf } from '../../views/picture/picture.js';
import { problemOf } from '../../config/problem.js';
import { canShow } from '../embed/check-flags.js';
import { BAR, fitViews } from '../embed/fit-views.js';
import { USUAL_VIEWS, inOrderOfNeed } from '../embed/usual-views.js';
import { OTHER_NAMES, viewNames } from '../embed/view-names.js';

// What a phone leaves to a figure within the margins of a page, in CSS pixels.
const PHONE = 356;
// The picture that the experiment has on its stage.
const STAGE = 'stage';

/** @typedef {Parameters<typeof canShow>[1]} Experiment */
/** @typedef {{ word: string, name: string, group: string }} ViewChoice `word` as in `show=` */

/** @type {Record<string, string>} */
const GROUPS = { chart: 'Curves', picture: 'Pictures', study: 'Studies' };

/**
 * @param {Experiment} experiment
 * @returns {ViewChoice[]} all that have something to show of its problem
 */
export function viewChoices(experiment) {
  const described = views.map((view) => ({ word: wordOf(view), group: GROUPS[view.kind] }));
  const others = Object.keys(OTHER_NAMES).map((word) => ({ word, group: 'Others' }));
  const all = new Map([...described, ...others].map((one) => [one.word, one]));
  return [...all.values()]
    .filter(({ word }) => canShow(word, experiment))
    .map(({ word, group }) => ({ word, group, name: nameOf(word, experiment) }));
}

/**
 * @param {string[]} show words; empty: the usual ones
 * @returns {string[]}
 */
export function shownWords(show) {
  return show.length ? show : USUAL_VIEWS;
}

/**
 * @param {string[]} words
 * @returns {string[]} for the link, which does not name what is usual
 */
export function showOf(words) {
  return words.join() === USUAL_VIEWS.join() ? [] : words;
}

/**
 * @param {Pick<import('./figure-definition.js').Definition, 'isWhole' | 'show' | 'width' | 'height'>} definition
 * @param {Experiment} experiment
 * @returns {string} names of the views that have no room where the page around the figure is narrow
 */
export function leftOutOnPhones({ isWhole, show, width, height }, experiment) {
  if (isWhole) return '';
  const views = shownWords(show).filter((word) => canShow(word, experiment));
  const narrow = width === '100%' ? PHONE : Math.min(width, PHONE);
  const { leftOut } = fitViews(views, {
    room: { width: narrow, height: height - BAR },
    charts: chartIds(experiment.catalog),
    first: inOrderOfNeed(views),
  });
  return viewNames(leftOut);
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} from
 * @param {number} to
 * @returns {T[]} with one member at another place, as far as there are places
 */
export function moved(list, from, to) {
  const next = [...list];
  const [member] = next.splice(from, 1);
  next.splice(Math.min(list.length - 1, Math.max(0, to)), 0, member);
  return next;
}

/**
 * Several views may share a word; the problem decides which of them is meant.
 * @param {string} word
 * @param {Experiment} experiment
 * @returns {string}
 */
function nameOf(word, experiment) {
  if (word === STAGE) {
    const onStage =
      studyOnStage(experiment) || shownViews(experiment, [STAGE]).shown.map(wordOf)[0];
    return onStage ? `Picture: ${nameOf(onStage, experiment)}` : viewNames([word]);
  }
  const named = views.filter((view) => wordOf(view) === word);
  const problem = problemOf(experiment.config, experiment.catalog);
  const view = named.find(({ suits }) => suits?.(problem) ?? true);
  return view?.name ?? viewNames([word]);
}
