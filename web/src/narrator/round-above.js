// Round values, for sentences that ask when something was reached.

const STEPS = [1, 2, 5, 10];
// Nobody asks for less.
const LEAST = 1e-6;

/**
 * @param {number} value
 * @returns {number} the smallest of 1, 2, 5 times a power of ten that is above it; NaN: it is below 0
 */
export function roundAbove(value) {
  if (!(value >= 0)) return NaN;
  if (value < LEAST) return LEAST;
  const power = Math.floor(Math.log10(value));
  const all = [power - 1, power].flatMap((one) => STEPS.map((step) => Number(`${step}e${one}`)));
  return all.find((round) => round > value) ?? NaN;
}
