// Which step of a path somebody points at.

/** @typedef {import('../picture/run-pictures.js').Way} Way */

// In pixels: a finger is not exact.
const REACH = 14;

/**
 * The point of the ways that is nearest to a place of the canvas.
 * @param {Map<number, Way & { step: ArrayLike<number> }>} ways by run
 * @param {import('./plane.js').Plot} plot
 * @param {{ x: number, y: number }} place in pixels
 * @returns {{ run: number, step: number } | null} null: none is near
 */
export function stepAt(ways, { toX, toY }, place) {
  let best = null;
  let least = REACH;
  for (const [run, { x, y, step }] of ways) {
    for (let i = 0; i < x.length; i++) {
      const far = Math.hypot(toX(x[i]) - place.x, toY(y[i]) - place.y);
      if (far > least) continue;
      least = far;
      best = { run, step: step[i] };
    }
  }
  return best;
}
