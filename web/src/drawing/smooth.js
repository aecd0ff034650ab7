// Running averages.

/**
 * Debiased exponential moving average over points at growing steps. The memory is in steps, not a
 * number of points, so a thinned history gives the same curve.
 * @param {ArrayLike<number>} steps
 * @param {ArrayLike<number>} values not finite: skipped
 * @param {number} memory in steps, above 0
 * @returns {Float64Array}
 */
export function smooth(steps, values, memory) {
  const result = new Float64Array(values.length);
  let average = 0;
  let weight = 0;
  let last = -1;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) {
      const keep = Math.exp(-(steps[i] - last) / memory);
      average = keep * average + (1 - keep) * values[i];
      weight = keep * weight + (1 - keep);
      last = steps[i];
      result[i] = average / weight;
    } else {
      result[i] = values[i];
    }
  }
  return result;
}
