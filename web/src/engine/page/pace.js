// Sets the pace of rounds: how many updates a round has, and when pictures are due.

// About two frames. A curve at full speed still flows, and eight runs on two cores make a fifth more
// updates than in rounds of one frame, since the page draws and sends less.
const ROUND_MILLISECONDS = 30;
const MAX_CHUNK = 100_000;
const PICTURE_PAUSE = 40;
const PICTURE_SHARE = 0.25;

export class Pace {
  #nextPictures = 0;

  /** Updates that a round has at most. */
  chunk = 1;

  /** Begins with short rounds. */
  rewind() {
    this.chunk = 1;
  }

  get arePicturesDue() {
    return performance.now() >= this.#nextPictures;
  }

  /** The views want pictures at once. */
  hurryPictures() {
    this.#nextPictures = 0;
  }

  /**
   * Learns from a round that is over. Training should take ROUND_MILLISECONDS: shorter rounds waste time
   * between them, longer ones look jerky. What messages and a busy machine take does not count, else
   * rounds would get ever shorter where they wait the longest.
   * @param {object} round
   * @param {number} round.updates of every run; 0: they differ
   * @param {number} round.milliseconds for training, of the worker that took longest
   * @param {number} round.pictures milliseconds for pictures
   */
  adapt({ updates, milliseconds, pictures }) {
    if (pictures > 0) {
      const pause = Math.max(PICTURE_PAUSE, pictures / PICTURE_SHARE);
      this.#nextPictures = performance.now() + pause;
    }
    if (updates < this.chunk) return;
    const factor = Math.min(2, Math.max(0.5, ROUND_MILLISECONDS / Math.max(0.1, milliseconds)));
    this.chunk = Math.min(MAX_CHUNK, Math.max(1, Math.round(this.chunk * factor)));
  }
}
