/**
 * A window in a certain shape, which shows more of the plane to both sides where it has to.
 * @param {ArrayLike<number>} window xMin, xMax, yMin, yMax
 * @param {number} shape width per height, above 0
 * @returns {number[]} xMin, xMax, yMin, yMax
 */
export function shapedWindow({ 0: xMin, 1: xMax, 2: yMin, 3: yMax }, shape) {
  const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
  const across = Math.max(xMax - xMin, shape * (yMax - yMin)) / 2;
  const up = Math.max(yMax - yMin, (xMax - xMin) / shape) / 2;
  return [x - across, x + across, y - up, y + up];
}
