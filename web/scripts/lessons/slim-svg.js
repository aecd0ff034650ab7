// Makes the pictures of lessons smaller: most points of contour lines lie on straight lines between others.

// In pixels: less than anyone can see.
const TOLERANCE = 0.06;
const PATH = / d="([MLZ\d.,-]+)"/g;

/** @typedef {[x: number, y: number]} Point */

/**
 * @param {string} svg text of a file
 * @returns {string} the same picture with fewer points
 */
export function slimSvg(svg) {
  return svg.replace(PATH, (whole, d) => (d.length < 200 ? whole : ` d="${slimPath(d)}"`));
}

/**
 * @param {string} d path of straight lines
 * @returns {string}
 */
export function slimPath(d) {
  return d.replace(/(?<=[ML])-?[\d.]+,-?[\d.]+(?:L-?[\d.]+,-?[\d.]+)+/g, (line) => {
    const points = line
      .split('L')
      .map((pair) => /** @type {Point} */ (pair.split(',').map(Number)));
    return kept(points)
      .map((point) => point.join(','))
      .join('L');
  });
}

/**
 * Douglas and Peucker's way: the point that is furthest from a straight line stays if it is too far from it.
 * @param {Point[]} points
 * @returns {Point[]}
 */
function kept(points) {
  const stays = new Set([0, points.length - 1]);
  const parts = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    let [furthest, most] = [-1, TOLERANCE];
    for (let i = from + 1; i < to; ++i) {
      const distance = distanceOf(points[i], points[from], points[to]);
      if (distance > most) [furthest, most] = [i, distance];
    }
    if (furthest < 0) continue;
    stays.add(furthest);
    parts.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, i) => stays.has(i));
}

/**
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 * @returns {number} distance of the point from the line between the others
 */
function distanceOf([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const t = length ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length)) : 0;
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
