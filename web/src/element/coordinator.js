// The figures of one page: they load one after the other, and one plays while the others wait.

/**
 * @typedef {object} Figure one element, for the others
 * @property {() => number} distance how far the reader is from it; those with the least come first
 * @property {() => boolean} isInView
 * @property {() => boolean} isTogether whether it plays beside others
 * @property {() => void} go it is its turn: its frame loads, or trains for its first picture
 * @property {() => void} play
 * @property {() => void} pause
 */

/**
 * @typedef {object} State what a figure reports
 * @property {boolean} isPlaying
 * @property {boolean} isOver nothing trains any further
 * @property {boolean} beganItself it plays because of its address or because it came into view, not because somebody
 *   wants to see it now
 */

// All copies of the script on a page share one coordinator; the number is that of its methods.
const SHARED = Symbol.for('optimizer-playground/coordinator/1');

/** @typedef {Record<symbol, Coordinator | undefined>} Page */

/**
 * The one of this page.
 * @param {Page} [page]
 * @returns {Coordinator}
 */
export function sharedCoordinator(
  page = /** @type {Page} */ (/** @type {unknown} */ (globalThis)),
) {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 2;
  // A figure that loads keeps one core busy, and its training another one.
  page[SHARED] ??= new Coordinator({ atOnce: cores >= 4 ? 2 : 1 });
  return page[SHARED];
}

export class Coordinator {
  /** @type {Set<Figure>} they need a frame or a picture */
  #queue = new Set();
  /** @type {Set<Figure>} they load, or train for their first picture */
  #arriving = new Set();
  /** @type {Set<Figure>} */
  #playing = new Set();
  /** @type {Set<Figure>} they were told to pause and have not yet said that they do */
  #halting = new Set();
  /** @type {Set<Figure>} they go on when another one is over, the first one first */
  #waiting = new Set();
  /** @type {Map<Figure, () => Promise<unknown>>} what has time until nothing else is to be done */
  #calm = new Map();
  #isCalmDue = false;
  #atOnce;
  #whenIdle;

  /**
   * @param {object} [options]
   * @param {number} [options.atOnce] how many may arrive at the same time
   * @param {(work: () => void) => void} [options.whenIdle] does work when the browser has nothing else to do
   */
  constructor({ atOnce = 1, whenIdle = idle } = {}) {
    this.#atOnce = atOnce;
    this.#whenIdle = whenIdle;
  }

  /**
   * The figure is told when it is its turn to load, or to train for its first picture.
   * @param {Figure} figure
   */
  wish(figure) {
    if (!this.#arriving.has(figure)) this.#queue.add(figure);
    this.#loadNext();
  }

  /**
   * The figure has done that, or cannot: it is the turn of the next one.
   * @param {Figure} figure
   */
  arrived(figure) {
    if (this.#arriving.delete(figure)) this.#loadNext();
  }

  /**
   * The figure has no frame and needs none.
   * @param {Figure} figure
   */
  forget(figure) {
    const hadTurn = this.#playing.delete(figure);
    for (const set of [this.#queue, this.#halting, this.#waiting]) set.delete(figure);
    this.#calm.delete(figure);
    this.arrived(figure);
    if (hadTurn) this.#playNext();
  }

  /**
   * What a figure does now.
   * @param {Figure} figure
   * @param {State} state
   */
  report(figure, { isPlaying, isOver, beganItself }) {
    if (isPlaying && !this.#playing.has(figure)) {
      // It has not yet heard that it should pause.
      if (!this.#halting.has(figure)) this.#begin(figure, beganItself);
    } else if (!isPlaying) {
      const wasHalted = this.#halting.delete(figure);
      const hadTurn = this.#playing.delete(figure);
      if (hadTurn && !wasHalted) this.#ended(isOver || !figure.isInView());
    }
  }

  /**
   * The reader has come to a figure: perhaps it has waited for that.
   * @param {Figure} figure
   */
  seen(figure) {
    if (this.#waiting.has(figure)) this.#playNext();
  }

  /**
   * Work for which there is time when nothing loads or plays; of each figure, the last one counts.
   * @param {Figure} figure
   * @param {() => Promise<unknown>} work
   */
  whenCalm(figure, work) {
    this.#calm.set(figure, work);
    this.#doCalm();
  }

  #loadNext() {
    for (;;) {
      const [next] = [...this.#queue].sort((a, b) => a.distance() - b.distance());
      if (!next || this.#isFull(next)) break;
      this.#queue.delete(next);
      this.#arriving.add(next);
      next.go();
    }
    this.#doCalm();
  }

  // What the reader sees does not wait for what is loaded in advance.
  /** @param {Figure} next */
  #isFull(next) {
    const others = [...this.#arriving];
    const rivals = next.isInView() ? others.filter((figure) => figure.isInView()) : others;
    return rivals.length >= this.#atOnce;
  }

  /**
   * @param {Figure} figure
   * @param {boolean} givesWay
   */
  #begin(figure, givesWay) {
    const others = [...this.#playing].filter((other) => !other.isTogether());
    const isAlone = figure.isTogether() || !others.length;
    if (!isAlone && givesWay) {
      this.#halt(figure);
      return;
    }
    this.#waiting.delete(figure);
    this.#playing.add(figure);
    if (!isAlone) others.forEach((other) => this.#halt(other));
  }

  /** @param {Figure} figure */
  #halt(figure) {
    this.#playing.delete(figure);
    this.#halting.add(figure);
    this.#waiting.add(figure);
    figure.pause();
  }

  /** @param {boolean} byItself not because somebody pressed Pause */
  #ended(byItself) {
    // Who stops a figure wants to have a look at it in peace.
    if (!byItself) this.#waiting.clear();
    this.#playNext();
    this.#doCalm();
  }

  #playNext() {
    if ([...this.#playing].some((figure) => !figure.isTogether())) return;
    const next = [...this.#waiting].find((figure) => figure.isInView());
    if (!next) return;
    this.#waiting.delete(next);
    next.play();
  }

  get #isBusy() {
    return this.#arriving.size > 0 || this.#queue.size > 0 || this.#playing.size > 0;
  }

  #doCalm() {
    if (this.#isCalmDue || !this.#calm.size || this.#isBusy) return;
    this.#isCalmDue = true;
    this.#whenIdle(async () => {
      const [next] = this.#calm;
      if (next && !this.#isBusy) {
        this.#calm.delete(next[0]);
        await next[1]().catch(() => {});
      }
      this.#isCalmDue = false;
      this.#doCalm();
    });
  }
}

/** @param {() => void} work */
function idle(work) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, 200);
}
