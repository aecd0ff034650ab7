// Lines with many more points than pixels, without losing any of their extremes.

// Columns for each pixel: screens may have finer ones.
const COLUMNS = 2;

/** @typedef {{ x: number, y: number, place: number }} Point in pixels, and its place in the line */

/**
 * Adds points to a path, from left to right: of each column of pixels the first, the highest, the
 * lowest and the last one, in their order. Makes no objects while it draws: lines have thousands of points,
 * sixty times a second.
 */
export class Pen {
  #context;
  #column = NaN;
  #count = 0;
  /** @type {Point} */
  #high = { x: 0, y: 0, place: 0 };
  /** @type {Point} */
  #low = { x: 0, y: 0, place: 0 };
  /** @type {Point} */
  #last = { x: 0, y: 0, place: 0 };

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
    if (column === this.#column) {
      this.#keep(x, y);
      return;
    }
    this.#draw();
    if (Number.isNaN(this.#column)) this.#context.moveTo(x, y);
    else this.#context.lineTo(x, y);
    this.#column = column;
  }

  /** The line ends here; the next point begins another one. */
  lift() {
    this.#draw();
    this.#column = NaN;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #keep(x, y) {
    const place = this.#count++;
    if (place === 0 || y < this.#high.y) set(this.#high, x, y, place);
    if (place === 0 || y > this.#low.y) set(this.#low, x, y, place);
    set(this.#last, x, y, place);
  }

  // The points of the column after its first one.
  #draw() {
    if (this.#count === 0) return;
    const isUpFirst = this.#high.place < this.#low.place;
    const [one, other] = isUpFirst ? [this.#high, this.#low] : [this.#low, this.#high];
    this.#context.lineTo(one.x, one.y);
    if (other.place !== one.place) this.#context.lineTo(other.x, other.y);
    if (this.#last.place !== other.place) this.#context.lineTo(this.#last.x, this.#last.y);
    this.#count = 0;
  }
}

/**
 * @param {Point} point changed
 * @param {number} x
 * @param {number} y
 * @param {number} place
 */
function set(point, x, y, place) {
  point.x = x;
  point.y = y;
  point.place = place;
}
