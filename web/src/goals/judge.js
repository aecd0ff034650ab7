// Whether a goal is reached. A loss or an accuracy counts from the first step on at which it is good enough; what is
// said about a whole run, or about two of them, counts at the end. `steps` is the step at which the rest first holds.

import { NOTHING, extreme, finite, isHigher, isLower, stepFound } from '../quantities/quantity.js';

/** @typedef {import('../quantities/measured.js').Measured} Measured */
/** @typedef {import('../quantities/quantity.js').Found} Found */
/** @typedef {import('./predicate.js').Comparison} Comparison */
/** @typedef {import('./predicate.js').Compared} Compared */
/** @typedef {import('./predicate.js').Measure} Measure */
/** @typedef {import('./predicate.js').Predicate} Predicate */
/** @typedef {(Measured | undefined)[]} Runs in the order of the experiment; undefined: nothing is known */

/**
 * @typedef {object} Part one predicate of a goal
 * @property {Predicate} predicate
 * @property {boolean} holds
 * @property {boolean} isFinal more training changes nothing
 * @property {Found} value that was reached: where it holds, when it first did; else the best so far
 * @property {Found} bound that it is compared with
 * @property {Found} step at which it first held
 */

/**
 * @typedef {object} Verdict
 * @property {Part[]} parts
 * @property {boolean} isOver whether all runs are
 * @property {boolean} isReached
 * @property {Found} step at which all of it first held, `steps` aside
 */

/**
 * @param {Predicate[]} predicates
 * @param {Runs} runs
 * @returns {Verdict}
 */
export function judge(predicates, runs) {
  const isOver = runs.length > 0 && runs.every((run) => run && hasEnded(run));
  const moments = predicates.filter(isMoment);
  const parts = predicates.map((one) =>
    isMoment(one)
      ? momentPart(one, runs)
      : one.kind === 'measure'
        ? endPart(one, runs, isOver)
        : null,
  );
  const endsHold = parts.every(
    (part) => !part || isMoment(part.predicate) || (isOver && part.holds),
  );
  const atEnd = isOver && endsHold ? end(runs) : NOTHING;
  const step = moments.length ? firstStep(moments, runs) : atEnd;
  const whole = parts.map((part, i) => part ?? stepsPart(predicates[i], step, isOver, runs));
  const isReached = endsHold && step.value >= 0 && whole.every(({ holds }) => holds);
  return { parts: whole, isOver, isReached: isReached && whole.length > 0, step };
}

/** @param {Measured} run */
function hasEnded({ status }) {
  return status === 'finished' || status === 'diverged';
}

/**
 * @param {Predicate} predicate
 * @returns {boolean} whether it counts from the first step on at which it holds
 */
function isMoment(predicate) {
  if (predicate.kind !== 'measure') return predicate.kind === 'diverged';
  const { left, right, comparison } = predicate;
  const better = /^l/.test(comparison) ? 'lower' : 'higher';
  return typeof right === 'number' && left.quantity.moment?.better === better;
}

/**
 * @param {number} value measured in single precision, or computed from such numbers
 * @param {Comparison} comparison
 * @param {number} bound as somebody wrote it
 * @returns {boolean} never for what is not a number
 */
export function compare(value, comparison, bound) {
  // 0.9 of the engine is 0.89999998.
  const limit = Math.fround(value) === value ? Math.fround(bound) : bound;
  if (comparison === 'lt') return value < limit;
  if (comparison === 'le') return value <= limit;
  return comparison === 'gt' ? value > limit : value >= limit;
}

/** @param {Runs} runs */
function end(runs) {
  return { value: Math.max(...runs.map((run) => run?.step ?? 0)) };
}

/** @typedef {{ step: number, holds: boolean }[]} Trace whether a predicate holds, from step to step */

/**
 * @param {Predicate} predicate of moments
 * @param {Runs} runs
 * @returns {Trace}
 */
function traceOf(predicate, runs) {
  if (predicate.kind === 'diverged') {
    const { status = '', event } = runs[predicate.run] ?? {};
    return status === 'diverged' && event ? [{ step: event.step, holds: true }] : [];
  }
  const { comparison, right } = /** @type {Compared} */ (predicate);
  return pointsOf(predicate, runs).map(({ step, value }) => ({
    step,
    holds: compare(value, comparison, Number(right)),
  }));
}

/**
 * @param {Predicate} predicate of moments
 * @param {Runs} runs
 */
function pointsOf(predicate, runs) {
  const { left } = /** @type {Compared} */ (predicate);
  const run = runs[left.run];
  return run && left.quantity.moment ? finite(left.quantity.moment.series(run)) : [];
}

/**
 * @param {Predicate[]} moments
 * @param {Runs} runs
 * @returns {Found} the first step at which all hold together
 */
function firstStep(moments, runs) {
  const traces = moments.map((one) => traceOf(one, runs));
  const all = traces.flatMap((trace) => trace.map(({ step }) => step));
  const steps = [...new Set(all)].sort((a, b) => a - b);
  const places = traces.map(() => -1);
  const at = steps.findIndex((step) =>
    traces.every((trace, i) => {
      while (trace[places[i] + 1]?.step <= step) places[i] += 1;
      return trace[places[i]]?.holds;
    }),
  );
  return stepFound(steps, at);
}

/**
 * @param {Predicate} predicate
 * @param {Runs} runs
 * @returns {Part}
 */
function momentPart(predicate, runs) {
  const step = firstStep([predicate], runs);
  const holds = !Number.isNaN(step.value);
  if (predicate.kind === 'diverged') {
    const run = runs[predicate.run];
    const isFinal = Boolean(run && hasEnded(run));
    return { predicate, holds, isFinal, value: step, bound: NOTHING, step };
  }
  const { left, right } = /** @type {Compared} */ (predicate);
  const points = pointsOf(predicate, runs);
  const isBetter = left.quantity.moment?.better === 'lower' ? isLower : isHigher;
  const series = { step: points.map((one) => one.step), value: points.map((one) => one.value) };
  const value = holds ? points.find((one) => one.step === step.value) : extreme(series, isBetter);
  const run = runs[left.run];
  const isFinal = holds || Boolean(run && hasEnded(run));
  return {
    predicate,
    holds,
    isFinal,
    value: value ?? NOTHING,
    bound: { value: Number(right) },
    step,
  };
}

/**
 * @param {Measure} measure
 * @param {Runs} runs
 * @returns {Found}
 */
function found({ run, quantity, argument, other }, runs) {
  const own = runs[run];
  const compared = other === undefined ? undefined : runs[other];
  if (!own || (quantity.needsOther && !compared)) return NOTHING;
  return quantity.compute(own, argument, compared);
}

/**
 * @param {Predicate} predicate
 * @param {Runs} runs
 * @param {boolean} isOver
 * @returns {Part}
 */
function endPart(predicate, runs, isOver) {
  const { left, comparison, right } = /** @type {Compared} */ (predicate);
  const value = found(left, runs);
  const bound = typeof right === 'number' ? { value: right } : found(right, runs);
  const holds = compare(value.value, comparison, bound.value);
  return { predicate, holds, isFinal: isOver, value, bound, step: isOver ? end(runs) : NOTHING };
}

/**
 * @param {Predicate} predicate
 * @param {Found} step at which the rest first holds
 * @param {boolean} isOver
 * @param {Runs} runs
 * @returns {Part}
 */
function stepsPart(predicate, step, isOver, runs) {
  const { comparison, right } = /** @type {import('./predicate.js').Steps} */ (predicate);
  const isKnown = !Number.isNaN(step.value);
  const isTooLate = /^l/.test(comparison) && !compare(end(runs).value, comparison, right);
  return {
    predicate,
    holds: compare(step.value, comparison, right),
    isFinal: isKnown || isOver || isTooLate,
    ...{ value: step, bound: { value: right }, step },
  };
}
