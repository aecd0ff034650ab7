// Training goes in rounds: every worker is told a step to train to; when all have answered, the round is
// over and the next one may begin. At most one is under way.

import { watchNothing } from '../worker/watch.js';

// Rounds that may end before the page draws: where nothing is drawn, nothing is trained.
const MAX_UNDRAWN = 3;

/** @typedef {import('../messages.js').TrainMessage} TrainMessage */
/** @typedef {import('../messages.js').TrainedMessage} TrainedMessage */
/** @typedef {import('../worker/watch.js').Watch} Watch */
/** @typedef {import('./run-state.js').RunState} RunState */

/**
 * @typedef {object} RoundsOptions
 * @property {import('./placed-runs.js').PlacedRuns} placed the runs that train
 * @property {import('./transport.js').Transport} transport where they should be, and how fast
 * @property {(worker: number, message: TrainMessage) => void} post
 */

/**
 * @typedef {object} Watched
 * @property {Watch} watch what the views need
 * @property {number} version of it
 * @property {boolean} isEmpty they need no pictures
 */

/**
 * @typedef {object} Round
 * @property {number} id
 * @property {Set<number>} waiting workers that have not answered
 * @property {Set<RunState>} runs that it trains
 * @property {number} updates of every run; 0: they differ
 * @property {number} milliseconds for training, of the worker that took longest
 * @property {number} pictures milliseconds for pictures
 * @property {number} watched version of what the pictures are taken for
 */

export class Rounds {
  #count = 0;
  #undrawn = 0;
  /** @type {Round | null} */
  #round = null;
  #placed;
  #transport;
  #post;

  /** @param {RoundsOptions} options */
  constructor({ placed, transport, post }) {
    this.#placed = placed;
    this.#transport = transport;
    this.#post = post;
    /** @type {Watched} */
    this.watched = { watch: watchNothing, version: 1, isEmpty: true };
  }

  get isUnderWay() {
    return this.#round !== null;
  }

  /** @param {RunState} run */
  trains(run) {
    return this.#round?.runs.has(run) ?? false;
  }

  get canBegin() {
    return !this.#round && this.#undrawn < MAX_UNDRAWN;
  }

  /** @param {Watch} watch what the views need from now on */
  watch(watch) {
    const isEmpty =
      !(
        watch.grid ||
        watch.network ||
        watch.steps ||
        watch.confusion ||
        watch.samples ||
        watch.path
      ) && !(watch.plane || watch.measures.length);
    this.watched = { watch, version: this.watched.version + 1, isEmpty };
    this.#transport.pace.hurryPictures();
  }

  /** The page has drawn what there was. */
  drawn() {
    this.#undrawn = 0;
  }

  /** Starts the next round if there is something to do. */
  begin() {
    if (this.#transport.takeSeek() && this.#goBack()) return;
    let behind = this.#behind();
    if (!behind.length && !this.#placed.runs.some((run) => run.isPending)) {
      this.#moveTarget();
      behind = this.#behind();
    }
    if (behind.length) this.#start(behind);
    else this.#finishPictures();
  }

  /**
   * A worker has answered.
   * @param {number} worker
   * @param {TrainedMessage} message
   * @returns {boolean} whether the round is over with this
   */
  receive(worker, { round, runs, milliseconds, pictureMilliseconds }) {
    // Curves come piece by piece, so that no report may be left out.
    const watched = this.#round?.watched ?? 0;
    for (const report of runs) this.#placed.byHandle(report.key)?.update(report, watched);
    if (this.#round?.id !== round) return false;
    this.#round.milliseconds = Math.max(this.#round.milliseconds, milliseconds);
    this.#round.pictures = Math.max(this.#round.pictures, pictureMilliseconds);
    return this.endFor(worker);
  }

  /**
   * Nothing more is to be expected of a worker.
   * @param {number} worker
   * @returns {boolean} whether the round is over with this
   */
  endFor(worker) {
    if (!this.#round?.waiting.delete(worker) || this.#round.waiting.size) return false;
    this.#transport.pace.adapt(this.#round);
    this.#round = null;
    this.#undrawn += 1;
    this.#placed.balance();
    return true;
  }

  /** Nothing more is to be expected of anybody. */
  cancel() {
    this.#round = null;
  }

  // All runs go to the target, from wherever they are; false: there is none.
  #goBack() {
    const { runs } = this.#placed;
    for (const run of runs) run.seek(this.#transport.target);
    const live = runs.filter((run) => run.phase === 'live');
    if (live.length) this.#start(live, { goBack: true });
    return live.length > 0;
  }

  #behind() {
    return this.#placed.runs.filter((run) => run.isLive && run.step < this.#transport.target);
  }

  #moveTarget() {
    const { runs } = this.#placed;
    const live = runs.filter((run) => run.isLive);
    if (live.length) this.#transport.advance(Math.max(...live.map((run) => run.steps)));
    // Nothing is left to train. Playing without any run waits for the first one.
    else if (runs.length || !this.#transport.playing) this.#transport.pause();
  }

  // When nothing is left to train for now, every view gets its last state.
  #finishPictures() {
    const { isIdle } = this.#transport;
    const stale = this.#placed.runs.filter((run) =>
      isIdle || run.isOver ? run.isStale(this.watched) : run.needsPictures(this.watched),
    );
    if (stale.length && (isIdle || this.#arePicturesDue())) this.#start(stale, { isFinal: true });
  }

  #arePicturesDue() {
    return !this.watched.isEmpty && this.#transport.pace.arePicturesDue;
  }

  /**
   * @param {RunState[]} runs
   * @param {{ isFinal?: boolean, goBack?: boolean }} [how]
   */
  #start(runs, { isFinal = false, goBack = false } = {}) {
    const { target } = this.#transport;
    const { watch, version, isEmpty } = this.watched;
    const takesPictures = !isEmpty && (isFinal || this.#transport.pace.arePicturesDue);
    const live = this.#placed.runs.filter((run) => run.phase === 'live');
    const wanted = takesPictures ? [...new Set([...runs, ...live])] : runs;
    const all = new Set(isFinal || goBack ? wanted : withoutSuspects(wanted));
    const byWorker = groupBy(all);
    this.#round = {
      id: ++this.#count,
      waiting: new Set(byWorker.keys()),
      runs: all,
      // Only a round in which all runs make the same number of updates tells how long one takes.
      updates: isFinal || goBack ? 0 : commonDistance(runs, target),
      milliseconds: 0,
      pictures: 0,
      watched: version,
    };
    for (const [worker, members] of byWorker) {
      this.#post(worker, {
        ...{ type: 'train', round: this.#count, measures: watch.measures, final: isFinal, goBack },
        watch: takesPictures ? watch : null,
        targets: Object.fromEntries(members.map((run) => [run.handle, target])),
      });
    }
  }
}

/**
 * One by which its worker may be lost trains by itself; the others of that worker wait.
 * @param {RunState[]} runs
 */
function withoutSuspects(runs) {
  return runs.filter((run) => {
    const suspect = runs.find((other) => other.worker === run.worker && other.isSuspect);
    return !suspect || suspect === run;
  });
}

/** @param {Iterable<RunState>} runs */
function groupBy(runs) {
  /** @type {Map<number, RunState[]>} */
  const groups = new Map();
  for (const run of runs) groups.set(run.worker, [...(groups.get(run.worker) ?? []), run]);
  return groups;
}

/**
 * @param {RunState[]} runs
 * @param {number} target
 */
function commonDistance(runs, target) {
  const distances = new Set(runs.map((run) => target - run.step));
  return distances.size === 1 ? [...distances][0] : 0;
}
