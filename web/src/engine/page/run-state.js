// What the page's side knows about one run.

import { EVALUATIONS, GrowingColumns, HISTORY } from '../wasm/curves.js';

const NOTHING = new Float32Array(0);
const NO_STEPS = new Int32Array(0);
const NUMBERS = [
  ...['loss', 'lr', 'valLoss', 'valAccuracy', 'trainAccuracy', 'bestValLoss', 'bestStep'],
  ...['gradNorm', 'updateRatio', 'parameterCount', 'stateSize', 'gradientEvaluations'],
  ...['samplesSeen', 'batchesPerEpoch'],
];
const MAX_FAILURES = 2;
// Moving a run to another worker means training it again from the start.
const MAX_MOVES = 2;
const MAX_MOVE_SECONDS = 0.3;
// A view that comes late is worth so much waiting for its past.
const MAX_REPEAT_SECONDS = 3;

/**
 * @typedef {'loading' | 'creating' | 'live' | 'invalid' | 'failed'} Phase
 */

export class RunState {
  /**
   * @param {string} key stays the same while the definition does
   * @param {string} identity text that equal definitions share
   * @param {object} spec for the engine
   */
  constructor(key, identity, spec) {
    Object.assign(this, { key, identity, spec });
    this.index = 0;
    this.steps = 0;
    this.moves = 0;
    this.problems = [];
    this.failures = 0;
    this.message = '';
    this.about = { tensors: [], data: null, points: null };
    this.restart('');
    this.clear();
  }

  /** A new instance in a worker begins; `handle` is its name there. */
  restart(handle) {
    this.handle = handle;
    this.worker = -1;
    /** @type {Phase} */
    this.phase = 'loading';
    this.step = 0;
    this.isOver = false;
    this.history = new GrowingColumns(HISTORY);
    this.evaluations = new GrowingColumns(EVALUATIONS);
    this.rates = NOTHING;
    this.isSmall = false;
    this.seconds = 0;
  }

  /** Forgets the progress. */
  clear() {
    this.restoreTo = 0;
    this.snapshot = null;
    this.farthest = null;
    this.pictures = {};
    this.watched = 0;
    this.fingerprint = '';
    this.fingerprintStep = -1;
  }

  /** Begins again from nothing; what went wrong is forgiven. */
  startOver() {
    this.clear();
    this.failures = 0;
    this.message = '';
  }

  /** Its worker has it now, or says why not. */
  begin({ problems, about }) {
    this.problems = problems;
    this.phase = about ? 'live' : 'invalid';
    if (about) this.about = keepPoints(this.about, about);
    else this.message = problems[0]?.message ?? '';
  }

  get isPending() {
    return this.phase === 'loading' || this.phase === 'creating';
  }

  get isLive() {
    return this.phase === 'live' && !this.isOver;
  }

  /** Milliseconds an update takes; 0: not measured. */
  get cost() {
    return this.step > 0 ? (1000 * this.seconds) / this.step : 0;
  }

  get canMove() {
    return this.moves < MAX_MOVES && this.seconds < MAX_MOVE_SECONDS;
  }

  /** It begins again elsewhere. */
  move() {
    this.moves += 1;
    this.repeat();
  }

  /** It begins again; views keep what they have until it is where it was. */
  repeat() {
    this.restoreTo = Math.max(this.restoreTo, this.shownStep);
  }

  /** Whether a repetition is over in a moment. */
  get canRepeat() {
    return this.phase === 'live' && this.step > 0 && this.seconds < MAX_REPEAT_SECONDS;
  }

  /** The step that views show. */
  get shownStep() {
    return this.snapshot?.state.step ?? 0;
  }

  /** The last step it has been to. */
  get farthestStep() {
    return this.farthest?.state.step ?? 0;
  }

  /** It goes to another step that it has been to; views keep what they have until it is there. */
  seek(step) {
    this.restoreTo = step;
  }

  /** Whether pictures or fingerprint lag behind what the views want. */
  isStale(watch) {
    if (this.phase !== 'live') return false;
    return this.fingerprintStep !== this.step || this.needsPictures(watch);
  }

  needsPictures({ version, isEmpty }) {
    if (this.phase !== 'live' || isEmpty) return false;
    return this.pictures.step !== this.step || this.watched !== version;
  }

  /**
   * @param {object} report of the training loop
   * @param {number} watched version of what the pictures were taken for
   */
  update({ seconds, snapshot, pictures, fingerprint }, watched) {
    const { step, status } = snapshot.state;
    const history = this.history.add(snapshot.history);
    const evaluations = this.evaluations.add(snapshot.evaluations);
    this.rates = snapshot.rates ?? this.rates;
    this.step = step;
    this.seconds = seconds;
    this.isOver = status === 'finished' || status === 'diverged';
    // A run that is being restored shows what it showed before until it is there again.
    if (step < this.restoreTo && !this.isOver) return;
    this.restoreTo = 0;
    this.snapshot = { ...snapshot, history, evaluations, rates: this.rates };
    if (step >= this.farthestStep) this.farthest = this.snapshot;
    if (pictures) {
      this.pictures = pictures;
      this.watched = watched;
    }
    if (fingerprint) {
      this.fingerprint = fingerprint;
      this.fingerprintStep = step;
    }
  }

  /** The run's worker is lost, by its fault or not. What it showed stays. */
  fail(message, isBlamed) {
    if (isBlamed) this.failures += 1;
    if (this.failures >= MAX_FAILURES) {
      this.giveUp(message);
      return;
    }
    this.repeat();
  }

  /** It trains no further. */
  giveUp(message) {
    this.phase = 'failed';
    this.message = message;
  }

  /** Plain data for views; see the contract of Trainer. */
  view() {
    const { key, index, problems, fingerprint } = this;
    const { state, history, evaluations, rates } = this.snapshot ?? emptySnapshot();
    const { step: picturesStep, ...pictures } = this.pictures;
    const { farthest } = this;
    const ahead = farthest && farthest.state.step > state.step ? farthest : null;
    const status = this.phase === 'live' || this.snapshot ? state.status : 'loading';
    const isBroken = this.phase === 'invalid' || this.phase === 'failed';
    return {
      key,
      index,
      status: isBroken ? 'failed' : status,
      message: this.message || state.message,
      state: {
        ...state,
        microsecondsPerStep: this.cost > 0 ? 1000 * this.cost : NaN,
        secondsTrained: this.seconds,
      },
      history,
      evaluations,
      rates,
      ahead,
      ...this.about,
      ...pictures,
      picturesStep,
      fingerprint,
      problems,
    };
  }
}

// What views may read before a run has reported anything.
function emptySnapshot() {
  const curves = EVALUATIONS.slice(1).map((name) => [name, NOTHING]);
  const numbers = NUMBERS.map((name) => [name, NaN]);
  return {
    state: {
      ...Object.fromEntries(numbers),
      ...{ step: 0, epoch: 0, steps: 0, status: 'ready', message: '' },
      ...{ eventStep: -1, eventKind: '' },
    },
    history: { step: NO_STEPS, trainLoss: NOTHING, min: NOTHING, max: NOTHING, lr: NOTHING },
    evaluations: { step: NO_STEPS, ...Object.fromEntries(curves) },
    rates: NOTHING,
  };
}

// Views compare by identity, and a restored run has the same data.
function keepPoints(before, after) {
  return {
    ...after,
    points: samePoints(before.points, after.points) ? before.points : after.points,
  };
}

function samePoints(a, b) {
  if (!a || !b || a.inputs.length !== b.inputs.length) return false;
  const sameArray = (name) => a[name].every((value, i) => value === b[name][i]);
  return sameArray('inputs') && sameArray('targets') && sameArray('training');
}
