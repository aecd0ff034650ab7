// What the page knows about one run.

import { BAND, EVALUATIONS, HISTORY, RATES, columnsOf } from '../wasm/columns.js';
import { GrowingColumns } from './growing-columns.js';
import { StepTime } from './step-time.js';

/** @typedef {import('../messages.js').CreatedMessage} CreatedMessage */
/** @typedef {import('../messages.js').RunReport} RunReport */
/** @typedef {import('../wasm/bindings.js').InputError} InputError */
/** @typedef {import('../wasm/bindings.js').RunStateNow} RunStateNow */
/** @typedef {import('../wasm/bindings.js').Status} Status */
/** @typedef {import('../wasm/columns.js').Band} Band */
/** @typedef {import('../wasm/columns.js').Evaluations} Evaluations */
/** @typedef {import('../wasm/columns.js').History} History */
/** @typedef {import('../wasm/columns.js').Rates} Rates */
/** @typedef {import('../worker/pictures.js').Pictures} Pictures */
/** @typedef {import('../worker/snapshot.js').About} About */

/** @typedef {'loading' | 'creating' | 'live' | 'invalid' | 'failed'} Phase */

/**
 * @typedef {object} Curves a run as it was at one step
 * @property {RunStateNow} state
 * @property {History} history of mini-batches
 * @property {Band} band in which most of them lie
 * @property {Evaluations} evaluations
 * @property {Rates | null} rates of the schedule over all steps; null: it reacts to the loss, and only
 *   the history knows its rates
 */

/**
 * @typedef {object} RunFacts
 * @property {string} key stays the same while the definition does
 * @property {number} index place in the experiment
 * @property {'loading' | Status | 'failed'} status
 * @property {string} message
 * @property {RunStateNow & { microsecondsPerStep: number, isTimed: boolean, secondsTrained: number }} state
 *   microsecondsPerStep: NaN if it was not measured; isTimed: it was measured often enough to be believed
 * @property {Curves | null} ahead what was trained beyond the step that is shown
 * @property {number | undefined} picturesStep at which the pictures were taken
 * @property {string} fingerprint empty: not known at this step
 * @property {InputError[]} problems what is wrong with its definition
 */

/**
 * @typedef {RunFacts & Omit<Curves, 'state'> & About & Omit<Pictures, 'step'>} RunView plain data for
 *   views; pictures as far as a view wants them
 */

/**
 * @typedef {object} Frame everything that views show, at most once per animation frame
 * @property {boolean} playing
 * @property {number} step that is shown
 * @property {number | null} sought the step that is on its way
 * @property {number} farthest the last step that was reached
 * @property {number} steps of the longest run
 * @property {RunView[]} runs in the order of the experiment
 */

const NOTHING = new Float32Array(0);
const NO_ROWS = { from: 0, rows: NOTHING };
const MAX_FAILURES = 2;
// Moving a run to another worker means training it again from the start.
const MAX_MOVES = 2;
const MAX_MOVE_SECONDS = 0.3;
// A view that comes late is worth so much waiting for its past.
const MAX_REPEAT_SECONDS = 3;

export class RunState {
  /**
   * @param {string} key stays the same while the definition does
   * @param {string} identity text that equal definitions share
   * @param {import('../../config/spec.js').RunSpec} spec for the engine
   */
  constructor(key, identity, spec) {
    this.key = key;
    this.identity = identity;
    this.spec = spec;
    this.index = 0;
    this.steps = 0;
    this.moves = 0;
    /** @type {InputError[]} */
    this.problems = [];
    this.failures = 0;
    this.message = '';
    /** What happened to its worker, in words; empty: nothing. */
    this.told = '';
    /** The step that it has to pass by itself, since a worker was lost before it was there; 0: none. */
    this.suspectTo = 0;
    /** @type {About} */
    this.about = { tensors: [], data: null, points: null };
    this.restart('');
    this.clear();
  }

  /**
   * A new instance in a worker begins.
   * @param {string} handle its name there
   */
  restart(handle) {
    /** @type {string} */
    this.handle = handle;
    /** @type {number} -1: none yet */
    this.worker = -1;
    /** @type {Phase} */
    this.phase = 'loading';
    /** @type {number} */
    this.step = 0;
    /** @type {boolean} */
    this.isOver = false;
    /** @type {GrowingColumns<typeof HISTORY[number]>} */
    this.history = new GrowingColumns(HISTORY);
    /** @type {GrowingColumns<typeof BAND[number]>} */
    this.band = new GrowingColumns(BAND);
    /** @type {GrowingColumns<typeof EVALUATIONS[number]>} */
    this.evaluations = new GrowingColumns(EVALUATIONS);
    /** @type {Rates | null} */
    this.rates = columnsOf(NOTHING, RATES);
    /** @type {boolean} whether it is in the start module */
    this.isSmall = false;
    /** @type {number} spent on training it */
    this.seconds = 0;
    /** @type {StepTime} */
    this.time = new StepTime();
    // Pictures that another instance took are shown until there are its own: the start module may have taken less.
    /** @type {number} version of what the pictures were taken for; 0: they are of another instance */
    this.watched = 0;
  }

  /** Forgets the progress. */
  clear() {
    /** @type {number} step; until it is there, views keep what they have */
    this.restoreTo = 0;
    /** @type {Curves | null} */
    this.snapshot = null;
    /** @type {Curves | null} */
    this.farthest = null;
    /** @type {Partial<Pictures>} */
    this.pictures = {};
    this.watched = 0;
    /** @type {string} */
    this.fingerprint = '';
    /** @type {number} */
    this.fingerprintStep = -1;
  }

  /** Begins again from nothing; what went wrong is forgiven. */
  startOver() {
    this.clear();
    this.failures = 0;
    this.message = '';
    this.told = '';
    this.suspectTo = 0;
  }

  /**
   * Its worker has it now, or says why not.
   * @param {Pick<CreatedMessage, 'problems' | 'about'>} message
   */
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

  /** Milliseconds an update takes, or took on the mean where a run was over soon; 0: not measured. */
  get cost() {
    return this.step > 0 ? 1000 * (this.time.least || this.seconds / this.step) : 0;
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

  /** Whether it may be what its worker was lost by. */
  get isSuspect() {
    return this.suspectTo > 0;
  }

  /** It was not what its worker was lost by. */
  acquit() {
    this.suspectTo = 0;
    this.failures = 0;
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

  /**
   * It goes to another step; views keep what they have until it is there.
   * @param {number} step that it has been to
   */
  seek(step) {
    this.restoreTo = step;
  }

  /**
   * Whether pictures or fingerprint lag behind what the views want.
   * @param {import('./rounds.js').Watched} watch
   */
  isStale(watch) {
    if (this.phase !== 'live') return false;
    return this.fingerprintStep !== this.step || this.needsPictures(watch);
  }

  /** @param {import('./rounds.js').Watched} watch */
  needsPictures({ version, isEmpty }) {
    if (this.phase !== 'live' || isEmpty) return false;
    return this.pictures.step !== this.step || this.watched !== version;
  }

  /**
   * @param {RunReport} report of the training loop
   * @param {number} watched version of what the pictures were taken for
   */
  update({ seconds, snapshot, pictures, fingerprint }, watched) {
    const { step, status } = snapshot.state;
    const history = this.history.add(snapshot.history);
    const band = this.band.add(snapshot.band);
    const evaluations = this.evaluations.add(snapshot.evaluations);
    const { rates } = snapshot;
    if (rates !== undefined) this.rates = rates && columnsOf(rates, RATES);
    this.step = step;
    this.seconds = seconds;
    this.time.add(step, seconds);
    this.isOver = status === 'finished' || status === 'diverged';
    if (this.isSuspect && (this.isOver || step >= this.suspectTo)) this.acquit();
    // A run that is being restored shows what it showed before until it is there again.
    if (step < this.restoreTo && !this.isOver) return;
    this.restoreTo = 0;
    this.snapshot = { state: snapshot.state, history, band, evaluations, rates: this.rates };
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

  /**
   * The run's worker is lost. What it showed stays.
   * @param {string} message
   * @param {boolean} isBlamed whether that may be the run's fault
   */
  fail(message, isBlamed) {
    if (isBlamed) this.failures += 1;
    if (this.failures >= MAX_FAILURES) {
      this.told = '';
      this.giveUp(`stopped: ${message}`);
      return;
    }
    this.repeat();
    this.told = `was interrupted (${message}); it trains again, to the same numbers`;
  }

  /**
   * It trains no further.
   * @param {string} message why
   */
  giveUp(message) {
    this.phase = 'failed';
    this.message = message;
  }

  /** @returns {RunView} */
  view() {
    const { key, index, problems, fingerprint } = this;
    const { state, history, band, evaluations, rates } = this.snapshot ?? emptyCurves();
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
        isTimed: this.time.isSure,
        secondsTrained: this.seconds,
      },
      history,
      band,
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

/** What views may read before a run has reported anything. @returns {Curves} */
function emptyCurves() {
  return {
    state: {
      ...{
        step: 0,
        epoch: 0,
        steps: 0,
        status: 'ready',
        message: '',
        eventStep: -1,
        eventKind: '',
      },
      ...{ loss: NaN, lr: NaN, trainLoss: NaN, valLoss: NaN, trainAccuracy: NaN, valAccuracy: NaN },
      ...{ trainR2: NaN, valR2: NaN },
      ...{ bestValLoss: NaN, bestStep: NaN, gradNorm: NaN, updateRatio: NaN, parameterCount: NaN },
      ...{ stateSize: NaN, gradientEvaluations: NaN, samplesSeen: NaN, batchesPerEpoch: NaN },
    },
    history: new GrowingColumns(HISTORY).add(NO_ROWS),
    band: new GrowingColumns(BAND).add(NO_ROWS),
    evaluations: new GrowingColumns(EVALUATIONS).add(NO_ROWS),
    rates: columnsOf(NOTHING, RATES),
  };
}

/**
 * Views compare by identity, and a restored run has the same data.
 * @param {About} before
 * @param {About} after
 * @returns {About}
 */
function keepPoints(before, after) {
  return {
    ...after,
    points: samePoints(before.points, after.points) ? before.points : after.points,
  };
}

/**
 * @param {About['points']} a
 * @param {About['points']} b
 */
function samePoints(a, b) {
  if (!a || !b || a.inputs.length !== b.inputs.length) return false;
  /** @param {'inputs' | 'targets' | 'training'} name */
  const sameArray = (name) => a[name].every((value, i) => value === b[name][i]);
  return sameArray('inputs') && sameArray('targets') && sameArray('training');
}
