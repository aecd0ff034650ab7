// Labels beside each other.

/**
 * Moves labels apart vertically, as little as needed, and keeps them inside.
 * @param {number[]} places wished centres
 * @param {number} gap smallest distance
 * @param {number} low
 * @param {number} high
 * @returns {number[]} in the order of `places`
 */
export function spreadLabels(places, gap, low, high) {
  const order = places.map((_, index) => index).sort((a, b) => places[a] - places[b]);
  const result = [...places];
  let previous = low - gap;
  for (const index of order) {
    result[index] = Math.max(Math.min(high, result[index]), previous + gap);
    previous = result[index];
  }
  let next = high + gap;
  for (const index of order.reverse()) {
    result[index] = Math.min(result[index], next - gap);
    next = result[index];
  }
  return result;
}
