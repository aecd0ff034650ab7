// Places in lists of growing numbers.

/**
 * Index of the last point at or before x.
 * @param {ArrayLike<number>} xs growing
 * @param {number} x
 * @returns {number} -1 if all are later
 */
export function indexAt(xs, x) {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
