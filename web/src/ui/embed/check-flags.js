// Whether the names in the address of a page mean something, for this problem.

import { controlTarget } from '../../config/control-key.js';
import { problemOf } from '../../config/problem.js';
import { onSurface } from '../../wasm/first-views.js';
import { views } from '../../wasm/views.js';
import { wordOf } from '../../views/picture/picture.js';
import { OTHER_NAMES } from './view-names.js';

/** @typedef {import('../../config/input-error.js').InputError} InputError */
/** @typedef {import('../../views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('../../elements/store-element.js').Store} Store */

/** @type {('controls' | 'hide' | 'lock')[]} */
const LISTS = ['controls', 'hide', 'lock'];
// A name with more wrong letters is another one.
const MOST_MISTAKES = 2;

/**
 * What the host asked for and cannot have.
 * @param {Pick<Store, 'flags' | 'config' | 'catalog' | 'ui'>} store with its whole catalog
 * @returns {InputError[]}
 */
export function flagProblems({ flags, config, catalog, ui }) {
  const experiment = { config, catalog, selected: ui.selected };
  const unknown = LISTS.flatMap((key) =>
    flags[key]
      .filter((name) => !controlTarget(name, experiment))
      .map((name) => ({ key, value: name, message: controlWords(name, config.runs.length) })),
  );
  return [...(flags.embed ? viewProblems(flags.show, { config, catalog }) : []), ...unknown];
}

/**
 * @param {string[]} names
 * @param {Pick<Store, 'config' | 'catalog'>} experiment
 * @returns {InputError[]}
 */
function viewProblems(names, experiment) {
  return names.flatMap((name) => {
    const message = viewWords(name, experiment);
    return message ? [{ key: 'show', value: name, message }] : [];
  });
}

/**
 * @param {string} name as in `show=`
 * @param {Pick<Store, 'config' | 'catalog'>} experiment
 * @returns {boolean} whether there is such a view, and it has something to show
 */
export function canShow(name, experiment) {
  return viewWords(name, experiment) === '';
}

/**
 * Why a view cannot be shown.
 * @param {string} name
 * @param {Pick<Store, 'config' | 'catalog'>} experiment
 * @returns {string} empty: it can
 */
function viewWords(name, experiment) {
  if (Object.hasOwn(OTHER_NAMES, name)) return '';
  const named = views.filter((view) => wordOf(view) === name);
  if (!named.length) return `is not a view; it is left out${suggestion(name)}`;
  const problem = problemOf(experiment.config, experiment.catalog);
  const suitsIt = (/** @type {ViewDescription} */ { id, suits }) =>
    (suits?.(problem) ?? true) || Object.hasOwn(onSurface, id);
  return named.some(suitsIt) ? '' : 'has nothing to show of this problem; it is left out';
}

/** @param {string} name */
function suggestion(name) {
  const words = views.map((view) => ({ word: wordOf(view), names: [wordOf(view), view.name] }));
  const near = words.find(({ names }) =>
    names.some((one) => mistakes(one.toLowerCase(), name.toLowerCase()) <= MOST_MISTAKES),
  );
  return near ? ` (did you mean "${near.word}"?)` : '';
}

/**
 * @param {string} name
 * @param {number} runs
 */
function controlWords(name, runs) {
  const [, number] = /^run(\d+)\./.exec(name) ?? [];
  if (number && !(Number(number) >= 1 && Number(number) <= runs)) {
    return runs ? `names a run that is not there: there are ${runs}` : 'names a run: there is none';
  }
  return 'is neither a setting in use, such as batch, nor a parameter of the run, such as lr; it is left out';
}

/**
 * How many letters are to be put in, taken out or changed to make one word of another.
 * @param {string} a
 * @param {string} b
 */
function mistakes(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      const other = a[i - 1] === b[k - 1] ? 0 : 1;
      next.push(Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + other));
    }
    row = next;
  }
  return row[b.length];
}
