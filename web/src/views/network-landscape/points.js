// Points in the space of all weights: a few of each path, and how far they are from a plane.

/** @typedef {import('../../engine/page/trails.js').RunTrail} Trail */
/** @typedef {{ origin: Float32Array, first: Float32Array, second: Float32Array }} Directions */

// A run that diverged is shown until it is so many lengths of its first weights away from them.
const FAR = 30;

/**
 * At most so many points, evenly, the last one among them; of a run that diverged only those before
 * it went far away.
 * @param {Trail} run
 * @param {number} most
 * @returns {{ points: Float32Array, step: Int32Array }} points: one after the other; step: of each
 */
export function thinned({ trail: { parameters, step }, diverged }, most) {
  const size = parameters.length / step.length;
  const pointAt = (/** @type {number} */ i) => parameters.subarray(i * size, (i + 1) * size);
  const far = FAR * Math.max(1, distance(pointAt(0)));
  const all = Array.from(step, (_, i) => i);
  const near = diverged ? all.filter((i) => distance(pointAt(i), pointAt(0)) <= far) : all;
  const stride = Math.max(1, Math.ceil((near.length - 1) / Math.max(1, Math.floor(most) - 1)));
  const kept = near.filter((_, i) => (near.length - 1 - i) % stride === 0);
  return { points: joined(kept.map(pointAt)), step: Int32Array.from(kept, (i) => step[i]) };
}

/**
 * @param {Float32Array} a
 * @param {Float32Array} [b] without: from zero
 */
function distance(a, b) {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b?.[i] ?? 0)) ** 2, 0));
}

/** @param {Float32Array[]} arrays */
export function joined(arrays) {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const array of arrays) {
    all.set(array, place);
    place += array.length;
  }
  return all;
}

/**
 * How far points are from a plane.
 * @param {Float32Array} points one after the other
 * @param {{ x: ArrayLike<number>, y: ArrayLike<number> }} at where each is nearest to, in multiples of
 *   the directions
 * @param {Directions} plane
 * @returns {Float32Array} in units of the weights
 */
export function distancesFrom(points, { x, y }, { origin, first, second }) {
  const size = origin.length;
  return Float32Array.from({ length: points.length / size }, (_, point) => {
    let sum = 0;
    for (let i = 0, at = point * size; i < size; i++, at++) {
      const rest = points[at] - origin[i] - x[point] * first[i] - y[point] * second[i];
      sum += rest * rest;
    }
    return Math.sqrt(sum);
  });
}

/**
 * The length of half of a window's diagonal.
 * @param {number[]} window xMin, xMax, yMin, yMax in multiples of the directions
 * @param {Directions} plane
 * @returns {number} in units of the weights
 */
export function reachOf([xMin, xMax, yMin, yMax], { first, second }) {
  const [across, up] = [
    ((xMax - xMin) / 2) * distance(first),
    ((yMax - yMin) / 2) * distance(second),
  ];
  return Math.hypot(across, up);
}

/**
 * What was measured at some steps, at other steps: on the straight line between neighbours.
 * @param {ArrayLike<number>} steps growing; not empty
 * @param {ArrayLike<number>} values
 * @param {number} step
 * @returns {number} beyond the ends the nearest value
 */
export function valueAt(steps, values, step) {
  let i = 0;
  while (i < steps.length && steps[i] < step) i++;
  if (i === 0) return values[0];
  if (i === steps.length) return values[i - 1];
  const part = (step - steps[i - 1]) / (steps[i] - steps[i - 1]);
  return values[i - 1] + part * (values[i] - values[i - 1]);
}
