// What is known of an embed, so that another frame can go on where it was.

/** @typedef {import('../embed/protocol.js').Report} Report */

export class KeptState {
  /** @type {string | null} link of the experiment; null: as the attribute says */
  config = null;
  /** The step that is shown. */
  step = 0;
  isPlaying = false;
  isOver = false;
  /** There is more to be seen than axes, or nothing else is to be expected. */
  hasPicture = false;

  /** The attribute names another experiment. */
  begin() {
    Object.assign(this, new KeptState());
  }

  /** @param {Report} report */
  follow(report) {
    if (report.type === 'ready' || report.type === 'configchange' || report.type === 'config') {
      this.config = report.config;
    } else if (report.type === 'progress') {
      const { step, playing, runs } = report;
      this.step = step;
      this.isPlaying = playing;
      const areOver = runs.every(({ status }) => OVER.includes(status));
      this.isOver = runs.length > 0 && areOver;
      this.hasPicture = step > 0 || areOver;
    }
  }

  /**
   * Flags with which a new frame shows what the last one showed.
   * @param {Record<string, string | null>} flags as the author has them
   * @returns {Record<string, string | null>}
   */
  flagsAgain(flags) {
    return this.step > 0 ? { ...flags, at: String(this.step), autoplay: null } : flags;
  }
}

/** Statuses of runs that train no further. */
const OVER = ['finished', 'diverged', 'failed'];
