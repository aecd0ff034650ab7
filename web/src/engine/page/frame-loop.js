// When something is drawn: once per animation frame at most, and now and then where nobody sees it.

// Browsers have no animation frames for what is out of sight, in milliseconds.
const UNSEEN = 50;

export class FrameLoop {
  #draw;
  #isRequested = false;
  #isUnseen = false;

  /**
   * @param {() => void} draw
   * @param {(callback: () => void) => void} [requestFrame]
   */
  constructor(draw, requestFrame = (callback) => requestAnimationFrame(callback)) {
    this.#draw = draw;
    this.requestFrame = requestFrame;
  }

  /** @param {boolean} isUnseen */
  rest(isUnseen) {
    this.#isUnseen = isUnseen;
    // The frame that it waits for may not come.
    this.#isRequested = false;
  }

  /** It is to be drawn. */
  ask() {
    if (this.#isRequested) return;
    this.#isRequested = true;
    const draw = () => {
      this.#isRequested = false;
      this.#draw();
    };
    if (this.#isUnseen) setTimeout(draw, UNSEEN);
    else this.requestFrame(draw);
  }
}
