// Knows where all runs should be: what play, pause, step and seek mean as a step to train to.

import { Pace } from './pace.js';

export class Transport {
  #speed = Infinity;
  /** What the speed counts from. */
  #clock = { step: 0, time: 0 };
  /** @type {number | null} the step at which training ends by itself */
  #goal = null;
  #isSeeking = false;
  #now;

  /** @param {() => number} [now] milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.pace = new Pace();
    this.playing = false;
    /** Nobody sees what comes out: nothing moves. */
    this.isResting = false;
    /** The common step of all runs. */
    this.target = 0;
    /** @type {number | null} the step that is to be shown and is not yet */
    this.sought = null;
    this.restartClock();
  }

  /** Nothing is to be trained any more. */
  get isIdle() {
    return !this.playing && this.#goal === null;
  }

  play() {
    this.playing = true;
    this.#goal = null;
    this.sought = null;
    this.restartClock();
  }

  pause() {
    this.playing = false;
    this.#goal = null;
  }

  /** @param {number} updates */
  step(updates) {
    this.trainTo(this.target + Math.max(1, Math.round(updates)));
  }

  /** @param {number} step at which training ends */
  trainTo(step) {
    this.playing = false;
    this.sought = null;
    this.#goal = step;
  }

  /** @param {number} step that the runs have been to */
  seek(step) {
    this.pause();
    this.target = step;
    this.sought = step;
    this.#isSeeking = true;
    this.pace.hurryPictures();
    this.restartClock();
  }

  rewind() {
    this.target = 0;
    this.#goal = null;
    this.#isSeeking = false;
    this.sought = null;
    this.pace.rewind();
    this.restartClock();
  }

  /** @param {number} stepsPerSecond Infinity: as fast as possible */
  setSpeed(stepsPerSecond) {
    this.#speed = stepsPerSecond > 0 ? stepsPerSecond : Infinity;
    this.restartClock();
  }

  /** The speed counts from here: time before could not be used. */
  restartClock() {
    this.#clock = { step: this.target, time: this.#now() };
  }

  /** Whether runs have to go back to the target; true once for a seek. */
  takeSeek() {
    const isSeeking = this.#isSeeking;
    this.#isSeeking = false;
    return isSeeking;
  }

  /** @param {number} step that views show */
  arrive(step) {
    if (step === this.sought) this.sought = null;
  }

  /**
   * All runs are at the target: moves it by a round, if training is to go on.
   * @param {number} end the last step of any run
   */
  advance(end) {
    if (this.#goal !== null && this.target >= this.#goal) this.#goal = null;
    if (this.isIdle || this.isResting) return;
    const wanted = this.#goal ?? this.#due();
    this.target = Math.min(wanted, this.target + this.pace.chunk, Math.max(end, this.target));
  }

  // The step at which the runs should be by now.
  #due() {
    if (this.#speed === Infinity) return Infinity;
    const now = this.#now();
    const due = Math.floor(this.#clock.step + (this.#speed * (now - this.#clock.time)) / 1000);
    // A machine that is too slow for the speed does not pile up a debt.
    const most = this.target + this.pace.chunk;
    if (due > most) this.#clock = { step: most, time: now };
    return Math.max(due, this.target);
  }
}
