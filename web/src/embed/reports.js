// What an embed tells by itself: how training goes, that the experiment became another one, what went wrong.

import { isOver } from '../playground/playground.js';
import { Calm } from './calm.js';
import { introduction } from './introduction.js';
import { progressOf } from './run-facts.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('./inbox.js').Send} Send */
/** @typedef {import('./protocol.js').Progress} Progress */

// Between two reports of a kind, in milliseconds.
const PAUSE = 100;

/** The reports about one playground. Owns listeners and timers: call dispose(). */
export class Reports {
  #context;
  #send;
  /** @type {Set<string>} keys of the runs whose divergence was told */
  #diverged = new Set();
  #wasOver = false;
  #isEndToBeTold = false;
  #link;
  #saidAtEnd = '';
  #goal = '';
  /** @type {Set<number>} ids of the notices that were told */
  #noticed = new Set();
  #progress;
  #experiment;
  #onFrame = () => {
    this.#look();
    this.#progress.ask();
  };
  #onChange = () => this.#experiment.ask();

  /**
   * @param {Context} context
   * @param {Send} send
   */
  constructor(context, send) {
    this.#context = context;
    this.#send = send;
    this.#link = context.playground.link;
    this.#progress = new Calm(PAUSE, () => this.#tellProgress());
    this.#experiment = new Calm(PAUSE, () => this.#tellExperiment());
  }

  /** Says that the embed listens, and how it stands; from now on it tells what happens. */
  start() {
    const { playground } = this.#context;
    this.#send('ready', introduction(this.#context));
    playground.addEventListener('frame', this.#onFrame);
    playground.addEventListener('change', this.#onChange);
    if (playground.frame) this.#onFrame();
    this.#experiment.ask();
  }

  dispose() {
    const { playground } = this.#context;
    playground.removeEventListener('frame', this.#onFrame);
    playground.removeEventListener('change', this.#onChange);
    this.#progress.dispose();
    this.#experiment.dispose();
  }

  // Every frame counts: what begins anew may be over again before the next report.
  #look() {
    const { runs = [] } = this.#context.playground.frame ?? {};
    for (const { key, status } of runs) if (status !== 'diverged') this.#diverged.delete(key);
    const areOver = runs.length > 0 && runs.every(({ status }) => isOver(status));
    if (areOver !== this.#wasOver) this.#isEndToBeTold = areOver;
    this.#wasOver = areOver;
  }

  #tellProgress() {
    const { playground } = this.#context;
    // It tells of the experiment before.
    if (playground.isFrameOld) return;
    const progress = progressOf(playground);
    this.#send('progress', { ...progress });
    playground.frame?.runs.forEach(({ key, index, status }, place) => {
      if (status !== 'diverged' || this.#diverged.has(key)) return;
      this.#diverged.add(key);
      const { name, step } = progress.runs[place];
      this.#send('diverged', { run: index + 1, name, step });
    });
    if (playground.config.goal) this.#tellGoal();
    if (this.#isEndToBeTold) this.#tellEnd(progress);
  }

  async #tellGoal() {
    const { goalMoment, goalReport } = await import('./goal-report.js');
    const report = goalReport(this.#context.playground);
    const moment = report ? goalMoment(report) : '';
    if (!report || moment === this.#goal) return;
    this.#goal = moment;
    this.#send('goal', { ...report });
  }

  /** @param {Progress} progress */
  #tellEnd({ runs }) {
    this.#isEndToBeTold = false;
    this.#send('finished', { runs });
    this.#narrate();
  }

  async #narrate() {
    const { sentencesOf } = await import('./sentences.js');
    const sentences = await sentencesOf(this.#context.playground);
    const said = sentences.join('\n');
    if (said === this.#saidAtEnd || !this.#wasOver) return;
    this.#saidAtEnd = said;
    this.#send('narration', { sentences });
  }

  #tellExperiment() {
    const { link, notices } = this.#context.playground;
    if (link !== this.#link) {
      this.#link = link;
      this.#send('configchange', { config: link });
    }
    const known = this.#noticed;
    this.#noticed = new Set(notices.map(({ id }) => id));
    for (const { id, key, value, message, canUndo } of notices) {
      if (known.has(id) || canUndo) continue;
      const words = [key, value, message].filter(Boolean).join(' ');
      this.#send('error', { message: words, key, value });
    }
  }
}
