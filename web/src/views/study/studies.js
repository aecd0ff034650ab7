// The studies of a page: one of each kind; they stay while other pictures are looked at.

import { views } from '../../wasm/views.js';
import { Study } from '../../studies/study.js';
import { isOver } from '../../playground/playground.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */
/** @typedef {import('../../studies/plan.js').Plan} Plan */
/** @typedef {import('../../studies/study.js').Host} Host */

/** @type {WeakMap<Store, Map<object, unknown>>} by kind */
const all = new WeakMap();

/**
 * @template {Plan} P
 * @template R
 * @param {Store} store
 * @param {import('../../studies/study.js').StudyKind<P, R>} kind
 * @returns {Study<P, R>} the page's study of that kind
 */
export function studyOf(store, kind) {
  const studies = all.get(store) ?? new Map();
  all.set(store, studies);
  if (!studies.has(kind)) studies.set(kind, new Study(hostOf(store), kind));
  return /** @type {Study<P, R>} */ (studies.get(kind));
}

/**
 * Shows the results of a study that were made elsewhere.
 * @param {Store} store that shows the experiment which they are of
 * @param {string} id of the study
 * @param {unknown[]} trainings from a file
 * @returns {Promise<boolean>} whether they are results of it
 */
export async function restoreStudy(store, id, trainings) {
  const view = views.find((one) => one.kind === 'study' && one.id === id);
  if (!view) return false;
  /** @type {import('./study-module.js').StudyModule} */
  const { kind } = await view.load();
  return studyOf(store, kind).restore(trainings);
}

/**
 * @param {Store} store
 * @returns {Host}
 */
function hostOf(store) {
  return {
    get catalog() {
      return store.catalog;
    },
    get config() {
      return store.config;
    },
    get link() {
      return store.link;
    },
    get selected() {
      return store.ui.selected;
    },
    get workers() {
      return store.workers;
    },
    value: (key) => store.value(key),
    compute: (task, args, options) => store.compute(task, args, options),
    holdTraining: () => holdTraining(store),
    isHidden: () => document.hidden,
    onHidden: (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    beforeDrawing: (draw) => requestAnimationFrame(draw),
  };
}

/**
 * Pauses the training on the page: it and a study would only get half of the machine each.
 * @param {Store} store
 * @returns {() => void} lets it go on, unless it is over by then
 */
function holdTraining(store) {
  if (!store.frame?.playing) return () => {};
  store.pause();
  return () => {
    const runs = store.frame?.runs ?? [];
    const isFinished = runs.every(({ status }) => isOver(status));
    if (!isFinished && !store.frame?.playing) store.play();
  };
}

/** @type {WeakSet<Store>} */
const prepared = new WeakSet();

/**
 * Starts all workers with the whole engine, so that a study begins at once when the button is
 * pressed.
 * @param {Store} store
 */
export async function prepareWorkers(store) {
  if (prepared.has(store)) return;
  prepared.add(store);
  await store.settled;
  const nothing = Array.from({ length: store.workers }, () =>
    store.compute('trials', { specs: [] }),
  );
  // What fails now is said when it is needed.
  await Promise.allSettled(nothing);
}
