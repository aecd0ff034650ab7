// Axes. Plain functions.

/**
 * Ends of an axis that do not tremble while training: snapped outwards to 1, 2 or 5 times a power
 * of ten.
 * @param {number} low positive
 * @param {number} high
 * @returns {[number, number]}
 */
export function logBounds(low, high) {
  if (!(low > 0) || !(high > 0)) return [0.01, 1];
  const steps = [1, 2, 5, 10];
  /** @param {number} x */
  const base = (x) => 10 ** Math.floor(Math.log10(x) + 1e-9);
  const below = steps.filter((s) => s * base(low) <= low * (1 + 1e-6));
  const down = base(low) * Math.max(...below);
  const up = base(high) * (steps.find((s) => s * base(high) >= high * (1 - 1e-6)) ?? 10);
  return up / down < 5 ? [down / 2, up * 2] : [down, up];
}

/**
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
export function linearBounds(low, high) {
  if (!(high > low)) return [low - 0.5, low + 0.5];
  const step = niceStep((high - low) / 4);
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
}

/**
 * @param {number} rough
 * @returns {number} 1, 2 or 5 times a power of ten, not below it
 */
function niceStep(rough) {
  const base = 10 ** Math.floor(Math.log10(rough));
  return base * ([1, 2, 5, 10].find((s) => s * base >= rough * (1 - 1e-9)) ?? 10);
}

/**
 * Round numbers on an axis.
 * @param {number} low
 * @param {number} high
 * @param {number} count about so many
 * @returns {number[]}
 */
export function linearTicks(low, high, count) {
  if (!(high > low)) return [low];
  const step = niceStep((high - low) / count);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

/**
 * Powers of ten, with 2 and 5 in between where there is room.
 * @param {number} low positive
 * @param {number} high
 * @param {number} count at most so many
 * @returns {number[]}
 */
export function logTicks(low, high, count) {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  /** @param {number} x */
  const within = (x) => x >= low * (1 - 1e-9) && x <= high * (1 + 1e-9);
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = [];
    for (let power = first; power <= last; power++) {
      for (const factor of factors) ticks.push(Number((factor * 10 ** power).toPrecision(3)));
    }
    const fitting = ticks.filter(within);
    if (fitting.length <= count) return fitting;
  }
  const stride = Math.ceil((last - first + 1) / count);
  const ticks = [];
  for (let power = first; power <= last; power += stride) ticks.push(Number(`1e${power}`));
  return ticks.filter(within);
}
