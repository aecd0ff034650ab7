// The columns of the table of runs: what each is called and means, and by what it sorts.

import { heightsOf } from '../../../playground/outcome.js';
import { QUALITIES } from '../run-measures.js';

/** @typedef {import('../../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../run-measures.js').ProblemKind} ProblemKind */

/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} heading
 * @property {string} [meaning] in a sentence
 * @property {boolean} [isNumber]
 * @property {(row: Row) => number | string} [sortBy] NaN and "" come last; none: it does not sort
 * @property {boolean} [isBestLarge] large values come first
 */

/**
 * @typedef {object} Row what there is to say of a run, for sorting and finding
 * @property {number} index of the run
 * @property {string} name
 * @property {number} rate NaN: it has none
 * @property {string} schedule
 * @property {string} status
 * @property {string} text everything that its row says in words
 * @property {RunView | undefined} view
 */

/** @type {Record<ProblemKind, { heading: string, meaning: string }>} */
const QUALITY_WORDS = {
  classification: {
    heading: 'Accuracy',
    meaning: 'Share of the validation points that are classified correctly',
  },
  regression: {
    heading: 'R²',
    meaning: 'Share of the variance of the validation targets that is explained',
  },
  surface: { heading: 'Gradient', meaning: 'Length of the gradient' },
};

/**
 * @param {ProblemKind} kind
 * @returns {Column[]} from left to right
 */
export function columnsOf(kind) {
  const isSurface = kind === 'surface';
  /** @type {Column} */
  const training = isSurface
    ? { id: 'training', heading: 'Height', meaning: 'Height after the last update' }
    : {
        id: 'training',
        heading: 'Training loss',
        meaning: 'Loss of all training samples, at the last evaluation',
      };
  /** @type {Column} */
  const validation = {
    id: 'validation',
    heading: 'Validation loss',
    meaning: 'Loss of all samples that are not trained on, at the last evaluation',
  };
  /** @type {Column[]} */
  const measured = [training, ...(isSurface ? [] : [validation])].map((column) => ({
    ...column,
    isNumber: true,
    sortBy: ({ view }) => numberOf(view, kind, column.id),
  }));
  return [...nameColumns(), ...measured, qualityColumn(kind), ...costColumns(isSurface)];
}

/** @returns {Column[]} */
function nameColumns() {
  return [
    { id: 'run', heading: 'Run', sortBy: ({ name }) => name },
    {
      id: 'rate',
      heading: 'Rate',
      meaning: 'Learning rate, before its schedule',
      sortBy: ({ rate }) => rate,
    },
    {
      id: 'schedule',
      heading: 'Schedule',
      meaning: 'How the rate changes while it trains',
      sortBy: ({ schedule }) => schedule,
    },
    {
      id: 'differs',
      heading: 'Differs from the run above',
      meaning: 'What this run has other than the one in the row above',
    },
  ];
}

/**
 * @param {ProblemKind} kind
 * @returns {Column}
 */
function qualityColumn(kind) {
  return {
    id: 'quality',
    ...QUALITY_WORDS[kind],
    isNumber: true,
    isBestLarge: kind !== 'surface',
    sortBy: ({ view }) => numberOf(view, kind, 'quality'),
  };
}

/**
 * @param {boolean} isSurface
 * @returns {Column[]}
 */
function costColumns(isSurface) {
  return [
    {
      id: 'best',
      heading: 'Best at step',
      meaning: `Step of the lowest ${isSurface ? 'height' : 'validation loss'} so far`,
      isNumber: true,
      sortBy: ({ view }) => (view && view.state.bestStep > 0 ? view.state.bestStep : NaN),
    },
    {
      id: 'time',
      heading: 'Time per step',
      meaning: 'The shortest of many measurements on this machine; short trainings have none',
      isNumber: true,
      sortBy: ({ view }) => (view?.state.isTimed ? view.state.microsecondsPerStep : NaN),
    },
    {
      id: 'memory',
      heading: 'Memory',
      meaning:
        'Numbers that the optimizer keeps per weight; and its gradients per step (∇), if it takes several',
      isNumber: true,
      sortBy: ({ view }) => (view ? view.state.stateSize / view.state.parameterCount : NaN),
    },
    { id: 'status', heading: 'Status', sortBy: ({ status }) => status },
    { id: 'actions', heading: 'Actions' },
  ];
}

/**
 * The last value of a measure. What a run had before it diverged does not count.
 * @param {RunView | undefined} view
 * @param {ProblemKind} kind
 * @param {string} measure id of its column
 * @returns {number} NaN: there is none
 */
function numberOf(view, kind, measure) {
  if (!view || view.status === 'diverged') return NaN;
  const { evaluations } = view;
  if (measure === 'validation') return evaluations.valLoss.at(-1) ?? NaN;
  if (measure === 'quality') return lastKnown(evaluations[QUALITIES[kind]]);
  return (kind === 'surface' ? heightsOf(view).height : evaluations.trainLoss).at(-1) ?? NaN;
}

// After the last update no gradient is known.
/** @param {RunView['evaluations'][keyof RunView['evaluations']]} values */
function lastKnown(values) {
  const last = values.at(-1) ?? NaN;
  return Number.isNaN(last) ? (values.at(-2) ?? NaN) : last;
}
