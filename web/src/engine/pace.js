// The pace of rounds: how many updates one has, and when pictures are due.

const ROUND_MILLISECONDS = 16;
const MAX_CHUNK = 100_000;
const PICTURE_PAUSE = 40;
const PICTURE_SHARE = 0.25;

export class Pace {
  #nextPictures = 0;

  constructor() {
    this.rewind();
  }

  /** Begins with short rounds. */
  rewind() {
    /** Updates that a round has at most. */
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
   * Learns from a round that is over. Rounds should be as long as a frame: shorter ones waste time
   * between them, longer ones look jerky.
   * @param {object} round
   * @param {number} round.updates of every run; 0: they differ
   * @param {number} round.start time at which it began
   * @param {number} round.pictures milliseconds for pictures
   */
  adapt({ updates, start, pictures }) {
    const now = performance.now();
    if (pictures > 0) this.#nextPictures = now + Math.max(PICTURE_PAUSE, pictures / PICTURE_SHARE);
    const duration = Math.max(0.1, now - start - pictures);
    if (updates < this.chunk) return;
    const factor = Math.min(2, Math.max(0.5, ROUND_MILLISECONDS / duration));
    this.chunk = Math.min(MAX_CHUNK, Math.max(1, Math.round(this.chunk * factor)));
  }
}
