// How far a sweep is, on standard error: a bar where somebody looks at it, else a line now and then.

import { formatSeconds } from '../../drawing/durations.js';

const WIDTH = 30;
// Milliseconds between two pictures of the bar, and between two lines.
const BAR_PAUSE = 100;
const LINE_PAUSE = 30_000;

export class ProgressBar {
  #stream;
  #total;
  #done;
  #before;
  #started = performance.now();
  #shown;

  /**
   * @param {{ total: number, done: number }} trainings done: before this began
   * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY'>} [stream]
   */
  constructor({ total, done }, stream = process.stderr) {
    this.#stream = stream;
    this.#total = total;
    this.#done = done;
    this.#before = done;
    this.#shown = stream.isTTY ? -Infinity : this.#started;
  }

  /** @param {number} [count] trainings more that are made */
  advance(count = 1) {
    this.#done += count;
    const now = performance.now();
    if (now - this.#shown < (this.#stream.isTTY ? BAR_PAUSE : LINE_PAUSE)) return;
    this.#shown = now;
    this.#show();
  }

  /** Nothing more comes. */
  end() {
    if (!this.#stream.isTTY || this.#done === this.#before) return;
    this.#show();
    this.#stream.write('\n');
  }

  #show() {
    const words = `${this.#done} of ${this.#total} trainings${this.#timeLeft()}`;
    if (!this.#stream.isTTY) {
      this.#stream.write(`${words}\n`);
      return;
    }
    const filled = Math.floor((WIDTH * this.#done) / this.#total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    // Back to the start of the line, and nothing of the old one behind it.
    this.#stream.write(`\r${bar} ${words}\x1b[K`);
  }

  #timeLeft() {
    const left = this.#total - this.#done;
    if (left === 0) return '';
    const seconds = (performance.now() - this.#started) / 1000;
    return `, ${formatSeconds((seconds * left) / (this.#done - this.#before))} left`;
  }
}
