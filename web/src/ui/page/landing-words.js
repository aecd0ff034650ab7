// What the strip for first visitors says: a question about the experiment that they see, and an answer
// made of what their runs measured.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { filledParams } from '../../catalog/params.js';
import { runNames } from '../../config/run-names.js';
import { lastFinite } from '../../playground/outcome.js';
import { isOver } from '../../playground/playground.js';
import { formatPercent } from '../../drawing/format-percent.js';
import { formatValue } from '../../drawing/format.js';
import { QUESTION } from './landing.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../engine/page/run-state.js').Frame} Frame */

/**
 * @typedef {'watch' | 'raise' | 'again' | 'same' | 'broken'} Stage what there is to see: both train for the
 *   first time; SGD is behind; it trains with another rate; it keeps up; its rate is too large
 */

/**
 * @typedef {object} LandingWords
 * @property {Stage} stage
 * @property {string} words one or two sentences
 * @property {string} [drag] what to try next by hand
 * @property {string} todo what to try next; empty: watch
 * @property {NextRate} [next] the end of todo, which a click does
 */

/**
 * @typedef {object} NextRate
 * @property {string} label of the button
 * @property {number} run its index
 * @property {number} rate
 */

/** @typedef {{ catalog: Catalog, config: Config }} Experiment */

/**
 * @typedef {object} Racer
 * @property {string} name
 * @property {number} index of the run
 * @property {number} rate
 * @property {number} loss at the end
 * @property {number} accuracy at the end
 * @property {number} first loss
 * @property {number} peak highest loss
 * @property {boolean} isOver
 * @property {boolean} isPlain each step goes straight against a gradient, without momentum
 */

// Settings that make it another problem.
const PROBLEM = ['problem', 'data', 'data.turns', 'noise'];
// Within this factor two losses count as alike, and above it a loss has risen for good.
const FACTOR = 2;
// The rule whose steps go straight against the gradient.
const PLAIN = 'sgd';
// Rates of SGD: with the first it keeps up, with the second it learns nothing.
const GOOD = 1;
const TOO_LARGE = 10;

/**
 * Whether an experiment is that of a first visit, perhaps with other settings of its runs.
 * @param {Config} config
 * @param {Config} first that of a first visit
 */
export function isFirstExperiment({ settings, runs }, first) {
  const rules = runs.map(({ optimizer }) => optimizer);
  const hasAll = first.runs.every(({ optimizer }) => rules.includes(optimizer));
  return hasAll && PROBLEM.every((key) => settings[key] === first.settings[key]);
}

/**
 * @param {Experiment} experiment that of a first visit, see isFirstExperiment
 * @param {Config} first that of a first visit: two runs, the first of which is too slow
 * @param {Pick<Frame, 'playing' | 'runs'>} frame
 * @returns {LandingWords | null} null: nothing is known of its runs yet
 */
export function landingWords(experiment, first, { playing, runs }) {
  const racers = first.runs.map(({ optimizer }) => racerOf(optimizer, experiment, runs));
  const [slow, usual] = racers;
  if (!slow || !usual) return null;
  if (!slow.isOver || !usual.isOver) {
    const isFirst = slow.rate === first.runs[0].params.lr;
    const todo = playing ? '' : 'Press Play.';
    return isFirst ? { stage: 'watch', words: QUESTION, todo } : { ...again(slow), todo };
  }
  return answer(slow, usual);
}

/**
 * @param {Racer} slow
 * @param {Racer} usual
 * @returns {LandingWords}
 */
function answer(slow, usual) {
  const rate = formatValue(slow.rate);
  const both = `${slow.name} ends at ${formatValue(slow.loss)}, ${usual.name} at ${formatValue(usual.loss)}`;
  if (slow.peak > FACTOR * slow.first && slow.loss > FACTOR * usual.loss) return tooFar(slow);
  if (slow.loss > FACTOR * usual.loss) {
    const isBetter = usual.accuracy > slow.accuracy;
    const [most, fewer] = [usual, slow].map(({ accuracy }) => formatPercent(accuracy));
    const ends = isBetter ? `${usual.name} does: ${most} right, ${slow.name} ${fewer}` : both;
    const drag = `Drag ${slow.name}’s rate up from ${rate}`;
    const isSlow = slow.rate < GOOD;
    return {
      stage: 'raise',
      words: `${ends}. Is the rule to blame, or only its rate?`,
      drag: isSlow ? drag : `${drag}.`,
      ...(isSlow ? next('or', 'set it to', slow, GOOD) : { todo: '' }),
    };
  }
  const words = `It was the rate: with ${rate}, ${both}.`;
  return slow.rate < TOO_LARGE
    ? { stage: 'same', words, ...next('Where does it break?', 'Set it to', slow, TOO_LARGE) }
    : { stage: 'same', words, todo: 'Raise it further: where does it break?' };
}

/**
 * @param {string} todo
 * @param {string} label begins the words on the button
 * @param {Racer} racer
 * @param {number} rate
 * @returns {Pick<LandingWords, 'todo' | 'next'>}
 */
function next(todo, label, { index, rate: now }, rate) {
  if (now === rate) return { todo };
  return { todo, next: { label: `${label} ${formatValue(rate)}`, run: index, rate } };
}

/**
 * @param {Racer} slow
 * @returns {Omit<LandingWords, 'todo'>}
 */
function again({ name, rate }) {
  return {
    stage: 'again',
    words: `Both train again, ${name} with a rate of ${formatValue(rate)}. Does its curve fall faster?`,
  };
}

/**
 * @param {Racer} racer
 * @returns {LandingWords}
 */
function tooFar(racer) {
  const { name, rate, first, peak, loss, isPlain } = racer;
  const rise = `from ${formatValue(first)} to ${formatValue(peak)}`;
  const end = Number.isFinite(loss)
    ? `and ends at ${formatValue(loss)}`
    : 'until it was no number any more';
  // A short step against the gradient would have lowered the loss.
  const why = isPlain
    ? `${name}’s steps go downhill, but so far that they overshoot: its loss rose`
    : `${name}’s loss rose`;
  return {
    stage: 'broken',
    words: `Too far: at a rate of ${formatValue(rate)}, ${why} ${rise} ${end}.`,
    ...next('', 'Set it back to', racer, GOOD),
  };
}

/**
 * @param {string} optimizer
 * @param {Experiment} experiment
 * @param {Frame['runs']} views
 * @returns {Racer | null} the run with this rule; null: there is none
 */
function racerOf(optimizer, { catalog, config }, views) {
  const { runs } = config;
  const index = runs.findIndex((run) => run.optimizer === optimizer);
  const view = views.find((one) => one.index === index);
  if (index < 0 || !view) return null;
  const { params, wrappers } = runs[index];
  const { step, valLoss, valAccuracy } = view.evaluations;
  return {
    name: runNames(config, catalog)[index],
    index,
    rate: Number(filledParams(indexCatalog(catalog).rule(optimizer, params), params).lr),
    loss: view.status === 'diverged' ? Infinity : lastFinite(step, valLoss).value,
    accuracy: lastFinite(step, valAccuracy).value,
    first: valLoss[0],
    peak: valLoss.reduce((most, loss) => Math.max(most, loss), -Infinity),
    isOver: isOver(view.status),
    isPlain: optimizer === PLAIN && !wrappers.length && !params.weight_decay,
  };
}
