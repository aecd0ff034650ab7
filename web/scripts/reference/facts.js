// The facts about an entry that the reference page lists below its parameters.

import { escapeHtml, numberText, sourceHtml } from './parts.js';

/** @typedef {[term: string, html: string]} Fact */
/** @typedef {import('./golden-errors.js').GoldenTable} GoldenTable */

/**
 * @typedef {object} Details what only the reference reads of an entry
 * @property {string} [pitfalls]
 * @property {string} [state] of an optimizer
 * @property {string} [decay] of an optimizer
 * @property {string[]} [needs] of an optimizer
 * @property {number[]} [start] of a surface: the point
 * @property {number[]} [window] of a surface: left, right, bottom, top
 * @property {number} [rate] of a surface: a learning rate that works there
 */

/** @typedef {import('../../src/catalog/catalog-index.js').Entry & Details} WholeEntry */

/**
 * How the golden table calls the entries of a family; a family without such a line has no rows.
 * @type {Record<string, (id: string) => string>}
 */
const GOLDEN_NAMES = {
  optimizers: (id) => id,
  schedules: (id) => `schedule ${id}`,
  activations: (id) => `activation ${id}`,
  losses: (id) => `loss ${id}`,
  norms: (id) => `layer ${id}norm`,
};

/**
 * The words of `needs` in the catalog, for readers.
 * @type {Record<string, string>}
 */
const NEEDS = {
  objective: 'evaluates the loss again',
  hessian: 'Hessian-vector products',
  leastSquares: 'a least-squares loss (MSE)',
  layers: 'inputs and output derivatives of dense layers',
  shapes: 'the shapes of the tensors',
  inner: 'an optimizer to combine with',
  fullBatch: 'full batches',
};

/**
 * The row of the golden table that is about an entry.
 * @param {string} family key of the catalog
 * @param {string} id of the entry
 * @returns {string | null} null: the family has no rows of its own
 */
export function goldenName(family, id) {
  return GOLDEN_NAMES[family]?.(id) ?? null;
}

/**
 * @param {string} family key of the catalog
 * @param {WholeEntry} entry
 * @param {GoldenTable} golden
 * @returns {Fact[]}
 */
export function entryFacts(family, entry, golden) {
  /** @type {(Fact | null)[]} */
  const facts = [
    ...optimizerFacts(entry),
    ...problemFacts(entry),
    entry.pitfalls ? ['pitfalls', escapeHtml(entry.pitfalls)] : null,
    ['source', sourceHtml(entry.reference ?? '')],
    ['golden numbers', goldenHtml(golden[goldenName(family, entry.id) ?? ''])],
  ];
  return facts.flatMap((fact) => (fact ? [fact] : []));
}

/**
 * @param {WholeEntry} entry
 * @returns {(Fact | null)[]}
 */
function optimizerFacts(entry) {
  const { state, stateMultiple, gradientEvaluations, needs = [], decay, ownMoves } = entry;
  if (state === undefined) return [];
  return [
    ['state', `${escapeHtml(state)}; ${escapeHtml(stateMultiple)} × the parameters`],
    ['gradients per step', escapeHtml(gradientEvaluations)],
    needs.length > 0
      ? ['needs', escapeHtml(needs.map((need) => NEEDS[need] ?? need).join('; '))]
      : null,
    ['weight decay', escapeHtml(decay)],
    ownMoves ? ['layer rates', `not with this rule: ${escapeHtml(ownMoves)}`] : null,
  ];
}

/**
 * What only data sets and surfaces have.
 * @param {WholeEntry} entry
 * @returns {Fact[]}
 */
function problemFacts({ task, features, classes = 0, start, window, rate }) {
  if (task !== undefined) {
    const kind = classes > 0 ? `${task}, ${classes} classes` : task;
    return [
      ['task', escapeHtml(kind)],
      ['features', String(features)],
    ];
  }
  if (!start || !window || rate === undefined) return [];
  const [left, right, bottom, top] = window.map(numberText);
  return [
    ['start point', `(${start.map(numberText).join(', ')})`],
    ['window', `${left} … ${right} × ${bottom} … ${top}`],
    ['rate', numberText(rate)],
  ];
}

/** @param {import('./golden-errors.js').Row | undefined} row */
function goldenHtml(row) {
  if (!row) return 'none; it has tests of its own';
  const cases = row.cases === 1 ? '1 case' : `${row.cases} cases`;
  const part = (/** @type {'double' | 'float'} */ scalar) => {
    const share = `${numberText(Number((100 * row[scalar].ofTolerance).toPrecision(2)))} %`;
    const { undecided = 0 } = row[scalar];
    const rest = undecided
      ? `, without ${numberText(Number((100 * undecided).toPrecision(2)))} % that it cannot tell`
      : '';
    const error = `<span class="number">${numberText(row[scalar].error)}</span>`;
    return `${error} in ${scalar} (${share} of the tolerance${rest})`;
  };
  return `${cases}; worst relative error ${part('double')}, ${part('float')}`;
}
