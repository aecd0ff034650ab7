// A board on which a finger or a mouse draws a line from left to right.

const STEPS = 60;

/**
 * @param {HTMLElement} board with an SVG and a button that clears it
 * @param {(points: [number, number][] | null) => void} onLine the line in 0..1, with the origin at the lower
 *   left; null: there is none any more
 */
export function drawingBoard(board, onLine) {
  const svg = /** @type {SVGSVGElement} */ (board.querySelector('svg'));
  const line = /** @type {SVGPathElement} */ (svg.querySelector('.line'));
  const clear = /** @type {HTMLButtonElement} */ (board.querySelector('.clear'));
  const { width, height } = svg.viewBox.baseVal;
  /** @type {Map<number, number>} heights by column */
  const columns = new Map();
  const draw = () => line.setAttribute('d', pathOf(pointsOf(columns), width, height));
  svg.addEventListener('pointerdown', (event) => {
    svg.setPointerCapture(event.pointerId);
    columns.clear();
    addPoint(svg, event, columns);
    draw();
  });
  svg.addEventListener('pointermove', (event) => {
    if (!svg.hasPointerCapture(event.pointerId)) return;
    addPoint(svg, event, columns);
    draw();
  });
  svg.addEventListener('pointerup', () => {
    clear.hidden = columns.size < 2;
    if (columns.size > 1) onLine(pointsOf(columns));
  });
  clear.addEventListener('click', () => {
    columns.clear();
    draw();
    clear.hidden = true;
    onLine(null);
  });
}

/**
 * @param {SVGSVGElement} svg
 * @param {PointerEvent} event
 * @param {Map<number, number>} columns changed in place
 */
function addPoint(svg, { clientX, clientY }, columns) {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const x = Math.min(1, Math.max(0, (clientX - left) / width));
  const y = Math.min(1, Math.max(0, 1 - (clientY - top) / height));
  columns.set(Math.round(x * STEPS), y);
}

/**
 * @param {Map<number, number>} columns
 * @returns {[number, number][]} x growing
 */
function pointsOf(columns) {
  return [...columns].sort(([a], [b]) => a - b).map(([column, y]) => [column / STEPS, y]);
}

/**
 * @param {[number, number][]} points in 0..1, with the origin at the lower left
 * @param {number} width
 * @param {number} height
 * @returns {string} path of an SVG
 */
export function pathOf(points, width, height) {
  return points
    .map(
      ([x, y], i) => `${i ? 'L' : 'M'}${(x * width).toFixed(1)} ${((1 - y) * height).toFixed(1)}`,
    )
    .join('');
}
