// What there is to see in one step of one weight, in sentences that are computed from its numbers.

import { formatNumber, formatValue } from '../drawing/format.js';

/** @typedef {import('./look.js').Look} Look */
/** @typedef {import('./look.js').LookedLine} LookedLine */

// What counts as "the rate itself".
const CLOSE = 0.01;
// A step so many times as long as another one is worth a word.
const MUCH = 1.5;

/**
 * @param {Look} look
 * @returns {string} one sentence or two
 */
export function stepWords(look) {
  const move = look.newWeight - look.weight;
  if (look.isSkipped) return 'A wrapper leaves this step out: the weight stays where it is.';
  if (move === 0) return 'The weight does not move in this step.';
  return [firstStep, signStep, againstGradient, momentumWords, ratioWords]
    .map((words) => words(look, move))
    .filter(Boolean)
    .slice(0, 2)
    .join(' ');
}

/**
 * Why the first step of Adam and its kin is the rate.
 * @param {Look} look
 * @param {number} move
 */
function firstStep(look, move) {
  const [m, v] = [valueOf(look, 'm_hat'), valueOf(look, 'v_hat')];
  if (look.t !== 1 || m === undefined || v === undefined || !isRate(look, move)) return '';
  return (
    `At the first step m̂ is the gradient and √v̂ its size, so m̂/√v̂ is ${m < 0 ? '−1' : '1'}` +
    ', however large the gradient is: the step is the rate.'
  );
}

/**
 * @param {Look} look
 * @param {number} move
 */
function signStep(look, move) {
  if (look.t === 1 && valueOf(look, 'v_hat') !== undefined) return '';
  if (!isRate(look, move)) return '';
  return `The step is as long as the rate, ${formatValue(look.report.rate)}: only the sign counts here.`;
}

/**
 * @param {Look} look
 * @param {number} move
 */
function againstGradient(look, move) {
  if (move * look.gradient <= 0) return '';
  return 'The weight moves up its own gradient: what earlier gradients left outweighs this one.';
}

/**
 * @param {Look} look
 * @param {number} move
 */
function momentumWords(look, move) {
  const m = valueOf(look, 'm') ?? valueOf(look, 'v_hat') ?? NaN;
  const ratio = Math.abs(m / look.gradient);
  if (look.t === 1 || move * look.gradient > 0 || !(ratio > MUCH) || valueOf(look, 'v_hat'))
    return '';
  return `The averaged gradient is ${formatNumber(ratio, 2)} times this one.`;
}

/**
 * Against gradient descent with the same rate.
 * @param {Look} look
 * @param {number} move
 */
function ratioWords({ gradient, report: { rate } }, move) {
  const plain = Math.abs(rate * gradient);
  const ratio = Math.abs(move) / plain;
  if (!(plain > 0)) return 'The gradient of this weight is 0, and it moves all the same.';
  if (Math.abs(ratio - 1) < CLOSE) return 'The step is the rate times the gradient.';
  const [size, words] = ratio > 1 ? [ratio, 'as long as'] : [1 / ratio, 'shorter than'];
  return `The step is ${formatNumber(size, 2)} times ${words} that of plain gradient descent with this rate.`;
}

/**
 * Two runs, side by side.
 * @param {{ name: string, look: Look }} first
 * @param {{ name: string, look: Look }} second
 * @param {string} [what] they move
 * @returns {string} empty: they move alike, or cannot be compared
 */
export function pairWords(first, second, what = 'this weight') {
  const [a, b] = [first, second].map(({ look }) => Math.abs(look.newWeight - look.weight));
  if (!(a > 0 && b > 0)) return '';
  const [longer, shorter, ratio] = a >= b ? [first, second, a / b] : [second, first, b / a];
  const steps = first.look.t === second.look.t ? `At step ${first.look.t}` : 'Here';
  if (ratio < 1 + CLOSE) return `${steps}, both runs move ${what} alike.`;
  return `${steps}, ${longer.name} moves ${what} ${formatNumber(ratio, 2)} times as far as ${shorter.name}.`;
}

/**
 * @param {Look} look
 * @param {string} name
 * @returns {number | undefined} what the rule made of it
 */
function valueOf({ rule }, name) {
  return rule.lines.findLast(({ target }) => target === name)?.value;
}

/**
 * @param {Look} look
 * @param {number} move
 */
function isRate({ report: { rate } }, move) {
  return Math.abs(Math.abs(move) / rate - 1) < CLOSE;
}
