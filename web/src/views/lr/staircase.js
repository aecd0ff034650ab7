// The rates of consecutive updates as a line. The rate of update s holds from x = s to x = s + 1, so that
// a change of the rate is a vertical jump.

/** @typedef {import('../../drawing/chart-model.js').Line} Line */
/** @typedef {import('../../engine/wasm/columns.js').History} History */
/** @typedef {import('../../engine/wasm/columns.js').Rates} Rates */

/**
 * @typedef {object} Staircase
 * @property {number[]} x updates of which the rate is known
 * @property {number[]} y their rates
 * @property {Line} line through all rates, also the smallest and the largest of stretches inside which
 *   only those are known
 */

/**
 * @param {Rates} rates stretches of updates, without gaps
 * @param {number} perStep x of one update
 * @returns {Staircase}
 */
export function staircase({ step, first, last, min, max }, perStep) {
  const stairs = emptyStaircase();
  let from = 0;
  for (let i = 0; i < step.length; i++) {
    const to = step[i] + 1;
    point(stairs, from * perStep, first[i]);
    if (to - from > 1) point(stairs, step[i] * perStep, last[i]);
    addStretch(
      stairs.line,
      [from, to].map((x) => x * perStep),
      [first[i], min[i], max[i], last[i]],
    );
    from = to;
  }
  return stairs;
}

/**
 * The rates of the past, as they were recorded with the losses.
 * @param {History} history of its stretches the last, the smallest and the largest rate are known
 * @param {number} perStep x of one update
 * @returns {Staircase}
 */
export function pastStaircase({ step, lr, lrMin, lrMax }, perStep) {
  const stairs = emptyStaircase();
  let from = 0;
  for (let i = 0; i < step.length; i++) {
    const to = step[i] + 1;
    point(stairs, step[i] * perStep, lr[i]);
    // A schedule that reacts keeps its rate until it drops it.
    const first =
      to - from > 1 ? Math.min(lrMax[i], Math.max(lrMin[i], lr[i - 1] ?? lr[i])) : lr[i];
    addStretch(
      stairs.line,
      [from, to].map((x) => x * perStep),
      [first, lrMin[i], lrMax[i], lr[i]],
    );
    from = to;
  }
  return stairs;
}

/** @returns {Staircase} */
function emptyStaircase() {
  return { x: [], y: [], line: { x: [], y: [] } };
}

/**
 * @param {{ x: import('../../drawing/chart-model.js').Numbers, y: import('../../drawing/chart-model.js').Numbers }} list
 * @param {number} x
 * @param {number} y
 */
function point(list, x, y) {
  /** @type {number[]} */ (list.x).push(x);
  /** @type {number[]} */ (list.y).push(y);
}

/**
 * @param {Line} line goes on to the end of the stretch
 * @param {number[]} ends x of both
 * @param {number[]} rates first, smallest, largest and last one
 */
function addStretch(line, [from, to], [first, min, max, last]) {
  point(line, from, first);
  if (min < Math.min(first, last) || max > Math.max(first, last)) {
    const middle = (from + to) / 2;
    point(line, middle, min);
    point(line, middle, max);
  }
  point(line, to, last);
}
