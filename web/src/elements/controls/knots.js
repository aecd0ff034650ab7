// Points of a schedule that is drawn by hand: pairs of an update and a factor of the rate.

/** @typedef {{ step: number, factor: number }} Knot */

/**
 * The points as the engine understands them; without any, those that it takes instead.
 * @param {number[]} flat pairs step, factor
 * @param {number} steps of the run
 * @returns {Knot[]} in the order of their steps
 */
export function readKnots(flat, steps) {
  const pairs = flat.length ? flat : [0, 0.1, 0.2 * steps, 1, 0.8 * steps, 1, steps, 0];
  /** @type {Knot[]} */
  const knots = [];
  for (let i = 0; i + 1 < pairs.length; i += 2)
    knots.push({ step: pairs[i], factor: pairs[i + 1] });
  return inOrder(knots);
}

/**
 * @param {Knot[]} knots
 * @returns {number[]} pairs, as the parameter holds them
 */
export function writeKnots(knots) {
  return inOrder(knots).flatMap(({ step, factor }) => [step, factor]);
}

/**
 * Puts a knot in its place: whole updates inside the run, factors of few digits that are not
 * negative, and never past a neighbour.
 * @param {Knot[]} knots in order
 * @param {number} index
 * @param {Knot} wish
 * @param {number} steps
 * @returns {Knot[]}
 */
export function moveKnot(knots, index, wish, steps) {
  const low = index > 0 ? knots[index - 1].step : 0;
  const high = index + 1 < knots.length ? knots[index + 1].step : Math.max(steps, low);
  const step = Math.min(high, Math.max(low, Math.round(wish.step)));
  return knots.with(index, { step, factor: tidy(wish.factor) });
}

/**
 * @param {Knot[]} knots in order
 * @param {Knot} knot
 * @returns {{ knots: Knot[], index: number }} with the new one, and where it is
 */
export function addKnot(knots, { step, factor }) {
  const whole = Math.max(0, Math.round(step));
  const after = knots.findIndex((other) => other.step > whole);
  const index = after < 0 ? knots.length : after;
  return { knots: knots.toSpliced(index, 0, { step: whole, factor: tidy(factor) }), index };
}

/**
 * @param {Knot[]} knots
 * @param {number} index
 * @returns {Knot[]} at least one is kept
 */
export function removeKnot(knots, index) {
  return knots.length > 1 ? knots.toSpliced(index, 1) : knots;
}

/**
 * A round number above all factors, so that there is room to draw upwards.
 * @param {Knot[]} knots
 * @returns {number}
 */
export function topFactor(knots) {
  const highest = Math.max(1, ...knots.map(({ factor }) => factor)) * 1.1;
  const unit = 10 ** Math.floor(Math.log10(highest));
  const tops = [1.2, 1.5, 2, 3, 5, 7.5].map((share) => share * unit);
  return tops.find((top) => top >= highest) ?? 10 * unit;
}

/** @param {number} factor */
function tidy(factor) {
  return Math.min(1000, Math.max(0, Number(factor.toFixed(3))));
}

/** @param {Knot[]} knots */
function inOrder(knots) {
  return [...knots].sort((a, b) => a.step - b.step);
}
