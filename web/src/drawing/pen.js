// Lines with many more points than pixels, without losing any of their extremes.

// Columns for each pixel: screens may have finer ones.
const COLUMNS = 2;

/** @typedef {{ x: number, y: number }} Point in pixels */

/**
 * Adds points to a path, from left to right: of each column of pixels the first, the highest, the
 * lowest and the last one, in their order.
 */
export class Pen {
  #context;
  #column = NaN;
  /** @type {Point[]} those of the column that may have to be drawn: highest, lowest and last */
  #kept = [];

  /** @param {Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>} context with a path */
  constructor(context) {
    this.#context = context;
  }

  /**
   * @param {number} x pixel, not before the one before
   * @param {number} y pixel; NaN: the line is interrupted
   */
  point(x, y) {
    if (Number.isNaN(y)) {
      this.lift();
      return;
    }
    const column = Math.floor(COLUMNS * x);
    const isFirst = Number.isNaN(this.#column);
    if (column === this.#column) {
      this.#keep({ x, y });
      return;
    }
    this.#draw();
    this.#column = column;
    if (isFirst) this.#context.moveTo(x, y);
    else this.#context.lineTo(x, y);
  }

  /** The line ends here; the next point begins another one. */
  lift() {
    this.#draw();
    this.#column = NaN;
  }

  /** @param {Point} point */
  #keep(point) {
    const all = [...this.#kept, point];
    const high = all.reduce((best, one) => (one.y < best.y ? one : best));
    const low = all.reduce((best, one) => (one.y > best.y ? one : best));
    this.#kept = all.filter((one) => one === high || one === low || one === point);
  }

  #draw() {
    for (const { x, y } of this.#kept) this.#context.lineTo(x, y);
    this.#kept = [];
  }
}
