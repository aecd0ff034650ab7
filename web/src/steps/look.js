// One update of one weight, looked into: every line of the rule with the numbers that it has here.

import { findEntry } from '../catalog/entries.js';
import { filledParams } from '../catalog/params.js';
import { textParam, withFreeNames } from '../catalog/own-text.js';
import { compile } from '../own/compile.js';
import { namesIn } from '../own/tree.js';
import { evaluate } from './evaluate.js';
import { foldsOf } from './folds.js';
import { linesOf } from './lines.js';
import { statesOfTensor } from './tensor-states.js';
import { INNER_GRADIENT, INNER_RESULT, stageNotes } from './notes.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../engine/wasm/bindings.js').StepReport} StepReport */
/** @typedef {import('../own/tree.js').Tree} Tree */
/** @typedef {import('./lines.js').Line} Line */
/** @typedef {import('./notes.js').StageNotes} StageNotes */

/**
 * @typedef {object} Term what a name stands for in a line
 * @property {number} value
 * @property {'gradient' | 'before' | 'now' | 'setting'} kind before: as the step found it; now: made in this
 *   step; setting: a hyperparameter, the rate or the time
 */

/**
 * @typedef {object} LookedLine
 * @property {string} target
 * @property {Tree} tree
 * @property {Map<string, Term>} terms what the names in it stand for
 * @property {Map<Tree, number>} folds sums over other weights in it
 * @property {number} value as the engine has it, where it is kept or the weight itself; else as computed
 * @property {number} computed from the terms
 */

/**
 * @typedef {object} Stage a rule, or what a wrapper does before or behind it
 * @property {Entry | null} entry null: rates of layers
 * @property {boolean} isWrapper
 * @property {LookedLine[]} lines none: it does not treat weights one by one
 * @property {Map<string, string>} names of states, by those that the engine has for them
 */

/**
 * @typedef {object} Look
 * @property {StepReport} report
 * @property {number} t which step it is, counted from 1
 * @property {number} gradient of the loss
 * @property {number} weight before
 * @property {number} newWeight
 * @property {Stage[]} stages in the order in which they act
 * @property {Stage} rule the innermost of them
 * @property {boolean} isSkipped a wrapper kept the rule from this step
 * @property {import('./tensor-states.js').TensorState[]} kept what the rule has of the weight's tensor, behind the step
 */

/**
 * @param {StepReport} all of one weight or several
 * @param {RunConfig} run that made the step
 * @param {Catalog} catalog
 * @param {object} place
 * @param {number} place.tensor index of the weight's tensor
 * @param {number[]} [place.sizes] of all tensors
 * @param {boolean} [place.isWhole] whether the report is of all weights: then sums of own rules have numbers
 * @param {number} [place.at] of a report of several weights: which
 * @param {boolean} [place.layerRates] whether layers have rates of their own
 * @returns {Look}
 */
export function lookInto(all, run, catalog, place) {
  const { tensor, at = 0, layerRates = false, sizes = [], isWhole = false } = place;
  const report = all.weights.length > 1 ? reportOf(all, at) : all;
  const parts = [
    ...[...run.wrappers].reverse().map(({ id, params }) => ({ id, params, isWrapper: true })),
    ...(layerRates ? [{ id: '', params: {}, isWrapper: true }] : []),
    { id: run.optimizer, params: run.params, isWrapper: false },
  ];
  const notes = stageNotes(report.notes, tensor);
  const whole = isWhole ? { all, sizes, tensor } : undefined;
  const looked = parts.map((part, depth) => lookAt(part, depth, { report, notes, catalog, whole }));
  const ahead = looked.filter(({ lines }) => lines.some(({ target }) => target === 'g'));
  const outer = looked.slice(0, -1);
  const behind = outer.filter((stage) => !ahead.includes(stage)).reverse();
  const rule = looked[looked.length - 1];
  return {
    report,
    t: report.step + 1,
    gradient: report.gradient[0],
    weight: report.weights[0],
    newWeight: report.newWeights[0],
    stages: [...ahead.filter((stage) => stage !== rule), rule, ...behind],
    rule,
    isSkipped: notes.length < parts.length,
    kept: statesOfTensor(report.after, tensor, sizes),
  };
}

/**
 * @param {StepReport} all of several weights
 * @param {number} at which
 * @returns {StepReport} of one
 */
function reportOf(all, at) {
  const size = all.weights.length;
  const one = (/** @type {Float64Array} */ values) =>
    values.length === size ? values.slice(at, at + 1) : values;
  const each = (/** @type {StepReport['before']} */ list) =>
    list.map((numbers) => ({ ...numbers, values: one(numbers.values) }));
  return {
    ...all,
    gradient: one(all.gradient),
    weights: one(all.weights),
    newWeights: one(all.newWeights),
    before: each(all.before),
    after: each(all.after),
    notes: each(all.notes),
  };
}

/**
 * @param {{ id: string, params: Values, isWrapper: boolean }} part
 * @param {number} depth 0: outermost
 * @param {{ report: StepReport, notes: StageNotes[], catalog: Catalog, whole?: Whole }} step
 * @returns {Stage}
 */
function lookAt({ id, params, isWrapper }, depth, { report, notes, catalog, whole }) {
  const entry = withFreeNames(findEntry(catalog, 'optimizers', id), params) ?? null;
  const own = notes[depth];
  if (!own) return { entry, isWrapper, lines: [], names: new Map() };
  const skipped = notes
    .slice(0, depth)
    .reduce((sum, { numbers }) => sum + (numbers.skipped ?? 0), 0);
  const settings = settingsOf(entry, params, report, report.step + 1 - skipped);
  const { lines, names } = linesFor(entry, params, settings);
  const gradient = notes[depth - 1]?.innerGradient ?? report.gradient[0];
  const isAhead = isWrapper && lines.some(({ target }) => target === 'g');
  const start = isWrapper && !isAhead ? (own.innerResult ?? NaN) : report.weights[0];
  const result = notes[depth - 1]?.innerResult ?? report.newWeights[0];
  const scope = new Scope({ settings, notes: own.numbers, names, report });
  // A rule may evaluate its gradient elsewhere.
  const { g: ownGradient } = own.numbers;
  if (ownGradient === undefined) scope.set('g', { value: gradient, kind: 'gradient' });
  scope.set('w', { value: start, kind: isWrapper && !isAhead ? 'now' : 'before' });
  scope.set('w_old', { value: report.weights[0], kind: 'before' });
  const kept = new Map(
    report.after.map(({ name, values }) => [names.get(name) ?? name, values[0]]),
  );
  if (!isAhead) kept.set('w', result);
  const folds =
    whole && textParam(entry ?? undefined)
      ? foldsOf(lines, vectorsOf(whole, { settings, names }), whole.tensor)
      : new Map();
  const looked = lines.map((line, i) => scope.look(line, lines, i, kept, folds));
  return { entry, isWrapper, lines: looked, names };
}

/** @typedef {{ all: StepReport, sizes: number[], tensor: number }} Whole a report of all weights */

/**
 * What the names of an own rule stand for, weight by weight. It is the innermost part.
 * @param {Whole} whole
 * @param {{ settings: Values, names: Map<string, string> }} known
 * @returns {import('./folds.js').Vectors}
 */
function vectorsOf({ all, sizes }, { settings, names }) {
  const noted = (/** @type {string} */ name) =>
    all.notes.filter((note) => note.name === name).map(({ values }) => values);
  const gradient = noted(INNER_GRADIENT).at(-1) ?? all.gradient;
  const result = noted(INNER_RESULT)[0] ?? all.newWeights;
  const byName = (/** @type {StepReport['before']} */ list) =>
    new Map(list.map(({ name, values }) => [names.get(name) ?? name, values]));
  const before = byName(all.before).set('w', all.weights).set('g', gradient);
  const after = byName(all.after).set('w', result);
  return {
    sizes,
    lookUp: (name, weight) => before.get(name)?.[weight] ?? Number(settings[name] ?? NaN),
    kept: (target, weight) => after.get(target)?.[weight],
  };
}

/**
 * @param {Entry | null} entry
 * @param {Values} params
 * @param {StepReport} report
 * @param {number} t
 * @returns {Values} what holds in this step
 */
function settingsOf(entry, params, { rate, momentum }, t) {
  const values = { ...filledParams(entry ?? undefined, params), t, lr: rate };
  const cycled = ['momentum', 'beta1', 'beta', 'alpha'].find((id) => Object.hasOwn(values, id));
  return momentum !== null && cycled ? { ...values, [cycled]: momentum } : values;
}

/**
 * @param {Entry | null} entry
 * @param {Values} params
 * @param {Values} settings
 * @returns {{ lines: Line[], names: Map<string, string> }} names of the states, where the engine does not know them
 */
function linesFor(entry, params, settings) {
  const text = textParam(entry ?? undefined);
  if (!entry) return { lines: linesOf('w=w_old+layer_rate*(w-w_old)', settings), names: new Map() };
  if (!text?.language) return { lines: linesOf(entry.steps ?? '', settings), names: new Map() };
  const { statements = [], keptVectors = [] } = compile(
    String(params[text.id] ?? text.default),
    text.language,
  );
  const lines = statements.map(({ target, value }) => ({ target: target ?? '', value }));
  return { lines, names: new Map(keptVectors.map((name, i) => [String(i + 1), name])) };
}

/** What names stand for, while the lines are gone through. */
class Scope {
  /** @type {Map<string, Term>} */
  #terms = new Map();

  /**
   * @param {{ settings: Values, notes: Record<string, number>, names: Map<string, string>, report: StepReport }} known
   */
  constructor({ settings, notes, names, report }) {
    for (const [id, value] of Object.entries(settings)) {
      this.set(id, { value: typeof value === 'number' ? value : NaN, kind: 'setting' });
    }
    for (const { name, values } of report.before) {
      this.set(names.get(name) ?? name, { value: values[0], kind: 'before' });
    }
    for (const [name, value] of Object.entries(notes)) this.set(name, { value, kind: 'now' });
  }

  /**
   * @param {string} name
   * @param {Term} term
   */
  set(name, term) {
    this.#terms.set(name, term);
  }

  /**
   * @param {Line} line
   * @param {Line[]} lines of the whole rule
   * @param {number} place of the line
   * @param {Map<string, number>} kept what the engine has after the step
   * @param {Map<Tree, number>} folds
   * @returns {LookedLine}
   */
  look({ target, value: tree }, lines, place, kept, folds) {
    const terms = new Map(namesIn(tree).map((name) => [name, this.#term(name)]));
    const valueOf = (/** @type {string} */ name) => this.#term(name).value;
    const computed = evaluate(tree, valueOf, (node) => folds.get(node));
    const isLast = !lines.slice(place + 1).some((line) => line.target === target);
    const value = (isLast ? kept.get(target) : undefined) ?? computed;
    this.set(target, { value, kind: 'now' });
    return { target, tree, terms, folds, value, computed };
  }

  /** @param {string} name */
  #term(name) {
    // A number that is kept but not reported: own rules may have some.
    return this.#terms.get(name) ?? /** @type {Term} */ ({ value: NaN, kind: 'before' });
  }
}
